import { expect } from 'vitest'
import { analyze } from '../analysis/analyze.ts'
import { siteWindow } from '../analysis/imageSite.ts'
import { siteSnippet } from '../analysis/imageSnippet.ts'
import { imageView } from '../analysis/imageView.ts'
import { type ImageSite, type KernelImage, openKernelImage } from '../analysis/kernelImage.ts'
import { hex } from '../base/bytes.ts'

const usual = { rules: null, variant: 'xen', features: null, pages: 'pae', nops: null } as const

/** What the page shows of a file: totals, and rows that are searched and sorted. */
function askTable(image: KernelImage): void {
  const view = imageView(image)
  view.totals(usual)
  const query = { search: 'i', sort: 'operation', descending: true, from: 0, count: 96 } as const
  const page = view.rows(query, usual)
  expect(page.rows.length).toBeLessThanOrEqual(page.total)
  const all = view.rows({ ...query, search: '' }, usual)
  if (all.backends.length > 0) expect(all.total).toBe(image.sites.length)
}

/** What is copied as a listing assembles, and holds the bytes that the file has there. */
export function askSnippet(image: KernelImage, site: ImageSite): void {
  const window = siteWindow(image, site)
  const snippet = siteSnippet(image, site, String)
  if (!window || !snippet) return
  const late = image.era === '6.1'
  const wide = image.elf.arch === 'x86-64'
  const answer = analyze({
    listing: snippet.text,
    config: late ? '64v61' : wide ? '64' : '32pae',
    variant: 'native',
    rules: late ? '6.1' : '2.6.30',
    nops: 'p6',
    scan: false,
    framePointer: 'auto',
  })
  if (answer.kind === 'refused') throw new Error(answer.refusal.lacks)
  const { diagnostics, program } = answer.analysis
  const errors = diagnostics.filter(
    ({ severity, code }) => severity === 'error' && /^(?:asm|link)\//.test(code),
  )
  expect([snippet.text, errors]).toEqual([snippet.text, []])
  const made = program.sections[program.text]?.bytes ?? new Uint8Array(0)
  expect([snippet.text, hex(made)]).toEqual([snippet.text, hex(window.bytes)])
}

/** Asks for all that the page shows of a file, where it can be opened: its table, and the code of its first sites. */
export function showEverything(bytes: Uint8Array): void {
  const image = openKernelImage(bytes)
  if (!image.ok) return
  askTable(image.value)
  for (const site of image.value.sites.slice(0, 2)) askSnippet(image.value, site)
}
