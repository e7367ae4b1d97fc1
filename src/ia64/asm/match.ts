import { nearestWord } from '../../base/nearest.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Span } from '../../base/span.ts'
import { misfit } from '../isa/encode.ts'
import type { Form, SyntaxPart } from '../isa/form.ts'
import { anyUnitMnemonics, formsNamed, mnemonics } from '../isa/forms.ts'
import { type Operand, operandOf, type OperandName } from '../isa/operand.ts'
import {
  type FrameNames,
  type RegisterFile,
  registerNamed,
  registerWords,
} from '../isa/registers.ts'
import { type Cursor, current, type Expression, readExpression } from './expression.ts'
import { ia64Diagnostic } from './messages.ts'
import type { Token } from './token.ts'

/** What an operand was given: a register's number, or an expression with its place. */
export interface Given {
  readonly value: Expression
  readonly span: Span
}

export type Operands = Readonly<Partial<Record<OperandName, Given>>>

/** One way to read an instruction. */
export interface Reading {
  readonly form: Form
  readonly operands: Operands
}

/** Most forms of a mnemonic fail, so the words for a failure are made when they are needed. */
type Late = () => Diagnostic

/** The furthest place that a form got to, and why it stopped there. */
interface Stuck {
  readonly at: number
  readonly because: Late
}

type Taken = Result<Given, Late>

const number = (value: number): Expression => ({ kind: 'number', value: BigInt(value) })

interface Reader extends Cursor {
  readonly frame: FrameNames
  /** Just behind the statement, where something is missing. */
  readonly end: Span
}

const here = (reader: Reader): Span => current(reader) ?? reader.end

function takeRegister(reader: Reader, operand: Operand & { readonly kind: 'register' }): Taken {
  const token = current(reader)
  const place = here(reader)
  const expected: Late = () =>
    ia64Diagnostic('ia64/register-expected', place, operand.file, token?.text ?? null)
  if (token?.kind !== 'word') return err(expected)
  const named = registerNamed(token.text, reader.frame)
  if (named === 'outside') return err(() => ia64Diagnostic('ia64/outside-frame', token, token.text))
  if (named === null) return err(() => unknownRegister(token, operand.file) ?? expected())
  if (named.file !== operand.file) return err(expected)
  const [low, high] = operand.range
  if (named.number < low || named.number > high) {
    return err(() => ia64Diagnostic('ia64/register-range', token, token.text, low, high))
  }
  reader.index++
  return ok({ value: number(named.number), span: token })
}

/** Spelt like a register, with a number that none has. */
const isNumbered = (name: string): boolean => /^(?:r|b|p|in|loc|out)\d+$/i.test(name)

/** A symbol that somebody took for a register. */
const isNoRegister = (
  value: Expression,
  frame: FrameNames,
): value is Expression & { readonly kind: 'symbol' } =>
  value.kind === 'symbol' && isNumbered(value.name) && registerNamed(value.name, frame) === null

function unknownRegister(token: Token, file: RegisterFile): Diagnostic | null {
  if (isNumbered(token.text))
    return ia64Diagnostic('ia64/no-such-register', token, token.text, file)
  const near = nearestWord(token.text, registerWords)
  return near === null ? null : ia64Diagnostic('ia64/unknown-register', token, token.text, near)
}

/** Registers without a number, which stand in the patterns of the forms. */
const wholeRegisters = ['ip', 'pr', 'psr', 'psr.l', 'psr.um']

const isRegister = (expression: Expression, frame: FrameNames): boolean =>
  expression.kind === 'symbol' &&
  (wholeRegisters.includes(expression.name.toLowerCase()) ||
    registerNamed(expression.name, frame) !== null)

