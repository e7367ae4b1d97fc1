import type { Analysis } from '../../src/analysis/analysis.ts'
import type { PromiseId } from '../../src/cost/cost.ts'
import { type Cell, cellAt, worstCell } from '../../src/dataflow/cells.ts'
import type { PressureRow, PressureTable } from '../../src/dataflow/pressure.ts'
import { hasRegister, type Reg } from '../../src/x86/registers.ts'
import type { Block } from './blocks.ts'
import { nothing, type Picture, type Shown } from './picture.ts'
import { previewedRow } from './preview.ts'

export type Preview = { readonly site: number; readonly promise: PromiseId } | null

/** The rows of one table, one of them perhaps as another promise would have it. */
export interface Rows {
  readonly table: PressureTable
  row(index: number): PressureRow | undefined
}

/** Index of the first row at an offset of `.text`; −1 where there is none. */
export function rowAt({ rows }: PressureTable, offset: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.offset ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return rows[low]?.offset === offset ? low : -1
}

/** Index of the row that holds the call of a site. */
export const callRow = ({ stories, pressure }: Analysis, site: number): number =>
  rowAt(pressure.before, stories[site]?.site.original.offset ?? -1)

export function rowsBefore(analysis: Analysis, preview: Preview): Rows {
  const table = analysis.pressure.before
  const cost = preview && analysis.pressure.sites[preview.site]
  const at = cost && callRow(analysis, preview.site)
  const row = at === null || at === undefined ? undefined : table.rows[at]
  if (!row || !cost) return { table, row: (index) => table.rows[index] }
  const changed = previewedRow(row, cost, preview.promise)
  return { table, row: (index) => (index === at ? changed : table.rows[index]) }
}

export const rowsAfter = ({ pressure: { after } }: Analysis): Rows => ({
  table: after,
  row: (index) => after.rows[index],
})

/** Rows at whose site a value has to go to memory. */
function spillingRows(analysis: Analysis): ReadonlySet<number> {
  return new Set(
    analysis.pressure.sites.flatMap(({ site, contract }) =>
      contract.own.spillsForced > 0 ? [callRow(analysis, site)] : [],
    ),
  )
}

/** Whether a register holds something at the start or the end of a row that is drawn as a bar. */
function holds(row: PressureRow, register: Reg, side: 'before' | 'after'): boolean {
  return (
    hasRegister(side === 'before' ? row.liveIn : row.liveOut, register) ||
    hasRegister(row.saved, register) ||
    hasRegister(row.heldForCaller, register)
  )
}

/** The picture of the code as it stands before or after patching. */
export function statePicture(analysis: Analysis, rows: Rows, side: 'before' | 'after'): Picture {
  const { table } = rows
  const { values, before, after, registers } = table.values
  const spilling = side === 'before' ? spillingRows(analysis) : new Set<number>()
  const peakRow = table.peak === 0 ? -1 : table.rows.findIndex(({ count }) => count === table.peak)
  const found = ({ rows: indexes }: Block) => indexes.flatMap((index) => rows.row(index) ?? [])
  const cells = (block: Block, register: Reg): readonly Cell[] =>
    found(block).flatMap((row) => (row.reachable ? [cellAt(row, register)] : []))
  const isReachable = (block: Block) => found(block).some(({ reachable }) => reachable)
  return {
    isReachable,
    cell: (block, register): Shown => {
      const all = cells(block, register)
      if (all.length === 0) return nothing
      const { state, letter } = worstCell(all)
      return { look: state, letter }
    },
    joins: (above, below, register) => {
      const [upper, lower] = [rows.row(above), rows.row(below)]
      if (!upper?.reachable || !lower?.reachable || below !== above + 1) return false
      if (!holds(upper, register, 'after') || !holds(lower, register, 'before')) return false
      const [from, to] = [after[above * registers + register], before[below * registers + register]]
      return from === to || values[from ?? -1] === undefined || values[to ?? -1] === undefined
    },
    isCut: ({ rows: [index, ...more] }, register) => {
      if (index === undefined || more.length > 0) return false
      const [from, to] = [before[index * registers + register], after[index * registers + register]]
      return from !== to && values[from ?? -1] !== undefined && values[to ?? -1] !== undefined
    },
    count: (block) =>
      isReachable(block) ? Math.max(0, ...found(block).map(({ count }) => count)) : null,
    countAfter: () => null,
    isAlarming: (block) =>
      found(block).some(({ destroyed }) => destroyed !== 0) ||
      block.rows.some((index) => spilling.has(index)),
    isPeak: ({ rows: indexes }) => indexes.includes(peakRow),
    hasFlags: (block) => found(block).some(({ flagsIn, flagsOut }) => flagsIn && flagsOut),
  }
}
