import type { EncodeOperand, EncodeRequest, Opcode } from '../x86/opcode.ts'
import type { FieldKind } from './encoding.ts'
import type { Value } from './evaluate.ts'
import type { Expression } from './expression.ts'
import type { Operand } from './operand.ts'
import type { Register } from './register.ts'

/** An operand with its expression worked out as far as it can be. */
export interface Known {
  readonly operand: Operand
  /** Of the immediate or the displacement; null where there is none. */
  readonly value: Value | null
}

/** A field that stays open. */
export interface OpenField {
  readonly place: 'displacement' | 'immediate'
  readonly size: 1 | 2 | 4 | 8
  readonly kind: FieldKind
  readonly expression: Expression
}

/** What one operand turned into. */
export interface Matched {
  readonly operand: EncodeOperand
  readonly field?: OpenField | null
  /** A displacement that counts from the end of the instruction, to be written as it stands. */
  readonly distance?: bigint | null
  readonly segment?: Register | null
  /** Bytes of the distance of a direct branch. */
  readonly branch?: number
}

/** An opcode with its operands, ready for the encoder. */
export interface Candidate {
  readonly opcode: Opcode
  readonly request: EncodeRequest
  readonly fields: readonly OpenField[]
  readonly distance: bigint | null
  readonly segment: Register | null
  readonly branch: number
}
