import type { Analysis } from '../../src/analysis/analysis.ts'
import type { PressureRow, PressureTable } from '../../src/dataflow/pressure.ts'
import { hasRegister, noRegisters, type Reg, type RegSet, union } from '../../src/x86/registers.ts'
import type { Block } from './blocks.ts'
import { nothing, type Picture, type Shown } from './picture.ts'
import { callRow } from './statePicture.ts'

const alive = (row: PressureRow | undefined): RegSet =>
  row?.reachable ? union(row.liveIn, row.liveOut) : noRegisters

/** The row of a table that covers an offset of `.text`. */
function rowOver({ rows }: PressureTable, offset: number): PressureRow | undefined {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.offset ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return rows[low - 1]
}

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
  const is = (index: number) => rowOver(after, was(index)?.offset ?? -1)
  const givenUp = new Map(
    sites.map(({ site, filling }) => [callRow(analysis, site), filling.givenUpForNothing]),
  )
  const any = ({ rows }: Block, test: (index: number) => boolean) => rows.some(test)
  const changes = (index: number, register: Reg): Shown => {
    const lost = union(was(index)?.destroyed ?? noRegisters, is(index)?.destroyed ?? noRegisters)
    if (hasRegister(lost, register)) return { look: 'destroyed', letter: '✕' }
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
    isReachable: (block) => any(block, (index) => was(index)?.reachable ?? false),
  }
}
