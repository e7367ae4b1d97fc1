/** Why an instruction could not be executed, or the machine does not go on: what a sentence about it needs. */
export type Cause =
  | {
      readonly kind: 'page'
      /** The first byte that is not there for this access. */
      readonly address: number
      readonly access: 'read' | 'write' | 'execute'
      /** A write into executable memory that is not writable: code that would change itself. */
      readonly text: boolean
    }
  /** Bits 47–63 of an address differ; `high` and `low` are its words. */
  | { readonly kind: 'non-canonical'; readonly low: number; readonly high: number }
  /** An instruction that wants its memory at a multiple of its size: `cmpxchg16b`. */
  | { readonly kind: 'unaligned'; readonly address: number }
  | { readonly kind: 'divide'; readonly reason: 'zero' | 'overflow' }
  /** `ud2` and its like, and bytes that are no instruction. */
  | { readonly kind: 'undefined' }
  /** An instruction that the interpreter does not model. */
  | { readonly kind: 'unsupported'; readonly text: string }
  | { readonly kind: 'privileged'; readonly text: string }
  /** `int n`, a hypercall, a system call that the host knows nothing of. */
  | { readonly kind: 'unhandled'; readonly by: Gate; readonly vector: number }
  /** The limit of steps is reached. */
  | { readonly kind: 'limit'; readonly steps: number }
  /** `hlt` with interrupts off, or the host lets nothing wake it. */
  | { readonly kind: 'halted' }
  /** It went to an outer ring, to this address. */
  | { readonly kind: 'left'; readonly by: 'iret' | 'sysret' | 'sysexit'; readonly to: number }

/** Instructions that ask somebody outside of the program. */
export type Gate = 'int' | 'vmcall' | 'vmmcall' | 'syscall' | 'sysenter'

/** `at` is the address of the instruction. */
export type Stop = Cause & { readonly at: number }

/**
 * Thrown inside of the interpreter only, as a processor abandons an instruction half way; `step` and `run`
 * make a `Stop` of it. Memory, stack and host models may throw it: what they were called for did not happen.
 */
export class Fault {
  readonly cause: Cause

  constructor(cause: Cause) {
    this.cause = cause
  }
}
