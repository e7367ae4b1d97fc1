import type { Analysis } from '../../src/analysis/analysis.ts'
import type { PressureRow } from '../../src/dataflow/pressure.ts'
import { firstEndingAfter } from '../../src/program/extents.ts'
import {
  difference,
  hasRegister,
  noRegisters,
  type Reg,
  type RegSet,
  union,
} from '../../src/x86/registers.ts'
import type { Block } from './blocks.ts'
import { nothing, type Picture, type Shown } from './picture.ts'
import { callRow } from './statePicture.ts'

const alive = (row: PressureRow | undefined): RegSet =>
  row?.reachable ? union(row.liveIn, row.liveOut) : noRegisters

const shownOf = (was: boolean, is: boolean): Shown => {
  if (was) return is ? { look: 'same', letter: '' } : { look: 'gone', letter: '−' }
  return is ? { look: 'new', letter: '+' } : nothing
}

/**
 * What patching changed: rows are those before, and each is compared with what stands at its offset after.
 */
export function differencePicture(analysis: Analysis): Picture {
  const { before, after, sites } = analysis.pressure
  const was = (index: number) => before.rows[index]
  const is = (index: number) => {
    const row = was(index)
    return row && after.rows[firstEndingAfter(after.rows, row.offset)]
  }
  const givenUp = new Map(
    sites.map(({ site, filling, results }) => [
      callRow(analysis, site),
      // What brings the result was not given up for nothing.
      difference(filling.givenUpForNothing, results),
    ]),
  )
  const changes = (index: number, register: Reg): Shown => {
    const destroyed = union(
      was(index)?.destroyed ?? noRegisters,
      is(index)?.destroyed ?? noRegisters,
    )
    if (hasRegister(destroyed, register)) return { look: 'destroyed', letter: '✕' }
    if (hasRegister(givenUp.get(index) ?? noRegisters, register))
      return { look: 'given-up', letter: '' }
    return shownOf(
      hasRegister(alive(was(index)), register),
      hasRegister(alive(is(index)), register),
    )
  }
  const worst = ['destroyed', 'given-up', 'gone', 'new', 'same', 'empty'] as const
  const cell = ({ rows }: Block, register: Reg): Shown => {
    const found = rows.map((index) => changes(index, register))
    return worst.flatMap((look) => found.find((each) => each.look === look) ?? [])[0] ?? nothing
  }
  const largest = (counts: readonly (PressureRow | undefined)[]) =>
    Math.max(0, ...counts.map((row) => row?.count ?? 0))
  return {
    cell,
    joins: (above, below, register) =>
      below === above + 1 && changes(above, register).look === changes(below, register).look,
    isCut: () => false,
    count: ({ rows }) => largest(rows.map(was)),
    countAfter: ({ rows }) => {
      const now = largest(rows.map(is))
      return now === largest(rows.map(was)) ? null : now
    },
    isAlarming: () => false,
    isPeak: () => false,
    hasFlags: () => false,
    isReachable: ({ rows }) => rows.some((index) => was(index)?.reachable ?? false),
  }
}
