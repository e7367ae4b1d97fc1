import type { Diagnostic } from '../base/diagnostic.ts'
import type { Result } from '../base/result.ts'
import type { Arch } from '../x86/arch.ts'
import type { Resolve } from './evaluate.ts'
import type { Expression } from './expression.ts'

/**
 * How a field's value is made from its expression, hence which relocation an open symbol needs:
 *
 * | kind | x86-32 | x86-64 |
 * |---|---|---|
 * | absolute | R_386_8, _16, _32 | R_X86_64_8, _16, _32, _64 |
 * | absolute-signed | R_386_32 | R_X86_64_32S |
 * | relative | R_386_PC8, _PC16, _PC32 | R_X86_64_PC8, _PC16, _PC32 |
 * | plt | R_386_PLT32 | R_X86_64_PLT32 |
 *
 * `relative` and `plt` fields count from the end of the instruction.
 */
export type FieldKind = 'absolute' | 'absolute-signed' | 'relative' | 'plt'

/** Part of an instruction that the encoder left 0, for layout and linking to fill. */
export interface Field {
  /** Position in the instruction. */
  readonly offset: number
  readonly size: 1 | 2 | 4 | 8
  readonly kind: FieldKind
  readonly expression: Expression
  /** Bytes from the start of the field to the end of the instruction. */
  readonly toEnd: number
}

export interface Form {
  readonly bytes: Uint8Array
  /** In order of offset. */
  readonly fields: readonly Field[]
}

/** A direct jump that may shrink. At least one of the forms is there; both hold exactly one field. */
export interface Branch {
  readonly target: Expression
  /** One-byte displacement. `loop`, `jecxz` and the like have only this form. */
  readonly short: Form | null
  readonly near: Form | null
}

/**
 * A whole instruction with its prefixes, or prefixes alone. For a branch, `bytes` and `fields` are those of the
 * near form where there is one, else of the short one. All spans (fields, branch, diagnostics) count in the
 * statement's own text.
 */
export interface EncodedInstruction extends Form {
  readonly branch: Branch | null
}

export interface EncodeOptions {
  readonly arch: Arch
  /** Symbols that are constants at this point of the listing (`.set` before it); null for all others. */
  readonly resolve: Resolve
}

/** Encodes the text of one instruction statement: no label, no directive, no `;`. Never throws. */
export type EncodeInstruction = (
  text: string,
  options: EncodeOptions,
) => Result<EncodedInstruction, readonly Diagnostic[]>
