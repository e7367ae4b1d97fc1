import type { Op } from '../../ops/op.ts'
import type { Guest } from '../guest.ts'
import type { Code, Platform } from '../platforms/platform.ts'

/** Two words of a value. On x86-32 `high` counts for results of 64 bits only. */
export interface Value {
  readonly low: number
  readonly high: number
}

/** An operation that is being done. */
export interface Doing {
  readonly guest: Guest
  readonly op: Op
  readonly platform: Platform
  readonly code: Code
  /** Word n of the arguments: registers first, then the stack. On x86-32 words have 32 bits. */
  argument(word: number): Value
  /** Where its stack arguments, or what it finds on the stack, begin. */
  readonly stack: number
  /** Bytes of a page-table entry: 8 with PAE and on x86-64, else 4. */
  readonly entrySize: 4 | 8
}

/** What operations do beyond their registers, by their members' names, e.g. `write_cr3`. */
export interface Effect {
  readonly members: readonly string[]
  /** The result; null where the operation has none. Throws a Fault where memory is missing. */
  perform(doing: Doing): Value | null
}

export const low = (word: number): Value => ({ low: word, high: 0 })

/** The place to which an argument points. */
export function pointer({ guest, argument }: Doing, word: number): number {
  const { low, high } = argument(word)
  return guest.cpu.arch === 'x86-32' ? low >>> 0 : high * 2 ** 32 + (low >>> 0)
}
