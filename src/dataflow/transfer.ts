import type { Row } from '../program/program.ts'
import type { Arch } from '../x86/arch.ts'
import type { Reg, RegSet } from '../x86/registers.ts'
import type { Annotations } from './annotations.ts'

/** What a call, jump or site at one row means to the code around it, where that is known. */
export interface Transfer {
  /** Registers in which it takes arguments: needed. */
  readonly args: RegSet
  /** Registers in which it returns something: its definitions. */
  readonly results: RegSet
  /** What it may destroy. Never a definition: a checker that took it for one could not find what dies. */
  readonly mayDestroy: RegSet
  /** What it may destroy although pushes and pops of the site save it, since they may be overwritten too. */
  readonly mayDestroySaved: RegSet
  readonly destroysFlags: boolean
  /** It goes back to an interrupted program, which needs every register. */
  readonly needsAll: boolean
  /** Nothing comes after it: what it is given is not known, and what follows belongs to something else. */
  readonly neverReturns: boolean
}

/** Whether two mean the same; either may be missing. */
export function sameTransfer(one: Transfer | undefined, other: Transfer | undefined): boolean {
  if (one === other) return true
  return (
    one !== undefined &&
    other !== undefined &&
    one.args === other.args &&
    one.results === other.results &&
    one.mayDestroy === other.mayDestroy &&
    one.mayDestroySaved === other.mayDestroySaved &&
    one.destroysFlags === other.destroysFlags &&
    one.needsAll === other.needsAll &&
    one.neverReturns === other.neverReturns
  )
}

/** A site's matched push and pop, as indexes of rows. */
export interface RowPair {
  readonly register: Reg
  readonly push: number
  readonly pop: number
}

/** Code to be analysed: the rows of `.text`, and what is known of it from outside. */
export interface FlowInput {
  readonly arch: Arch
  /** In order, without gaps. */
  readonly rows: readonly Row[]
  /** Control comes in at the first row: it is the start of the text. */
  readonly entered: boolean
  /** Bytes of `.text`. */
  readonly length: number
  /** Offsets that others know: global labels, and whatever data or other sections refer to. */
  readonly known: ReadonlySet<number>
  /** Offsets of all labels with a name. */
  readonly labels: ReadonlySet<number>
  /** Where direct transfers end whose field names a place outside of `.text`, which may begin where it ends. */
  readonly outward: ReadonlySet<number>
  /** By index of the row. */
  readonly transfers: ReadonlyMap<number, Transfer>
  readonly pairs: readonly RowPair[]
  readonly annotations: Annotations
}
