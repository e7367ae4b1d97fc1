import { describe, expect, it } from 'vitest'
import { compare, type Comparison } from '../../../src/analysis/compare.ts'
import type { AnalysisInput } from '../../../src/analysis/analysis.ts'
import type { BackendId } from '../../../src/backends/backend.ts'
import { backends } from '../../../src/backends/index.ts'
import { archOf } from '../../../src/ops/op.ts'
import { ruleSets } from '../../../src/rules/index.ts'
import { namesIn } from '../../../src/x86/registers.ts'
import { wordCount } from '../../messages/phrase.ts'
import { samples } from '../../samples/index.ts'
import { cellAt, differenceOf, disagreementsOf, type FoundCell, wordsOf } from './cells.ts'

function comparisonOf(listing: string, part: Partial<AnalysisInput> = {}): Comparison {
  const answer = compare({
    listing,
    config: '32pae',
    variant: 'native',
    rules: 'design',
    nops: 'p6',
    scan: true,
    framePointer: 'auto',
    ...part,
  })
  if (answer.kind === 'broken') throw new Error('broken')
  return answer.comparison
}

function found(comparison: Comparison, backend: BackendId, site = 0): FoundCell {
  const cell = cellAt(comparison, { site, backend })
  if (!cell) throw new Error('no cell')
  return cell
}

const every = samples.flatMap(({ listings }) =>
  (['32pae', '64'] as const).flatMap((config) =>
    ruleSets.map(({ id }) => comparisonOf(listings[archOf(config)], { config, rules: id })),
  ),
)

const cellsOf = (comparison: Comparison): readonly FoundCell[] =>
  comparison.sites.flatMap(({ index }) =>
    backends.flatMap(({ id }) => cellAt(comparison, { site: index, backend: id }) ?? []),
  )

describe('the words of a cell', () => {
  it('say what stands there, how long it is and what it destroys', () => {
    const { outcome, code, used, destroys } = wordsOf(
      found(comparisonOf('DISABLE_INTERRUPTS(CLBR_NONE)\nret'), 'xen'),
      'x86-32',
      'att',
    )
    expect([outcome, code]).toEqual(['inline', 'movb $0x1,%fs:xen_vcpu_info+1'])
    expect([used, destroys]).toEqual(['8 of 13 bytes', 'destroys nothing'])
  })

  it('say what was given up for nothing', () => {
    const cell = found(comparisonOf('PVOP_VCALLEE irq_disable\nret'), 'native')
    expect(wordsOf(cell, 'x86-32', 'att').forNothing).toBe('eax and edx for nothing')
  })

  it('call a site that stays by what it was', () => {
    const cell = found(comparisonOf('PVOP_VCALLEE irq_enable\nret', { rules: '2.6.30' }), 'xen')
    const { outcome, used } = wordsOf(cell, 'x86-32', 'att')
    expect([outcome, used]).toEqual(['stays indirect', '6 bytes, as before'])
  })

  it('are few, in every cell of every sample', () => {
    for (const comparison of every) {
      const arch = archOf(comparison.input.config)
      for (const cell of cellsOf(comparison)) {
        const { outcome, used, destroys, forNothing } = wordsOf(cell, arch, 'att')
        expect(outcome).not.toBe('')
        expect(used).not.toBe('')
        expect(wordCount([outcome, used, destroys, forNothing].join(' '))).toBeLessThanOrEqual(20)
      }
    }
  })
})

describe('a disagreement', () => {
  it('names the other rules, what they come to, and why', () => {
    const comparison = comparisonOf('PVOP_VCALLEE irq_enable\nret')
    const [told] = disagreementsOf(found(comparison, 'xen'), comparison.input, 'x86-32')
    expect(told?.sentence).toContain('Kernel 2.6.30 decides otherwise: stays indirect.')
    expect(told?.sentence).toContain('counts every call as destroying all')
  })

  it('is told in sentences of at most 28 words', () => {
    const sentences = every.flatMap((comparison) =>
      cellsOf(comparison).flatMap((cell) =>
        disagreementsOf(cell, comparison.input, archOf(comparison.input.config)).flatMap(
          ({ sentence }) => sentence.split(/(?<=\.) /),
        ),
      ),
    )
    expect(sentences.length).toBeGreaterThan(50)
    expect(sentences.filter((sentence) => wordCount(sentence) > 28)).toEqual([])
  })
})

describe('two cells side by side', () => {
  const comparison = comparisonOf('PVOP_VCALLEE irq_enable\nPVOP_VCALL write_cr3\nret')

  it('differ in the bytes that boot wrote', () => {
    const difference = differenceOf(found(comparison, 'native'), found(comparison, 'kvm'))
    expect([difference.bytes.size, difference.onlyLeft, difference.onlyRight]).toEqual([0, 0, 0])
  })

  it('differ in the registers that only one of them destroys', () => {
    const { bytes, length, onlyLeft, onlyRight, both } = differenceOf(
      found(comparison, 'xen', 0),
      found(comparison, 'xen', 1),
    )
    expect([length, bytes.size > 0]).toEqual([6, true])
    expect([onlyLeft, onlyRight, both].map((set) => namesIn('x86-32', set))).toEqual([
      [],
      ['eax', 'ecx', 'edx'],
      [],
    ])
  })

  it('of different lengths differ in all that only one has', () => {
    const { length, bytes } = differenceOf(found(comparison, 'native'), found(comparison, 'off'))
    expect([length, bytes.has(0), bytes.has(5)]).toEqual([6, false, true])
  })
})
