import type { PressureTable } from '../dataflow/pressure.ts'
import type { Outcome } from '../patch/decision.ts'
import type { RegSet } from '../x86/registers.ts'

/**
 * Promises that a site could have made when its code was compiled: no paravirt at all, a sandwich of 2007, the
 * callee-save convention of 2009, an ordinary C call; `own` is what this site's record says.
 */
export type PromiseId = 'none' | 'sandwich' | 'calleeSave' | 'c' | 'own'

/** What one promise costs the code around the site, whatever boot makes of it. All are lower bounds. */
export interface ContractCost {
  /** Registers that code around the site had to take for lost; those that return something may be among them. */
  readonly mayDestroy: RegSet
  /** Registers in which a value survives: allocatable − mayDestroy − results. */
  readonly kept: RegSet
  /** Size of `kept`. */
  readonly places: number
  readonly spillsForced: number
  readonly movesForced: number
  readonly prologueSavesForced: number
}

/** What the bytes that stand there now really take; changes with the backend. */
export interface Filling {
  readonly outcome: Outcome
  readonly reallyDestroyed: RegSet
  /**
   * The contract's registers that the filling leaves alone: what patching could not give back. A result that
   * lies in one of them is not told apart here; sentences leave it out.
   */
  readonly givenUpForNothing: RegSet
  /** Instructions and bytes on the shortest way through site, thunk or routine, padding left out. */
  readonly instructions: number
  readonly bytes: number
  /** Nops that are run through. */
  readonly padding: { readonly instructions: number; readonly bytes: number }
  /** Functions on that way whose code is not known here; they come on top. */
  readonly plus: readonly string[]
  /** Had the code been compiled for this: what the promise would have cost that this filling keeps. */
  readonly compiledForThis: ContractCost
}

/** What one site means to the registers around it. */
export interface SiteCost {
  /** Index of the site. */
  readonly site: number
  /** Values alive across: needed after it, defined before it, not its own result. */
  readonly liveAcross: RegSet
  readonly results: RegSet
  /** The part of `liveAcross` that the record lets the patch destroy. */
  readonly destroyed: RegSet
  /** A condition set before it is tested after it. */
  readonly flagsDestroyed: boolean
  readonly contract: Readonly<Record<PromiseId, ContractCost>>
  /** The promise that the site's own equals; null where it equals none of them. */
  readonly ownIs: Exclude<PromiseId, 'own'> | null
  /** It saves registers by pushes of its own. */
  readonly isSandwich: boolean
  readonly filling: Filling
}

/** What is alive at every row, before and after patching, and what the sites cost. */
export interface Pressure {
  readonly before: PressureTable
  /** Of the patched text: its rows differ inside of sites. */
  readonly after: PressureTable
  /** Registers that hold values: all but the stack pointer, and the frame pointer where one is used. */
  readonly allocatable: RegSet
  readonly framePointer: boolean
  /** By index of the site. */
  readonly sites: readonly SiteCost[]
}
