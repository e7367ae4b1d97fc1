import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowListings, listingOf, type Statements } from '../testing/flowListings.ts'
import { generatedListing } from '../testing/generatedListing.ts'
import { registerModel } from '../testing/registerModel.ts'
import { analysisOf } from '../testing/registers.ts'
import { configs } from '../ops/configs.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { isSubset, registerNames, registersIn, type RegSet } from '../x86/registers.ts'
import type { PressureRow } from './pressure.ts'

const flag = 1 << 16
const seed = 20090130
const runs = { numRuns: 250, seed }

/** A listing and the configuration that it is written for. */
const written: fc.Arbitrary<readonly [ConfigId, Statements]> = fc
  .constantFrom(...configs)
  .chain((config) => fc.tuple(fc.constant(config), flowListings(archOf(config))))

const before = (config: ConfigId, listing: string) =>
  analysisOf(listing, { config }).pressure.before

/** What is alive at a row, whatever the sites there may destroy. */
const alive = ({ line, liveIn, liveOut, neededIn, neededOut, ...row }: PressureRow) => ({
  line,
  sets: [liveIn, liveOut, neededIn, neededOut, row.assumed, row.heldForCaller, row.saved],
  flags: [row.flagsIn, row.flagsOut],
  reads: row.reads,
  writes: row.writes,
  count: row.count,
})

/** The same facts by the other way of finding them. */
const modelled = (row: ReturnType<typeof registerModel>[number], index: number) =>
  row.reachable
    ? [index, row.neededIn, row.neededOut, row.liveIn, row.liveOut, row.held, row.count]
    : [index, 'unreachable']

const found = (row: PressureRow, index: number) => {
  const flags = [row.flagsIn ? flag : 0, row.flagsOut ? flag : 0] as const
  const [into, out] = [row.neededIn | flags[0], row.neededOut | flags[1]]
  return row.reachable
    ? [index, into, out, row.liveIn, row.liveOut, row.heldForCaller, row.count]
    : [index, 'unreachable']
}

describe('liveness', () => {
  it('is the least solution of its equations, found another way', () => {
    let [rows, sites, unreachable] = [0, 0, 0]
    fc.assert(
      fc.property(written, ([config, statements]) => {
        const analysis = analysisOf(listingOf(statements), { config })
        const table = analysis.pressure.before
        expect(table.rows.map(found)).toEqual(registerModel(analysis).map(modelled))
        rows += table.rows.length
        sites += analysis.stories.length
        unreachable += table.rows.filter(({ reachable }) => !reachable).length
      }),
      { ...runs, numRuns: 1000 },
    )
    expect([rows > 10_000, sites > 1000, unreachable > 500]).toEqual([true, true, true])
  })

  it('is so in long listings, too', () => {
    for (const arch of ['x86-32', 'x86-64'] as const) {
      const config = arch === 'x86-32' ? '32pae' : '64'
      const analysis = analysisOf(generatedListing(arch, 1000), { config })
      expect(analysis.stories.length).toBeGreaterThan(50)
      expect(analysis.pressure.before.rows.map(found)).toEqual(
        registerModel(analysis).map(modelled),
      )
    }
  })

  it('has every register that an instruction reads alive before it', () => {
    let reads = 0
    fc.assert(
      fc.property(written, ([config, statements]) => {
        for (const row of before(config, listingOf(statements)).rows) {
          if (!row.reachable) continue
          expect(isSubset(row.reads, row.neededIn)).toBe(true)
          expect(isSubset(row.neededIn, row.liveIn)).toBe(true)
          expect(row.assumed).toBe((row.liveIn & ~row.neededIn) | (row.liveOut & ~row.neededOut))
          reads += registersIn(row.reads).length
        }
      }),
      runs,
    )
    expect(reads).toBeGreaterThan(1000)
  })

  it('counts at least what is alive before a row, and never more than there is', () => {
    let counted = 0
    fc.assert(
      fc.property(written, ([config, statements]) => {
        const { pressure } = analysisOf(listingOf(statements), { config })
        const most = registersIn(pressure.allocatable).length
        for (const row of pressure.before.rows) {
          const living = registersIn((row.liveIn & pressure.allocatable) as RegSet).length
          expect(row.count).toBeGreaterThanOrEqual(living)
          expect(row.count).toBeLessThanOrEqual(most)
          counted += row.count
        }
      }),
      runs,
    )
    expect(counted).toBeGreaterThan(5000)
  })

  it('only grows when a read is added', () => {
    let grown = 0
    const places = fc.tuple(written, fc.nat(), fc.nat())
    fc.assert(
      fc.property(places, ([[config, statements], place, register]) => {
        const names = registerNames(archOf(config)).filter((name) => !name.endsWith('sp'))
        const read = `mov %${names[register % names.length]}, 0x1000`
        const index = place % (statements.length + 1)
        const more = statements.toSpliced(index, 0, read)
        const above = statements.slice(0, index).flatMap((statement) => statement.split('\n'))
        const old = before(config, listingOf(statements)).rows
        const all = before(config, listingOf(more)).rows
        const without = all.filter((row) => row.line !== above.length + 1)
        expect(without).toHaveLength(old.length)
        old.forEach((row, at) => {
          const now = without[at]
          if (!now) throw new Error('a row is gone')
          expect(now.reachable).toBe(row.reachable)
          if (!row.reachable) return
          expect(isSubset(row.neededIn, now.neededIn)).toBe(true)
          expect(isSubset(row.neededOut, now.neededOut)).toBe(true)
          expect(isSubset(row.liveIn, now.liveIn)).toBe(true)
          if (row.neededIn !== now.neededIn) grown++
        })
      }),
      runs,
    )
    expect(grown).toBeGreaterThan(100)
  })
})

describe("a record's clobber word", () => {
  it('changes nothing of what is alive', () => {
    let destroyed = 0
    const words = fc.tuple(written, fc.nat(0xffff), fc.nat(0xffff))
    fc.assert(
      fc.property(words, ([[config, statements], left, right]) => {
        const [one, other] = [left, right].map(
          (word) => before(config, listingOf(statements, word)).rows,
        )
        expect(one?.map(alive)).toEqual(other?.map(alive))
        const lost = (rows: typeof one) => rows?.map((row) => row.destroyed).join(' ')
        if (lost(one) !== lost(other)) destroyed++
      }),
      runs,
    )
    expect(destroyed).toBeGreaterThan(20)
  })
})
