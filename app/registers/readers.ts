import type { PressureTable } from '../../src/dataflow/pressure.ts'
import { hasRegister, type Reg, registersIn } from '../../src/x86/registers.ts'
import { selectAnalysis } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import type { Rows } from './statePicture.ts'

/**
 * The rows that read the value which a register holds behind a row: the first after it, or, where none
 * follows in the listing, the last at all (a loop leads back to it).
 */
export function readersAfter(
  { rows }: { readonly rows: Rows },
  at: number,
  register: Reg,
): readonly number[] {
  const { values, after, before, registers } = rows.table.values
  const held = after[at * registers + register] ?? -1
  const value = values[held]
  if (!value) return []
  for (let next = at + 1; next <= value.lastRow; next++) {
    const row = rows.row(next)
    if (row && hasRegister(row.reads, register) && before[next * registers + register] === held) {
      return [next]
    }
  }
  return value.lastRead === null ? [] : [value.lastRead]
}

const lostIn = new WeakMap<PressureTable, readonly number[]>()

/** Rows that read what a site before them may destroy. */
export function lostRows(state: AppState, side: 'before' | 'after'): readonly number[] {
  const analysis = selectAnalysis(state)
  if (!analysis || state.view.registers === 'difference') return []
  const table = analysis.pressure[side]
  const known = lostIn.get(table)
  if (known) return known
  const rows: Rows = { table, row: (index) => table.rows[index] }
  const lost = table.rows.flatMap(({ destroyed }, at) =>
    destroyed === 0
      ? []
      : registersIn(destroyed).flatMap((register) => readersAfter({ rows }, at, register)),
  )
  lostIn.set(table, lost)
  return lost
}
