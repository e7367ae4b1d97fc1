import { fixedBits, maskOf } from './fields.ts'
import { isOperandName, type OperandName } from './operand.ts'

/** Where an instruction may stand: A in M and I slots, X in the two slots L and X together. */
export type FormUnit = 'A' | 'M' | 'I' | 'F' | 'B' | 'X'

/** A piece of the operands' spelling: a word or sign that must stand there, or an operand. */
export type SyntaxPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'operand'; readonly name: OperandName }

/** One spelling of one encoding. */
export interface Form {
  readonly mnemonic: string
  /** The manual's name of the format: A1, M34, … */
  readonly format: string
  readonly unit: FormUnit
  /** Bits that are the same in every instruction of the form. */
  readonly mask: bigint
  readonly value: bigint
  readonly syntax: readonly SyntaxPart[]
  /** How a disassembler spells it; null for a spelling that it never uses. */
  readonly shown: readonly SyntaxPart[] | null
  readonly predicable: boolean
  /** A disassembler uses this spelling for p0 only. */
  readonly shownWithoutPredicate: boolean
  /** Where in its instruction group it must stand. */
  readonly place: 'any' | 'first' | 'last'
  /** It spells the instruction of another name. */
  readonly pseudo: boolean
}

interface Choices {
  readonly shown?: string
  readonly hidden?: boolean
  readonly unpredicated?: boolean
  readonly shownWithoutPredicate?: boolean
  readonly place?: 'first' | 'last'
  readonly pseudo?: boolean
}

const predicateMask = maskOf([[0, 6]])

function partsOf(pattern: string): readonly SyntaxPart[] {
  return pattern
    .split(/([=,[\]])/)
    .filter((text) => text !== '')
    .map((text) =>
      isOperandName(text) ? { kind: 'operand', name: text } : { kind: 'literal', text },
    )
}

/** `bits`: see `fixedBits`. */
export function form(
  format: string,
  unit: FormUnit,
  mnemonic: string,
  pattern: string,
  bits: string,
  choices: Choices = {},
): Form {
  const { mask, value } = fixedBits(bits)
  const syntax = partsOf(pattern)
  const shown = choices.shown === undefined ? syntax : partsOf(choices.shown)
  return {
    mnemonic,
    format,
    unit,
    mask: choices.unpredicated ? mask | predicateMask : mask,
    value,
    syntax,
    shown: choices.hidden ? null : shown,
    predicable: !choices.unpredicated,
    shownWithoutPredicate: choices.shownWithoutPredicate ?? false,
    place: choices.place ?? 'any',
    pseudo: choices.pseudo ?? false,
  }
}

export const operandNames = (parts: readonly SyntaxPart[]): readonly OperandName[] =>
  parts.flatMap((part) => (part.kind === 'operand' ? [part.name] : []))

/** Whether a disassembler spells these bits so. */
export const isShownFor = ({ mask, value, shownWithoutPredicate }: Form, word: bigint): boolean =>
  (word & (shownWithoutPredicate ? mask | predicateMask : mask)) === value
