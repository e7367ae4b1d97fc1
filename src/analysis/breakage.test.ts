import { describe, expect, it } from 'vitest'
import { backends, defaultVariant } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import { ruleSets } from '../rules/index.ts'
import { sampleListings } from '../testing/samples.ts'
import { inputFor, supposing } from '../testing/whatIf.ts'
import type { AnalysisInput } from './analysis.ts'
import { allFlips, analyze } from './analyze.ts'
import { regSet } from '../x86/registers.ts'
import { whatIf } from './whatIf.ts'

const machines = (['32pae', '64'] as const).flatMap((config) =>
  ruleSets
    .filter(({ configs }) => configs.includes(config))
    .flatMap((rules) =>
      backends
        .filter(({ id }) => id !== 'off' && backendTable(defaultVariant(id), config).ok)
        .map(({ id }) => ({ config, rules: rules.id, variant: defaultVariant(id) })),
    ),
)

function codesOf(input: AnalysisInput): readonly string[] {
  const answer = analyze(input)
  return answer.kind === 'analysis' ? answer.analysis.diagnostics.map(({ code }) => code) : []
}

/** What a listing says of sites that cut instructions, and of stacks that do not come out even. */
const broken = (input: AnalysisInput): readonly string[] =>
  codesOf(input).filter((code) => /ends-inside|push-without|pop-/.test(code))

describe.each(sampleListings())('of the sample $name', ({ listing, width }) => {
  const known = machines.filter(({ config }) => (config === '64') === (width === '64'))

  it.each(known)('no flip under $variant, $rules breaks what stands there', (machine) => {
    const input = inputFor({ ...machine, listing })
    const before = broken(input)
    for (const { site, flips } of allFlips(input)) {
      for (const { change } of flips) {
        if ('backend' in change) continue
        const answer = whatIf(input, site, supposing(change))
        expect([change, answer.breakage]).toEqual([change, null])
        const made = { ...input, listing: answer.listing ?? listing }
        expect([change, broken(made)]).toEqual([change, before])
      }
    }
  })
})

describe('a shorter site', () => {
  const sandwich = ['push %eax', 'push %edx', 'call *%cs:pv_irq_ops+8', 'pop %edx', 'pop %eax']
  const body = ['771:', ...sandwich, '772:', 'PV_RECORD PV_TYPE_irq_disable, CLBR_NONE', 'ret']
  const input = inputFor({ listing: `f:\n${body.join('\n')}\n` })
  const at = (length: number, part: Partial<AnalysisInput> = {}) =>
    whatIf({ ...input, ...part }, 0, supposing({ length }))

  it('is told of, and made by no edit, where it cuts an instruction', () => {
    const { story, breakage, listing } = at(7)
    expect(story?.site.length).toBe(7)
    expect(breakage).toEqual({ breaks: 'instruction', offset: 2 })
    expect(listing).toBeNull()
  })

  it('keeps its call', () => {
    expect(at(2).breakage).toEqual({ breaks: 'call' })
    expect(at(2).listing).toBeNull()
  })

  it('keeps the pops of pushes that are overwritten', () => {
    expect(at(10).story?.decision.outcome).toBe('inline')
    expect(at(10)).toMatchObject({
      breakage: { breaks: 'pairs', registers: regSet(0) },
      listing: null,
    })
  })

  it('may lose its pops where the pushes stay, too', () => {
    const { story, breakage, listing } = at(10, { variant: 'xen-noplace' })
    expect(story?.decision.outcome).toBe('keep')
    expect(breakage).toBeNull()
    expect(listing).toContain('.byte 10')
  })
})