function takeExpression(reader: Reader, name: OperandName): Taken {
  const from = reader.index
  const start = here(reader)
  const read = readExpression(reader)
  if (!read.ok) {
    const found = read.error
    return err(() =>
      ia64Diagnostic('ia64/number-expected', found ?? reader.end, found?.text ?? null),
    )
  }
  const { value } = read
  const last = reader.tokens[reader.index - 1] ?? start
  const span = { from: start.from, to: last.to }
  if (operandOf(name).kind === 'number' && isNoRegister(value, reader.frame)) {
    return err(() => ia64Diagnostic('ia64/no-register', span, value.name))
  }
  if (isRegister(value, reader.frame)) {
    reader.index = from
    const text = current(reader)?.text ?? null
    return err(() => ia64Diagnostic('ia64/number-expected', span, text))
  }
  if (operandOf(name).kind !== 'target' && value.kind === 'number') {
    const wrong = misfit(name, value.value)
    if (wrong?.kind === 'range') {
      const { low, high } = wrong
      return err(() => ia64Diagnostic('ia64/number-range', span, value.value, low, high))
    }
  }
  return ok({ value, span })
}

function takeLiteral(reader: Reader, text: string): Result<null, Late> {
  const token = current(reader)
  if (token?.text.toLowerCase() !== text) {
    const place = here(reader)
    return err(() => ia64Diagnostic('ia64/expected', place, text, token?.text ?? null))
  }
  reader.index++
  return ok(null)
}

function readForm(form: Form, reader: Reader): Result<Operands, Stuck> {
  const taken: Partial<Record<OperandName, Given>> = {}
  for (const part of form.syntax) {
    const at = reader.index
    const failed = takePart(part, reader, taken)
    if (failed !== null) return err({ at: Math.max(at, reader.index), because: failed })
  }
  const rest = current(reader)
  if (rest === null) return ok(taken)
  const span = { from: rest.from, to: reader.end.from }
  const because: Late = () => ia64Diagnostic('ia64/unexpected', span, rest.text)
  return err({ at: reader.index, because })
}

function takePart(
  part: SyntaxPart,
  reader: Reader,
  taken: Partial<Record<OperandName, Given>>,
): Late | null {
  if (part.kind === 'literal') {
    const found = takeLiteral(reader, part.text)
    return found.ok ? null : found.error
  }
  const operand = operandOf(part.name)
  const given =
    operand.kind === 'register' ? takeRegister(reader, operand) : takeExpression(reader, part.name)
  if (!given.ok) return given.error
  taken[part.name] = given.value
  return null
}

/** `nop` stands for the nop of whatever slot it lands in. */
const formsFor = (mnemonic: string): readonly Form[] =>
  anyUnitMnemonics.includes(mnemonic)
    ? ['m', 'i', 'f', 'b', 'x'].flatMap((unit) => formsNamed(`${mnemonic}.${unit}`))
    : formsNamed(mnemonic)

/**
 * Every way to read an instruction, the usual one first: `add` may be `adds` or `addl`, and `nop` fits all
 * units. Fails with what is wrong in the form that went furthest.
 */
export function readInstruction(
  mnemonic: Token,
  tokens: readonly Token[],
  frame: FrameNames,
): Result<readonly Reading[], Diagnostic> {
  const name = mnemonic.text.toLowerCase()
  const forms = formsFor(name)
  const last = tokens.at(-1) ?? mnemonic
  const end = { from: last.to, to: last.to }
  const readings: Reading[] = []
  let furthest: Stuck | null = null
  for (const form of forms) {
    const read = readForm(form, { tokens, index: 0, frame, end })
    if (read.ok) readings.push({ form, operands: read.value })
    else if (furthest === null || read.error.at > furthest.at) furthest = read.error
  }
  if (readings.length > 0) return ok(readings)
  if (furthest !== null) return err(furthest.because())
  if (/^brl?\.(?:call|cond|ret)$/.test(name)) {
    return err(ia64Diagnostic('ia64/branch-completers', mnemonic, mnemonic.text))
  }
  const near = nearestWord(name, mnemonics)
  return err(ia64Diagnostic('ia64/unknown-mnemonic', mnemonic, mnemonic.text, near))
}
