import { describe, expect, it } from 'vitest'
import { hex } from '../base/bytes.ts'
import { sampleFile, type SampleFile } from '../testing/sampleFiles.ts'
import type { VariantId } from '../backends/backend.ts'
import { fateOf } from '../patch/decision.ts'
import type { Analysis } from './analysis.ts'
import { usualStart, usualSwitches } from '../run/start.ts'
import { analyze } from './analyze.ts'
import { imageOutcomes } from './imageOutcomes.ts'
import { type ImageChoice, imagePatcher } from './imagePatcher.ts'
import { imageView } from './imageView.ts'
import { type KernelImage, openKernelImage } from './kernelImage.ts'
import { startRun } from './run.ts'
import type { ImageView, RowQuery } from './siteTable.ts'

const choice: ImageChoice = {
  rules: null,
  variant: 'xen',
  features: null,
  pages: 'pae',
  nops: null,
}

function opened(name: SampleFile) {
  const image = openKernelImage(sampleFile(name))
  if (!image.ok) throw new Error(image.error.message)
  return image.value
}

const query = (changes: Partial<RowQuery> = {}): RowQuery => ({
  search: '',
  sort: 'index',
  descending: false,
  from: 0,
  count: 100,
  ...changes,
})

const vmlinux = imageView(opened('vmlinux61'))

const rowsOf = (view: ImageView, changes: Partial<RowQuery> = {}, under = choice) =>
  view.rows(query(changes), under)

describe('the table of a kernel', () => {
  const { summary } = vmlinux
  const functions = (changes: Partial<RowQuery>) =>
    rowsOf(vmlinux, changes).rows.map((row) => row.function)

  it('has a row for every site, with what each backend makes of it', () => {
    const { rows, total } = rowsOf(vmlinux)
    expect([total, rows.length]).toEqual([summary.sites, summary.sites])
    expect(rowsOf(vmlinux).backends).toEqual(['native', 'xen'])
    expect(rows[0]).toMatchObject({ index: 0, length: 6, outcomes: expect.any(Array) })
    for (const row of rows) expect(row.outcomes).toHaveLength(2)
  })

  it('is searched by words, in any order, whatever their case', () => {
    const { rows } = rowsOf(vmlinux, { search: 'INLINE irq' })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThan(summary.sites)
    for (const { operation, outcomes } of rows) {
      expect(operation).toMatch(/irq/)
      expect(outcomes).toContain('inline')
    }
    expect(rowsOf(vmlinux, { search: 'no such word' }).total).toBe(0)
  })

  it('is sorted both ways by any column, and stays in order of the records where rows are alike', () => {
    const up = functions({ sort: 'function' })
    expect(up).toEqual(up.toSorted())
    expect(functions({ sort: 'function', descending: true })).toEqual(up.toReversed())
    const xen = rowsOf(vmlinux, { sort: 'xen' }).rows.map(({ outcomes }) => outcomes[1])
    expect(xen).toEqual(xen.toSorted())
  })

  it('comes in pages', () => {
    const all = rowsOf(vmlinux, { sort: 'operation' }).rows
    const page = rowsOf(vmlinux, { sort: 'operation', from: 2, count: 3 })
    expect(page.rows).toEqual(all.slice(2, 5))
  })

  it('sums up what sites come to, and what they give up for nothing', () => {
    const totals = vmlinux.totals(choice)
    if (!totals.ok) throw new Error(totals.error)
    const { outcomes, operations, givenUp } = totals.value
    const sum = Object.values(outcomes).reduce((total, count) => total + count, 0)
    expect(sum).toBe(summary.sites)
    expect(operations.length).toBeGreaterThan(3)
    expect(givenUp.every(([, count]) => count > 0)).toBe(true)
    const native = vmlinux.totals({ ...choice, variant: 'native' })
    expect(native.ok && native.value.outcomes).not.toEqual(outcomes)
  })

  it('shows outcomes under the switches that are set, and a column for the machine chosen', () => {
    const outcomeOf = (changes: Partial<ImageChoice>) => {
      const page = rowsOf(vmlinux, {}, { ...choice, ...changes })
      return { backends: page.backends, unlock: page.rows.at(-1)?.outcomes }
    }
    expect(outcomeOf({})).toEqual({ backends: ['native', 'xen'], unlock: ['inline', 'inline'] })
    expect(outcomeOf({ features: ['pv-unlock'] }).unlock).toEqual(['thunk-call', 'thunk-call'])
    expect(outcomeOf({ variant: 'kvm' })).toEqual({
      backends: ['native', 'xen', 'kvm'],
      unlock: ['inline', 'inline', 'thunk-call'],
    })
  })

  it('has no column for a machine that a 32-bit kernel without PAE does not run on', () => {
    const view = imageView(opened('entry2630.o'))
    const backends = (pages: ImageChoice['pages']) =>
      rowsOf(view, {}, { ...choice, variant: 'native', pages }).backends
    expect(backends('pae')).toEqual(['native', 'xen'])
    expect(backends('nopae')).toEqual(['native'])
  })

  it('says in words what never existed', () => {
    const totals = vmlinux.totals({ ...choice, variant: 'lguest' })
    expect(totals.ok ? '' : totals.error).toMatch(/lguest .* left Linux/)
  })
})

