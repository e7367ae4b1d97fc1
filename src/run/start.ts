import type { Address } from '../base/address.ts'

/** Values by full-width register name, without "%". */
export type RegisterValues = Readonly<Record<string, Address>>

/** What a run starts from, as far as the user says otherwise than every run does. */
export interface RunStart {
  /** Registers with a value of their own; every other one points to its own piece of scratch memory. */
  readonly registers: RegisterValues
  /** Status and direction flags, as bits of EFLAGS: CF 0, PF 2, AF 4, ZF 6, SF 7, DF 10, OF 11. */
  readonly flags: number
  /** Whether interrupts are on, as the backend has it: IF on bare hardware, a word of memory in a guest. */
  readonly interrupts: boolean
  /** An event that waits for interrupts to be on. */
  readonly pending: boolean
  /** Label to start at; null for the first instruction. */
  readonly entry: string | null
}

/** No register set, interrupts on, at the first instruction. */
export const usualStart: RunStart = {
  registers: {},
  flags: 0,
  interrupts: true,
  pending: false,
  entry: null,
}

/** How much is destroyed. */
export interface RunSwitches {
  /** C functions leave every register alone: why testing alone does not find a wrong clobber word. */
  readonly polite: boolean
  /**
   * After every site the whole set that its promise allows is destroyed, whatever stands there, as
   * CONFIG_DEBUG_PARAVIRT of the first kernels did.
   */
  readonly everything: boolean
}

/** C functions destroy what the convention lets them destroy. */
export const usualSwitches: RunSwitches = { polite: false, everything: false }

/** Instructions after which a run is stopped. */
export const stepLimit = 1_000_000
