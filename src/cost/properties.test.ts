import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variants } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import { configs } from '../ops/configs.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { ruleSets } from '../rules/index.ts'
import { flowListings, listingOf, type Statements } from '../testing/flowListings.ts'
import { analysisOf } from '../testing/registers.ts'
import { registersIn, union } from '../x86/registers.ts'
import type { SiteCost } from './cost.ts'

const seed = 20090130

/** A price without its filling. */
const promised = ({
  liveAcross,
  results,
  destroyed,
  flagsDestroyed,
  contract,
  ownIs,
}: SiteCost) => ({
  liveAcross,
  results,
  destroyed,
  flagsDestroyed,
  contract,
  ownIs,
})

const written: fc.Arbitrary<readonly [ConfigId, Statements]> = fc
  .constantFrom(...configs)
  .chain((config) => fc.tuple(fc.constant(config), flowListings(archOf(config))))

/** Everything that ran on a configuration; without paravirt the source itself is another. */
const combinations = (config: ConfigId) =>
  variants
    .filter((variant) => variant !== 'off' && backendTable(variant, config).ok)
    .flatMap((variant) =>
      ruleSets
        .filter((rules) => rules.configs.includes(config))
        .map((rules) => ({ variant, rules: rules.id })),
    )

describe('what was promised when the code was compiled', () => {
  it('is the same whoever runs underneath and whichever kernel patches', () => {
    let [sites, compared] = [0, 0]
    fc.assert(
      fc.property(written, ([config, statements]) => {
        const listing = listingOf(statements)
        const [first, ...others] = combinations(config).map(
          (how) => analysisOf(listing, { config, ...how }).pressure,
        )
        if (!first) throw new Error('nobody runs it')
        for (const other of others) {
          expect(other.before).toEqual(first.before)
          expect(other.allocatable).toBe(first.allocatable)
          expect(other.sites.map(promised)).toEqual(first.sites.map(promised))
          compared++
        }
        sites += first.sites.length
      }),
      { numRuns: 40, seed },
    )
    expect(configs.map((config) => combinations(config).length > 5)).toEqual([true, true, true])
    expect([sites > 60, compared > 300]).toEqual([true, true])
  })

  it('leaves as many places as it does not give away', () => {
    let columns = 0
    fc.assert(
      fc.property(
        written,
        fc.constantFrom('auto', 'yes', 'no'),
        fc.nat(0x1ff),
        ([config, statements], framePointer, word) => {
          const listing = listingOf(statements, word)
          const { sites, allocatable } = analysisOf(listing, { config, framePointer }).pressure
          for (const { contract, results, liveAcross, destroyed } of sites) {
            for (const cost of Object.values(contract)) {
              const { kept, mayDestroy, places, spillsForced, movesForced } = cost
              expect(union(kept, mayDestroy, results) & allocatable).toBe(allocatable)
              expect(kept & union(mayDestroy, results)).toBe(0)
              expect(places).toBe(registersIn(kept).length)
              const values = registersIn(liveAcross).length
              expect(spillsForced).toBe(Math.max(0, values - places))
              expect(movesForced).toBeGreaterThanOrEqual(0)
              expect(cost.prologueSavesForced).toBeLessThanOrEqual(movesForced)
              columns++
            }
            expect(destroyed).toBe(liveAcross & contract.own.mayDestroy)
          }
        },
      ),
      { numRuns: 250, seed },
    )
    expect(columns).toBeGreaterThan(2000)
  })

  it('is what the filling destroys and what was given up for nothing', () => {
    let fillings = 0
    fc.assert(
      fc.property(written, ([config, statements]) => {
        const { sites } = analysisOf(listingOf(statements), { config }).pressure
        for (const { contract, filling, results } of sites) {
          const { reallyDestroyed, givenUpForNothing } = filling
          expect(givenUpForNothing).toBe(contract.own.mayDestroy & ~reallyDestroyed)
          expect(filling.compiledForThis.mayDestroy & results).toBe(0)
          fillings++
        }
      }),
      { numRuns: 150, seed },
    )
    expect(fillings).toBeGreaterThan(250)
  })
})