const samples: readonly SampleFile[] = [
  'vmlinux61',
  'vmlinux61.stripped',
  'module61.ko',
  'entry2630.o',
]

function analyzed({ era, elf }: KernelImage, listing: string, variant: VariantId): Analysis {
  const late = era === '6.1'
  const answer = analyze({
    listing,
    config: late ? '64v61' : elf.arch === 'x86-64' ? '64' : '32pae',
    variant,
    rules: late ? '6.1' : '2.6.30',
    nops: 'p6',
    scan: false,
    framePointer: 'auto',
  })
  if (answer.kind === 'refused') throw new Error(answer.refusal.lacks)
  return answer.analysis
}

describe.each(samples)('the listing of a site of %s', (name) => {
  const image = opened(name)
  const view = imageView(image)

  it.each(['native', 'xen'] as const)('comes to the same bytes as the file: %s', (variant) => {
    const patcher = imagePatcher(image, { ...choice, variant })
    if (!patcher.ok) return
    const { outcomes } = imageOutcomes(image, patcher.value)
    for (const site of image.sites) {
      const snippet = view.snippet(site.index, choice)
      if (!snippet) throw new Error(`no listing of site ${site.index}`)
      const { stories, diagnostics } = analyzed(image, snippet.text, variant)
      const errors = diagnostics.filter(({ code }) => /^(?:asm|link|sites)\//.test(code))
      expect([site.index, errors]).toEqual([site.index, []])
      const told = outcomes[site.index]!
      const { site: found, decision } = stories[snippet.site]!
      expect(found.address).toBe(site.address)
      expect(hex(decision.edit.before)).toBe(hex(site.original))
      expect([site.index, fateOf(decision)]).toEqual([
        site.index,
        { outcome: told.outcome, callee: told.callee },
      ])
      if (told.known) expect(hex(decision.edit.after)).toBe(hex(told.after))
    }
  })
})

describe('the code of a site that is run', () => {
  it.each(['native', 'xen'] as const)('finds its table and its functions: %s', (variant) => {
    const view = imageView(opened('vmlinux61'))
    const { rows } = rowsOf(view, { search: 'save_and_disable irq_disable' })
    const snippet = view.snippet(rows[0]!.index, choice)!
    const input = {
      listing: snippet.text,
      config: '64v61',
      variant,
      rules: '6.1',
      nops: 'p6',
      scan: false,
      framePointer: 'auto',
    } as const
    const run = startRun({ input, start: usualStart, switches: usualSwitches, breakpoints: [] })
    if (!run.ok) throw new Error(run.error.kind)
    while (!run.value.advance(1000));
    const { endings, verdicts } = run.value.summary()
    expect(Object.values(endings).map(({ kind }) => kind)).toEqual([
      'returned',
      'returned',
      'returned',
    ])
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept', 'kept'])
  })
})
