import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fateOf } from '../patch/decision.ts'
import { analyze } from './analyze.ts'
import { converted } from './convert/index.ts'
import type { ImageChoice } from './imagePatcher.ts'
import { listingView } from './listingView.ts'

const choice: ImageChoice = {
  rules: null,
  variant: 'native',
  features: null,
  pages: 'pae',
  nops: null,
}
const query = { search: '', sort: 'index', descending: false, from: 0, count: 1000 } as const

function textOf(name: string) {
  const folder = join(import.meta.dirname, '../testing/compiled')
  const result = converted(readFileSync(join(folder, name), 'utf8'))
  if (!result?.ok) throw new Error(result?.error ?? 'not recognised')
  return result.value
}

const compiled = [
  'spin.objdump.txt',
  'vmlinux61.objdump.txt',
  'counter.32.gcc.s',
  'counter.32.objdump.txt',
  'counter.gcc.s',
  'counter.debug.gcc.s',
]

describe.each(compiled)('the table of a text of a compiler: %s', (name) => {
  const text = textOf(name)
  const view = listingView(text)
  const { rows, total, backends } = view.rows(query, choice)

  it('has a row for every site of its listing, with what the page makes of it on each backend', () => {
    expect(total).toBeGreaterThan(0)
    expect(view.summary).toMatchObject({ form: 'text', sites: total, converted: text })
    backends.forEach((variant, column) => {
      const answer = analyze({
        listing: text.listing,
        config: text.config ?? '32pae',
        variant,
        rules: view.summary.era,
        nops: 'p6',
        scan: false,
        framePointer: 'auto',
      })
      if (answer.kind === 'refused') throw new Error(answer.refusal.lacks)
      const { stories } = answer.analysis
      expect(stories.map(({ site }) => site.op)).toEqual(rows.map(({ operation }) => operation))
      expect(stories.map(({ decision }) => decision.outcome)).toEqual(
        rows.map(({ outcomes }) => outcomes[column]),
      )
      expect(stories.map(({ decision }) => fateOf(decision).callee)).toEqual(
        rows.map(({ callees }) => callees[column]),
      )
    })
  })

  it('goes to a site in the listing, in the function that stands before it', () => {
    for (const { index, function: found } of rows) {
      expect(view.snippet(index, choice)).toMatchObject({ text: text.listing, site: index })
      expect(text.listing).toContain(`${found}:`)
    }
    expect(view.snippet(rows.length, choice)).toBeNull()
  })

  it('sums up all sites, and says what never existed', () => {
    const totals = view.totals(choice)
    if (!totals.ok) throw new Error(totals.error)
    const sum = Object.values(totals.value.outcomes).reduce((all, count) => all + count, 0)
    expect(sum).toBe(total)
    const off = view.totals({ ...choice, variant: 'off' })
    expect(off.ok ? '' : off.error).toMatch(/Choose what it runs on/)
  })
})

it('a text without sites has an empty table', () => {
  const text = converted('\t.file\t"x.c"\nmain:\n\tret\n')
  expect(text?.ok && listingView(text.value).summary.sites).toBe(0)
})
