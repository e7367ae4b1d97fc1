import type { LostValue, PressureTable } from '../../src/dataflow/pressure.ts'
import type { Reg } from '../../src/x86/registers.ts'
import { selectAnalysis } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'

const lostAt = (table: PressureTable, row: number, register: Reg): LostValue | undefined =>
  table.lost.find((lost) => lost.row === row && lost.register === register)

/** The row that reads what a row may destroy, as the linter names it; none where nobody was asked. */
export function readersAfter(
  { rows }: { readonly rows: { readonly table: PressureTable } },
  at: number,
  register: Reg,
): readonly number[] {
  const reader = lostAt(rows.table, at, register)?.reader ?? null
  return reader === null ? [] : [reader]
}

/** Rows that read what a site before them may destroy. */
export function lostRows(state: AppState, side: 'before' | 'after'): readonly number[] {
  const analysis = selectAnalysis(state)
  if (!analysis || state.view.registers === 'difference') return []
  return analysis.pressure[side].lost.flatMap(({ reader }) => reader ?? [])
}
