import { describe, expect, it } from 'vitest'
import { backends } from '../backends/index.ts'
import { refusalSentence } from '../backends/refusal.ts'
import { backendTable } from '../backends/table.ts'
import type { ConfigId } from '../ops/op.ts'
import { ruleSets } from '../rules/index.ts'
import { generatedListing } from '../testing/generatedListing.ts'
import { sampleListings } from '../testing/samples.ts'
import { namesIn } from '../x86/registers.ts'
import type { Analysis, AnalysisInput } from './analysis.ts'
import { analyze } from './analyze.ts'
import { compare, type ComparedColumn, type Comparison, type PatchedCell } from './compare.ts'

const inputFor = (listing: string, part: Partial<AnalysisInput> = {}): AnalysisInput => ({
  listing,
  config: '32pae',
  variant: 'native',
  rules: 'design',
  nops: 'p6',
  scan: true,
  framePointer: 'auto',
  ...part,
})

function comparisonOf(input: AnalysisInput): Comparison {
  const answer = compare(input)
  if (answer.kind === 'broken') throw new Error('broken')
  return answer.comparison
}

function analysisOf(input: AnalysisInput): Analysis {
  const answer = analyze(input)
  if (answer.kind === 'refused') throw new Error('refused')
  return answer.analysis
}

const cellsOf = (column: ComparedColumn | undefined) =>
  column?.kind === 'cells' ? column.cells : []

/** The first site's cell under one backend. */
function firstCell(listing: string, backend: string, part: Partial<AnalysisInput> = {}) {
  const { columns } = comparisonOf(inputFor(listing, part))
  const cell = cellsOf(columns.find((column) => column.backend === backend))[0]
  if (cell?.kind !== 'patched') throw new Error('not patched')
  return cell
}

const configs: Record<string, readonly ConfigId[]> = {
  '32': ['32pae', '32nopae'],
  '64': ['64', '64v61'],
}

/** Entry code of 2009 calls macros that 6.1 has no more. */
const isKnownTo = (config: ConfigId, listing: string): boolean =>
  config !== '64v61' || compare(inputFor(listing, { config, rules: '6.1' })).kind === 'comparison'

const cases = sampleListings().flatMap(({ name, width, listing }) =>
  (configs[width] ?? [])
    .filter((config) => isKnownTo(config, listing))
    .flatMap((config) =>
      ruleSets
        .filter((rules) => rules.configs.includes(config))
        .map((rules) => [name, config, rules.id, listing] as const),
    ),
)

/** What analyze() says of the same sites, in the form of a cell. */
function toldBy(analysis: Analysis): readonly Partial<PatchedCell>[] {
  return analysis.stories.map(({ decision, steps, after, disagreements }, at) => {
    const done = steps.at(-1)
    const cost = analysis.pressure.sites[at]
    if (done?.kind !== 'done' || !cost) throw new Error('no end')
    return {
      outcome: decision.outcome,
      bytes: decision.edit.after,
      parts: decision.edit.parts,
      used: decision.patchedLength,
      rows: after,
      destroyed: cost.filling.reallyDestroyed,
      givenUp: done.givenUp,
      disagreements: disagreements.map((each) => expect.objectContaining(each)),
    }
  })
}

describe.each(cases)('%s, %s, %s', (_, config, rules, listing) => {
  const input = inputFor(listing, { config, rules })
  const comparison = comparisonOf(input)

  it('has a column for each backend, in order', () => {
    expect(comparison.columns.map(({ backend }) => backend)).toEqual(backends.map(({ id }) => id))
  })

  it('says in every cell what an analysis under that backend says', () => {
    for (const column of comparison.columns) {
      const table = backendTable(column.variant, config)
      expect([column.backend, column.kind === 'cells']).toEqual([column.backend, table.ok])
      if (!table.ok || column.backend === 'off') continue
      const analysis = analysisOf({ ...input, variant: column.variant })
      expect(cellsOf(column)).toEqual(toldBy(analysis).map((told) => expect.objectContaining(told)))
    }
  })

  it('gives up for nothing what the price says, results left out', () => {
    for (const column of comparison.columns.filter(({ backend }) => backend !== 'off')) {
      if (column.kind === 'refused') continue
      const { pressure } = analysisOf({ ...input, variant: column.variant })
      cellsOf(column).forEach((cell, at) => {
        const { filling, results } = pressure.sites[at]!
        if (cell.kind !== 'patched') throw new Error('not patched')
        expect(cell.givenUp & ~results).toBe(filling.givenUpForNothing & ~results)
      })
    }
  })

  it('shows without paravirt the bytes that the text then has in that line', () => {
    const { program, stories } = analysisOf({ ...input, variant: 'off' })
    expect(stories).toEqual([])
    const text = program.sections[program.text]
    comparison.sites.forEach((site, at) => {
      const cell = cellsOf(comparison.columns.find(({ backend }) => backend === 'off'))[at]
      if (cell?.kind !== 'compiled') return
      const rows = (text?.rows ?? []).filter(({ line }) => line === site.line)
      const all = rows.flatMap(({ offset, length }) =>
        Array.from(text!.bytes.subarray(offset, offset + length)),
      )
      expect([...cell.bytes]).toEqual(all)
    })
  })

  it('knows why wherever rule sets disagree', () => {
    const reasons = comparison.columns.flatMap((column) =>
      cellsOf(column).flatMap((cell) =>
        cell.kind === 'patched' ? cell.disagreements.map(({ reason }) => reason) : [],
      ),
    )
    expect(reasons).not.toContain('other')
  })
})

