import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containerOf } from '../elf/container.ts'
import { sampleFile, sampleFiles } from '../testing/sampleFiles.ts'
import { hex } from '../base/bytes.ts'
import { analyze } from './analyze.ts'
import { siteListing } from './imageListing.ts'
import { imageOutcomes } from './imageOutcomes.ts'
import { imagePatcher } from './imagePatcher.ts'
import { bootDecision, siteWindow, windowRows } from './imageSite.ts'
import { siteSnippet } from './imageSnippet.ts'
import { imageView } from './imageView.ts'
import { type ImageSite, type KernelImage, openKernelImage } from './kernelImage.ts'

/** `npm run fuzz` asks for more runs and prints the seed. */
const numRuns = Number(process.env['PVSCOPE_FUZZ_FILES'] ?? 400)
const seed = Number(process.env['PVSCOPE_FUZZ_SEED'] ?? 20221211)

/** Processor time, in milliseconds: a file of a few kilobytes that takes longer has run away. */
const longestRun = 1000

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Opens a file and asks everything about it; whatever it holds, there is an answer. */
function askEverything(bytes: Uint8Array): void {
  const container = containerOf(bytes)
  if (!container.ok) expect(container.error.message.length).toBeGreaterThan(20)
  const image = openKernelImage(bytes)
  if (!image.ok) {
    expect(image.error.message.length).toBeGreaterThan(20)
    return
  }
  const { sites } = image.value
  for (const variant of ['native', 'xen', 'kvm'] as const) {
    const choice = { rules: null, variant, features: null, pages: 'pae', nops: null } as const
    const patcher = imagePatcher(image.value, choice)
    if (!patcher.ok) continue
    const { outcomes } = imageOutcomes(image.value, patcher.value)
    outcomes.forEach(({ after }, at) => expect(after.length).toBe(sites[at]?.length))
    const [first] = sites
    if (first && patcher.value.rules === '6.1') bootDecision(image.value, first, patcher.value)
  }
  askTable(image.value)
  for (const site of sites.slice(0, 2)) {
    const window = siteWindow(image.value, site)
    if (window) windowRows(image.value, window)
    siteListing(image.value, site, String)
    askSnippet(image.value, site)
  }
}

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
  for (const { index } of all.rows.slice(0, 2)) view.snippet(index, usual)
}

/** What is copied as a listing assembles, and holds the bytes that the file has there. */
function askSnippet(image: KernelImage, site: ImageSite): void {
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
  if (answer.kind === 'refused') throw new Error(answer.refusal.reason)
  const { diagnostics, program } = answer.analysis
  const errors = diagnostics.filter(
    ({ severity, code }) => severity === 'error' && /^(?:asm|link)\//.test(code),
  )
  expect([snippet.text, errors]).toEqual([snippet.text, []])
  const made = program.sections[program.text]?.bytes ?? new Uint8Array(0)
  expect([snippet.text, hex(made)]).toEqual([snippet.text, hex(window.bytes)])
}

function inTime(bytes: Uint8Array): void {
  const start = processorTime()
  askEverything(bytes)
  const took = processorTime() - start
  if (took > longestRun) throw new Error(`took ${Math.round(took)} ms of processor time`)
}

const files = sampleFiles.map(sampleFile)

/** Numbers that break a reader that trusts them. */
const numbers = fc.constantFrom(
  0n,
  1n,
  0x7fn,
  0xffn,
  0xffffn,
  0x7fff_ffffn,
  0xffff_ffffn,
  0x1_0000_0000n,
  0x7fff_ffff_ffff_ffffn,
  0xffff_ffff_ffff_ffffn,
  0xffff_ffff_8100_0000n,
)

interface Change {
  readonly at: number
  readonly size: 1 | 2 | 4 | 8
  readonly value: bigint
  /** Counts from the end: the tables of sections stand there. */
  readonly fromEnd: boolean
}

const changes: fc.Arbitrary<Change> = fc.record({
  at: fc.oneof(
    { weight: 1, arbitrary: fc.nat(64) },
    { weight: 10, arbitrary: fc.nat(1500) },
    { weight: 10, arbitrary: fc.nat(12_000) },
  ),
  size: fc.constantFrom(1, 2, 4, 8),
  value: fc.oneof(
    numbers,
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    fc.bigInt({ min: 0n, max: 4096n }),
  ),
  fromEnd: fc.boolean(),
})

function mutated(file: Uint8Array, edits: readonly Change[], cut: number | null): Uint8Array {
  const bytes = file.slice()
  for (const { at, size, value, fromEnd } of edits) {
    const place = fromEnd ? bytes.length - 1 - (at % bytes.length) : at % bytes.length
    for (let byte = 0; byte < size && place + byte < bytes.length; byte++) {
      bytes[place + byte] = Number((value >> BigInt(8 * byte)) & 0xffn)
    }
  }
  return cut === null ? bytes : bytes.slice(0, cut % bytes.length)
}

const mutations = fc
  .record({
    file: fc.constantFrom(...files),
    edits: fc.array(changes, { minLength: 1, maxLength: 6 }),
    cut: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.nat(12_000) },
    ),
  })
  .map(({ file, edits, cut }) => mutated(file, edits, cut))

const noise = fc.uint8Array({ maxLength: 600 }).map((bytes) => {
  // Half of them begin as an ELF file does.
  if ((bytes[0] ?? 0) % 2 === 0) bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1].slice(0, bytes.length))
  return bytes
})

describe('no file makes the reader fall over', () => {
  it(`survives ${numRuns} mutated and random files`, { timeout: 7_200_000 }, () => {
    const all = fc.oneof({ weight: 9, arbitrary: mutations }, { weight: 1, arbitrary: noise })
    fc.assert(fc.property(all, inTime), { numRuns, seed })
  })

  it.each(sampleFiles)(
    'survives %s cut at every 997th byte, and at each of the first 100',
    (name) => {
      const file = sampleFile(name)
      for (let end = 0; end < file.length; end += end < 100 ? 1 : 997) inTime(file.slice(0, end))
    },
  )
})
