import type { Arch } from './arch.ts'

/** One row of iced-x86's instruction table: an opcode with the operands that it takes. */
export interface Opcode {
  /** iced-x86's number for it. */
  readonly code: number
  /** Intel's mnemonic in lower case. */
  readonly name: string
  /**
   * What each operand may be, in Intel's order, in iced-x86's words (`OpCodeOperandKind`): "r32_or_mem",
   * "imm8sex32", "seg_rSI", …
   */
  readonly operands: readonly string[]
  readonly encoding: 'legacy' | 'vex' | 'evex' | 'other'
  readonly arches: readonly Arch[]
  /** Bits: 16, 32 or 64 where a prefix or the mode selects it, else 0. */
  readonly operandSize: number
  readonly addressSize: number
  /** Bytes that a memory operand covers; 0 where it has no size. */
  readonly memorySize: number
  /** Bytes of the one element that `{1to…}` repeats; 0 where it cannot. */
  readonly broadcastSize: number
  /** Whether `lock` may stand before it (with a memory destination). */
  readonly lockable: boolean
  /** Whether `{%k1}`, `{z}`, `{rn-sae}` and `{sae}` may be put on it. */
  readonly decorations: {
    readonly mask: boolean
    readonly zeroing: boolean
    readonly rounding: boolean
    readonly suppress: boolean
  }
}

/** An operand to encode; registers by iced-x86's names ("EAX", "R8L", "ST1", "None"). */
export type EncodeOperand =
  | { readonly kind: 'register'; readonly register: string }
  /** `opKind` is iced-x86's `OpKind` by name. */
  | { readonly kind: 'immediate'; readonly opKind: string; readonly value: bigint }
  | {
      readonly kind: 'memory'
      readonly base: string
      readonly index: string
      readonly scale: number
      readonly displacement: bigint
      /** Bytes; 0 where there is none. */
      readonly displacementSize: number
      readonly broadcast: boolean
    }
  /** Operands that the opcode implies, such as `%es:(%rdi)`; also by `OpKind`. */
  | { readonly kind: 'implied'; readonly opKind: string }
  /** A distance that the caller fills in. */
  | { readonly kind: 'branch'; readonly opKind: string }
  | {
      readonly kind: 'far'
      readonly size: 2 | 4
      readonly selector: number
      readonly offset: number
    }

export interface EncodeRequest {
  readonly code: number
  readonly operands: readonly EncodeOperand[]
  /** iced-x86's name of an opmask register; "None" where there is none. */
  readonly mask: string
  readonly zeroing: boolean
  /** 0 for none, then nearest, down, up, toward zero. */
  readonly rounding: number
  readonly suppress: boolean
  /** Whether the positions of the constants are wanted. */
  readonly locate: boolean
}

export interface EncodedBytes {
  readonly bytes: Uint8Array
  /** Position of the displacement and of the first immediate or distance; -1 where there is none or none was wanted. */
  readonly displacementAt: number
  readonly immediateAt: number
}
