import type { Reg, RegSet } from '../x86/registers.ts'

/**
 * What is alive at one row, and what the row does to it. Sets hold general registers without the stack
 * pointer. `live…` is needed ∪ assumed, without what is held for the caller.
 */
export interface PressureRow {
  /** Line of the listing, from 1; 0 where no line made the row. */
  readonly line: number
  /** Position in `.text`. */
  readonly offset: number
  readonly length: number
  /** False where no way leads to it; then nothing else is said of it. */
  readonly reachable: boolean
  readonly liveIn: RegSet
  readonly liveOut: RegSet
  /** The part of `liveIn` and `liveOut` that some instruction reads. */
  readonly neededIn: RegSet
  readonly neededOut: RegSet
  /** Alive before or after it only because an ABI or an unknown jump might read it. */
  readonly assumed: RegSet
  /** Alive only because the caller wants it back, and nothing on the way has written it. */
  readonly heldForCaller: RegSet
  /** Read and written by the instruction; a site's matched push and pop do neither. */
  readonly reads: RegSet
  readonly writes: RegSet
  /** Between a site's push and its pop: the value lies on the stack. */
  readonly saved: RegSet
  /** Needed after the call although a C call might destroy it: the callee's convention keeps it. */
  readonly keptByCallee: RegSet
  /** What a call or site at this row may destroy. Not a definition. */
  readonly mayDestroy: RegSet
  /** The part of `mayDestroy` that is needed after it and defined before it. */
  readonly destroyed: RegSet
  readonly flagsIn: boolean
  readonly flagsOut: boolean
  /** The larger of |liveIn| and |liveOut ∪ writes|, over allocatable registers. */
  readonly count: number
}

/** A live range: the rows over which one register holds one value, its definitions and reads joined (a web). */
export interface Value {
  readonly register: Reg
  /** Indexes of the rows that define it, in order. */
  readonly definitions: readonly number[]
  /** It also comes in from outside: with the function, or by a label that others know. */
  readonly entry: boolean
  /** Index of the last row, in the order of the listing, that reads it; null where only an ABI may. */
  readonly lastRead: number | null
  /** Row of the last place at which it is alive. */
  readonly lastRow: number
}

/** Which value each register holds before and after each row: index into `values`, −1 for none. */
export interface ValueMap {
  readonly values: readonly Value[]
  /** `before[row * registers + register]` */
  readonly before: Int32Array
  readonly after: Int32Array
  /** Registers of the machine: 8 or 16. */
  readonly registers: number
}

/** A value that a row may destroy although it is needed. */
export interface LostValue {
  /** Index of the row whose call or site may destroy it. */
  readonly row: number
  readonly register: Reg
  /** Index of the row that reads it first, in the order of the listing; null where that was not asked. */
  readonly reader: number | null
}

/** Registers over all of `.text`, in the order of its rows. */
export interface PressureTable {
  readonly rows: readonly PressureRow[]
  readonly values: ValueMap
  /** In the order of rows. */
  readonly lost: readonly LostValue[]
  /** The largest count of a row; 0 without rows. */
  readonly peak: number
}

/** Index of the value that a register holds on one side of a row; null where it holds none that lives. */
export function valueAt(
  { values: { values, registers, before, after } }: PressureTable,
  row: number,
  register: Reg,
  side: 'before' | 'after',
): Value | null {
  const index = (side === 'before' ? before : after)[row * registers + register] ?? -1
  return values[index] ?? null
}
