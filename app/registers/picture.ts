import type { CellState } from '../../src/dataflow/cells.ts'
import type { Reg } from '../../src/x86/registers.ts'
import type { Block } from './blocks.ts'

/**
 * How a cell looks. Beside the states of a register: what the difference between before and after shows, and
 * `folded`, the one cell of several registers; `absent`, a register that is not there at all.
 */
export type Look = CellState | 'gone' | 'new' | 'same' | 'given-up' | 'folded' | 'absent'

export interface Shown {
  readonly look: Look
  readonly letter: string
}

export const nothing: Shown = { look: 'empty', letter: '' }

/** Looks that are part of a bar running down a column. */
const bars: ReadonlySet<Look> = new Set<Look>([
  'live',
  'held',
  'read',
  'write',
  'read-write',
  'saved',
  'kept',
  'gone',
  'new',
  'same',
  'folded',
])

export const isBar = (look: Look): boolean => bars.has(look)

/** One side of the switch before, after, difference: what the columns show of rows of `.text`. */
export interface Picture {
  /** What a register's cell shows. */
  cell(block: Block, register: Reg): Shown
  /** The register holds the same value at the end of one row and at the start of the next. */
  joins(above: number, below: number, register: Reg): boolean
  /** The cell holds one value above and another below it. */
  isCut(block: Block, register: Reg): boolean
  /** Registers alive, of those that count; null where no count is said. */
  count(block: Block): number | null
  /** What the count is after patching, where that is another. */
  countAfter(block: Block): number | null
  /** A value is destroyed, or one has to go to memory. */
  isAlarming(block: Block): boolean
  /** It holds the row where most registers are alive. */
  isPeak(block: Block): boolean
  hasFlags(block: Block): boolean
  isReachable(block: Block): boolean
}
