import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import type { AnalysisInput } from '../../src/analysis/analysis.ts'
import { type Arch, arches } from '../../src/x86/arch.ts'
import { firstSample, sampleById, samples } from './index.ts'

describe('the samples', () => {
  it('have ids and titles of their own', () => {
    expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length)
    expect(new Set(samples.map(({ title }) => title)).size).toBe(samples.length)
    expect(sampleById('no such')).toBeUndefined()
    expect(firstSample.id).toBe(samples[0].id)
  })

  it.each(samples.flatMap(({ id, listings }) => arches.map((arch) => ({ id, arch, listings }))))(
    '$id for $arch fits beside the register columns',
    ({ listings, arch }) => {
      const lines = listings[arch].split('\n')
      expect(lines.at(-1)).toBe('')
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(46)
    },
  )
})

/** At the site, and at the line that reads what is lost there. */
const mistakes = ['lint/record-forgets', 'lint/value-at-thunk']
const giveaways = ['lint/site-destroys', 'lint/value-destroyed']

/** What the linter is to find in the samples that are wrong on purpose. */
function meantIn(id: string, arch: Arch): readonly string[] {
  if (id === 'generous') return giveaways
  return id === 'mistake' && arch === 'x86-32' ? mistakes : []
}

describe('what becomes of the samples', () => {
  const told = (id: string, arch: Arch, part: Partial<AnalysisInput> = {}) => {
    const sample = sampleById(id)
    const answer = analyze({
      listing: sample?.listings[arch] ?? '',
      config: arch === 'x86-64' ? '64' : '32pae',
      variant: 'xen',
      rules: 'design',
      nops: 'p6',
      scan: sample?.scan ?? false,
      framePointer: 'auto',
      ...part,
    })
    if (answer.kind !== 'analysis') throw new Error(`${id} was refused`)
    return answer.analysis
  }
  const outcomes = (id: string, arch: Arch, part?: Partial<AnalysisInput>) =>
    told(id, arch, part).stories.map(({ decision }) => decision.outcome)

  it.each(samples.flatMap(({ id }) => arches.map((arch) => ({ id, arch }))))(
    '$id assembles for $arch and has a site',
    ({ id, arch }) => {
      const { diagnostics, stories } = told(id, arch)
      const wrong = diagnostics.filter(({ severity }) => severity !== 'info')
      expect(wrong.map(({ code }) => code)).toEqual(meantIn(id, arch))
      expect(stories.length).toBeGreaterThan(0)
    },
  )

  it('what the mistake of 2.6.31 does is found whoever runs underneath', () => {
    const codes = (part: Partial<AnalysisInput>) =>
      told('mistake', 'x86-32', part).diagnostics.flatMap(({ code, severity }) =>
        severity === 'error' ? [code] : [],
      )
    expect(codes({ variant: 'native' })).toContain('lint/record-forgets')
    expect(codes({ variant: 'xen' })).toEqual(mistakes)
    expect(codes({ variant: 'lguest', rules: '2.6.30' })).toEqual([
      'lint/callee-destroys-more',
      'lint/record-forgets',
      'lint/value-destroyed-unsaid',
    ])
  })

  it('the first shows the three ways at once', () => {
    expect(outcomes('first', 'x86-32')).toEqual(['inline', 'thunk-call', 'c-call'])
    const [, thunk] = told('first', 'x86-32').stories
    expect(thunk?.decision.implementation.kind).toBe('thunk')
  })

  it('the promises give six sites of five lengths, and one that does not fit', () => {
    const lengths = told('clobbers', 'x86-32').stories.map(({ site }) => site.length)
    expect(lengths).toEqual([13, 13, 11, 11, 9, 7, 13])
  })

  it('the call by hand is found by the scan alone', () => {
    expect(told('handwritten', 'x86-32').stories[0]?.site).toMatchObject({
      foundBy: 'scanned',
      length: 11,
    })
    expect(told('handwritten', 'x86-32', { scan: false }).stories).toEqual([])
  })

  it('two bytes more let the inline code in', () => {
    expect(outcomes('records', 'x86-32')).toEqual(['thunk-call', 'inline'])
    expect(outcomes('records', 'x86-64')).toEqual(['thunk-call', 'inline'])
  })

  it('the rule sets disagree where the last one says so', () => {
    for (const arch of arches) {
      const kept = outcomes('disagree', arch, { rules: '2.6.30' })
      expect(kept).not.toEqual(outcomes('disagree', arch))
      expect(kept.slice(1)).toEqual(['keep', 'keep'])
    }
  })
})
