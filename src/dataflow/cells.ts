import { hasRegister, type Reg } from '../x86/registers.ts'
import type { PressureRow } from './pressure.ts'

/** What one register's cell at one row shows. */
export type CellState =
  | 'empty'
  | 'live'
  /** Only the caller wants it back. */
  | 'held'
  | 'read'
  | 'write'
  | 'read-write'
  /** Written and never read after. */
  | 'dead-write'
  /** A site or call may destroy it and nobody needs it. */
  | 'may-destroy'
  /** A site or call may destroy it and it is needed. */
  | 'destroyed'
  /** Its value lies on the stack, between a site's push and pop. */
  | 'saved'
  /** Kept by the callee although a C call might destroy it. */
  | 'kept'

export interface Cell {
  readonly state: CellState
  /** A plate with this letter stands on it; none where empty. */
  readonly letter: '' | 'R' | 'W' | 'RW' | 'c' | '✕' | 's' | 't'
  /** The bar goes on to the cell above, or below: the register holds a value there. */
  readonly above: boolean
  readonly below: boolean
}

function stateOf(row: PressureRow, reg: Reg): CellState {
  const reads = hasRegister(row.reads, reg)
  const writes = hasRegister(row.writes, reg)
  const after = hasRegister(row.liveOut, reg)
  if (hasRegister(row.destroyed, reg)) return 'destroyed'
  if (writes && after) return reads ? 'read-write' : 'write'
  if (hasRegister(row.saved, reg)) return 'saved'
  if (hasRegister(row.mayDestroy, reg)) return 'may-destroy'
  if (hasRegister(row.keptByCallee, reg)) return 'kept'
  if (writes) return reads ? 'read-write' : 'dead-write'
  if (reads) return 'read'
  if (after || hasRegister(row.liveIn, reg)) return 'live'
  return hasRegister(row.heldForCaller, reg) ? 'held' : 'empty'
}

const letters: Readonly<Record<CellState, Cell['letter']>> = {
  empty: '',
  live: '',
  held: 'c',
  read: 'R',
  write: 'W',
  'read-write': 'RW',
  'dead-write': 'W',
  'may-destroy': '',
  destroyed: '✕',
  saved: 's',
  kept: 't',
}

/** The cell of one register at one row. */
export function cellAt(row: PressureRow, reg: Reg): Cell {
  const state = stateOf(row, reg)
  const held = state === 'held'
  const argument = state === 'may-destroy' && hasRegister(row.reads, reg)
  return {
    state,
    letter: argument ? 'R' : letters[state],
    above: held || hasRegister(row.liveIn, reg),
    below: held || hasRegister(row.liveOut, reg),
  }
}

/** From the worst down: what a closed macro shows of its rows. */
const worstFirst: readonly CellState[] = [
  'destroyed',
  'may-destroy',
  'saved',
  'kept',
  'write',
  'read-write',
  'dead-write',
  'read',
  'live',
  'held',
  'empty',
]

/** One cell for all rows of a closed macro; `cells` are those of one register, from top to bottom. */
export function worstCell(cells: readonly Cell[]): Cell {
  const [first] = cells
  const last = cells.at(-1)
  if (!first || !last) return { state: 'empty', letter: '', above: false, below: false }
  const rank = ({ state }: Cell) => worstFirst.indexOf(state)
  const worst = cells.reduce((found, cell) => (rank(cell) < rank(found) ? cell : found), first)
  return { ...worst, above: first.above, below: last.below }
}
