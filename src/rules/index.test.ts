import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variants } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import { opsOf } from '../ops/index.ts'
import { archOf } from '../ops/op.ts'
import type { DecideInput, RuleSet } from '../patch/decision.ts'
import { design } from './design.ts'
import { bareSite } from '../patch/records.ts'
import { difference } from '../x86/registers.ts'
import { ruleSetOf, ruleSets, stepsUnder } from './index.ts'
import { eras } from '../patch/eras.ts'

/** Any recorded site of any operation under any backend that the rules know. */
const sitesUnder = ({ configs }: RuleSet) =>
  fc
    .record({
      config: fc.constantFrom(...configs),
      variant: fc.constantFrom(...variants),
      type: fc.nat(99),
      length: fc.integer({ min: 1, max: 60 }),
      clobberWord: fc.nat(0x1ff),
    })
    .map(({ config, variant, type, length, clobberWord }): DecideInput | null => {
      const table = backendTable(variant, config)
      const op = opsOf(config)[type]
      if (!table.ok || !op || op.id === 'pv_init_ops.patch') return null
      const original = Uint8Array.from({ length }, (_, at) => 0xa0 + at)
      const address = 0xc1020000n
      const site = bareSite({ op, address, clobberWord, original }, table.value)
      return { site, op, arch: archOf(config), table: table.value, nops: 'p6', original }
    })
    .filter((input) => input !== null)

it('decides for each rule set that is listed, in order, and for no other', () => {
  expect(ruleSets.map(({ id }) => id)).toEqual(eras.map(({ id }) => id))
  for (const { id, configs } of ruleSets) {
    const arches = eras.find((era) => era.id === id)?.arches
    expect(new Set(arches)).toEqual(new Set(configs.map(archOf)))
  }
})

it('finds each rule set by its id', () => {
  for (const rules of ruleSets) expect(ruleSetOf(rules.id)).toBe(rules)
})

describe.each(ruleSets)('$id', (rules) => {
  const anySite = sitesUnder(rules)
  it('chooses exactly one candidate and keeps the length of the site', () => {
    fc.assert(
      fc.property(anySite, (input) => {
        const { candidates, chosen, edit, outcome } = rules.decide(input)
        expect(candidates.filter(({ verdict }) => verdict === 'chosen')).toHaveLength(1)
        expect(candidates[chosen]?.verdict).toBe('chosen')
        expect(candidates[chosen]?.kind).toBe(outcome)
        expect(edit.before).toEqual(input.original)
        expect(edit.after).toHaveLength(input.original.length)
        expect(
          edit.parts.reduce((at, part) => (expect(part.offset).toBe(at), at + part.length), 0),
        ).toBe(input.original.length)
      }),
      { numRuns: 500 },
    )
  })

  it('gives every rejected candidate the check that rejected it', () => {
    fc.assert(
      fc.property(anySite, (input) => {
        for (const { verdict, checks } of rules.decide(input).candidates) {
          const failed = checks.some(({ pass }) => !pass)
          if (verdict === 'rejected') expect(failed).toBe(true)
          if (verdict === 'would-work') expect(failed).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('decides the same again, and tells a story that ends', () => {
    fc.assert(
      fc.property(anySite, (input) => {
        const decision = rules.decide(input)
        expect(rules.decide(input)).toEqual(decision)
        const kinds = stepsUnder(input, decision).map(({ kind }) => kind)
        expect(kinds[0]).toBe('find')
        expect(kinds.at(-1)).toBe('done')
        expect(kinds.filter((kind) => kind === 'choose')).toHaveLength(1)
      }),
      { numRuns: 500 },
    )
  })
})

it('never destroys what the site keeps, as designed', () => {
  fc.assert(
    fc.property(sitesUnder(design), (input) => {
      const { candidates, chosen, outcome } = design.decide(input)
      const winner = candidates[chosen]!
      if (outcome === 'keep' || outcome === 'jump') return
      expect(difference(winner.clobbers, input.site.mayLose[winner.scope])).toBe(0)
    }),
    { numRuns: 2000 },
  )
})
