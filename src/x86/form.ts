/** Bytes of an operand that a general register can hold. */
export type Size = 1 | 2 | 4 | 8

export type Repetition = 'once' | 'rep' | 'repne'

export interface RegisterOperand {
  readonly kind: 'register'
  /** Machine number of the full register. */
  readonly number: number
  readonly size: Size
  /** Bits 8–15 of it: ah, ch, dh, bh. */
  readonly high: boolean
}

export interface MemoryOperand {
  readonly kind: 'memory'
  /** Bytes that are accessed; 0 where the instruction only counts with the address. */
  readonly size: number
  /** es cs ss ds fs gs, from 0 on. */
  readonly segment: number
  /** Machine numbers; null where there is none, and for an address relative to the instruction. */
  readonly base: number | null
  readonly index: number | null
  /** The index is shifted left by this many bits. */
  readonly scale: number
  /** The displacement, sign-extended to two words; of a relative address the whole of it. */
  readonly low: number
  readonly high: number
  /** Bytes to which the sum of base, index and displacement is cut. */
  readonly addressSize: Size
}

export interface ImmediateOperand {
  readonly kind: 'immediate'
  /** Sign-extended to two words. */
  readonly low: number
  readonly high: number
}

export type Operand =
  | RegisterOperand
  | MemoryOperand
  | ImmediateOperand
  /** es cs ss ds fs gs, from 0 on. */
  | { readonly kind: 'segment'; readonly number: number }
  | { readonly kind: 'control'; readonly number: number }
  /** Where a direct branch goes: unsigned on x86-32, signed on x86-64. */
  | { readonly kind: 'target'; readonly address: number }
  /** `%ds:(%esi)` of a string instruction, and `%es:(%edi)`. */
  | { readonly kind: 'source'; readonly segment: number; readonly addressSize: Size }
  | { readonly kind: 'destination'; readonly addressSize: Size }
  /** Vector, debug and such registers, far addresses. */
  | { readonly kind: 'other' }

/** The operands of an instruction at its place, in Intel's order (the destination first). */
export interface Form {
  readonly length: number
  readonly operands: readonly Operand[]
  /** Bytes; 0 where the mode and the prefixes do not choose it. */
  readonly operandSize: number
  readonly addressSize: number
  /** Bytes that a memory operand covers, a string instruction's too; else 0. */
  readonly memorySize: number
  readonly locked: boolean
  readonly repetition: Repetition
}