describe('without paravirt', () => {
  const compiled = (listing: string, config: ConfigId = '32pae') => {
    const { columns } = comparisonOf(inputFor(listing, { config }))
    return cellsOf(columns.find(({ backend }) => backend === 'off')).map((cell) =>
      cell.kind === 'compiled'
        ? [
            cell.rows.map(({ text }) => text).join('; '),
            namesIn('x86-32', cell.destroyed).join(' '),
          ]
        : cell.kind,
    )
  }

  it('stands what the headers write then', () => {
    expect(compiled('DISABLE_INTERRUPTS(CLBR_NONE)\nret')).toEqual([['cli', '']])
    expect(compiled('PVOP_CALLEE save_fl\nret')).toEqual([['pushf; pop %eax', 'eax']])
  })

  it('stands only what replaces the site where a macro of the listing writes more', () => {
    const listing =
      '.macro both\nmov $1, %ebx\nPVOP_VCALLEE irq_disable\nmov $2, %ecx\n.endm\nboth\nret'
    expect(compiled(listing)).toEqual([['cli', '']])
  })

  it('is not told of what was written by hand, nor of a line with several sites', () => {
    const scanned = 'push %ecx\ncall paravirt_cli\npop %ecx\nret'
    expect(compiled(scanned)).toEqual(['untold'])
    expect(compiled('.rept 2\nPVOP_VCALLEE irq_disable\n.endr\nret')).toEqual(['untold', 'untold'])
  })
})

describe('a combination that never existed', () => {
  it('has a refusal with its years in place of cells', () => {
    const { columns } = comparisonOf(
      inputFor('DISABLE_INTERRUPTS(CLBR_ANY)\nret', { config: '64' }),
    )
    const refused = columns.flatMap((column) =>
      column.kind === 'refused' ? [[column.backend, refusalSentence(column.refusal)]] : [],
    )
    expect(refused).toEqual([
      ['lguest', expect.stringContaining('2007–2017')],
      ['vmi', expect.stringContaining('2007–2010')],
    ])
  })
})

/** Saves eax although flags are returned in it, and promises to keep it. */
const saveFlags = `771: push %eax; push %edx; call *pv_irq_ops; pop %edx; pop %eax; 772: ret
.section .parainstructions,"a"
.long 771b; .byte 43, 772b-771b; .short CLBR_NONE`

describe('the reason why rule sets disagree', () => {
  it.each([
    ['PVOP_VCALLEE irq_enable\nret', 'xen', 'assumes-all'],
    ['push %ecx\ncall paravirt_cli\npop %ecx\nret', 'native', 'no-record'],
    ['PVOP_CALL read_cr0\nret', 'vmi', 'rom-only'],
    ['PVOP_CALLEE pte_val\nret', 'vmi', 'rom-only'],
    ['DISABLE_INTERRUPTS(CLBR_ANY)\nret', 'lguest', 'slot-only'],
    [saveFlags, 'native', 'unasked-destroys'],
  ])('%s under %s: %s', (listing, backend, reason) => {
    for (const rules of ['design', '2.6.30'] as const) {
      const { disagreements } = firstCell(listing, backend, { rules })
      expect(disagreements.map((each) => each.reason)).toEqual([reason])
    }
  })
})

it('says of a broken text that it is broken', () => {
  expect(compare(inputFor('nonsense %here')).kind).toBe('broken')
})

it('compares a listing of 2,000 lines', () => {
  const { sites, columns } = comparisonOf(inputFor(generatedListing('x86-32', 2000)))
  expect(sites.length).toBeGreaterThan(100)
  expect(columns.every((column) => cellsOf(column).length === sites.length)).toBe(true)
})
