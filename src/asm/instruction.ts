import type { Diagnostic } from '../base/diagnostic.ts'
import { detached, Recent } from '../base/recent.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Arch } from '../x86/arch.ts'
import type { Known } from './candidate.ts'
import { completed } from './complete.ts'
import type { EncodedInstruction, EncodeInstruction, EncodeOptions, Form } from './encoding.ts'
import { evaluate, type Value } from './evaluate.ts'
import { explain } from './explain.ts'
import { atMark, type Cursor, currentToken, cursorOver, type Expression } from './expression.ts'
import { type Draft, finish } from './finish.ts'
import { instructionDiagnostic } from './instructionMessages.ts'
import { type Token, tokens } from './lexer.ts'
import { type Operand, parseOperands } from './operand.ts'
import { checkOperands } from './operandChecks.ts'
import { type PrefixKind, type Prefixes, prefixBytes, prefixNamed } from './prefix.ts'
import { draftsOf, preferred } from './select.ts'
import { readingsOf } from './mnemonic.ts'

/** A statement taken apart. */
export interface Statement {
  readonly prefixes: Prefixes
  /** Null for prefixes alone. */
  readonly mnemonic: Token | null
  readonly operands: readonly Operand[]
}

type Encoded = Result<EncodedInstruction, readonly Diagnostic[]>

interface Remembered {
  readonly result: Encoded
  /** Expressions with the constant that each was, null for one that stayed open. */
  readonly outcomes: readonly (readonly [Expression, bigint | null])[]
}

/** Longer statements are no work of people and would only fill the memory. */
const rememberedLength = 200
const remembered: Record<Arch, Recent<string, Remembered>> = {
  'x86-32': new Recent(20_000),
  'x86-64': new Recent(20_000),
}

/**
 * Encodes the text of one instruction statement as GNU as 2.40 does. What was encoded before is not encoded
 * again while its symbols mean the same.
 */
export const encodeInstruction: EncodeInstruction = (text, options) => {
  const known = remembered[options.arch]
  const before = known.get(text)
  if (before && stillHold(before, options)) return before.result
  const own = detached(text)
  const { result, outcomes } = encodeAnew(own, options)
  if (text.length > rememberedLength || outcomes === null) return result
  known.set(own, { result, outcomes })
  return result
}

function stillHold({ outcomes }: Remembered, { resolve }: EncodeOptions): boolean {
  for (const [expression, was] of outcomes) {
    if (outcomeOf(evaluate(expression, resolve)) !== was) return false
  }
  return true
}

const outcomeOf = (value: Value) => (value.kind === 'constant' ? value.value : null)

/** Without outcomes where the symbols may well mend it: that is not remembered. */
interface Fresh {
  readonly result: Encoded
  readonly outcomes: Remembered['outcomes'] | null
}

function encodeAnew(text: string, options: EncodeOptions): Fresh {
  const statement = parseStatement(text, options.arch)
  if (!statement.ok) return { result: err([statement.error]), outcomes: [] }
  const known: Known[] = []
  const outcomes: (readonly [Expression, bigint | null])[] = []
  for (const operand of statement.value.operands) {
    const expression = expressionOf(operand)
    const value = expression && evaluate(expression, options.resolve)
    if (value?.kind === 'failed') return { result: err([value.diagnostic]), outcomes: null }
    if (expression && value && !isLiteral(expression)) outcomes.push([expression, outcomeOf(value)])
    known.push({ operand, value })
  }
  return { result: encodeStatement(statement.value, known, options.arch), outcomes }
}

/** Names nothing, so it is always the same. */
const isLiteral = (expression: Expression): boolean =>
  expression.kind === 'number' ||
  (expression.kind === 'unary' && isLiteral(expression.operand)) ||
  (expression.kind === 'binary' && isLiteral(expression.left) && isLiteral(expression.right))

export function expressionOf(operand: Operand): Expression | null {
  if (operand.kind === 'immediate') return operand.expression
  return operand.kind === 'memory' ? operand.displacement : null
}

function parseStatement(text: string, arch: Arch): Result<Statement, Diagnostic> {
  const cursor = cursorOver(tokens(text), text.length)
  const prefixes = parsePrefixes(cursor, arch)
  if (!prefixes.ok) return prefixes
  const mnemonic = currentToken(cursor)
  if (mnemonic === null) {
    return ok({ prefixes: prefixes.value, mnemonic, operands: [] })
  }
  if (mnemonic.kind !== 'word') {
    return err(instructionDiagnostic('asm/unknown-mnemonic', spanOf(mnemonic), mnemonic.text, null))
  }
  cursor.index++
  const hint = parseHint(cursor)
  const operands = parseOperands(cursor, arch)
  if (!operands.ok) {
    // A misspelt mnemonic is the likelier fault than its operands.
    const unknown = readingsOf(plainMnemonic(mnemonic)).length === 0
    return unknown ? ok({ prefixes: {}, mnemonic, operands: [] }) : operands
  }
  return ok({ prefixes: { ...prefixes.value, ...hint }, mnemonic, operands: operands.value })
}

const spanOf = ({ from, to }: Token) => ({ from, to })

/** `jne,pn`: a branch hint, one of two segment prefixes. */
function parseHint(cursor: Cursor): Prefixes {
  const word = cursor.tokens[cursor.index + 1]
  if (!atMark(cursor, ',') || word?.kind !== 'word' || !/^p[nt]$/.test(word.text)) return {}
  cursor.index += 2
  return { segment: word.text === 'pn' ? 0x2e : 0x3e }
}

function parsePrefixes(cursor: Cursor, arch: Arch): Result<Prefixes, Diagnostic> {
  const prefixes: Partial<Record<PrefixKind, number>> = {}
  for (;;) {
    const token = currentToken(cursor)
    const prefix = token?.kind === 'word' ? prefixNamed(token.text, arch) : null
    if (!token || !prefix) return ok(prefixes)
    if (prefixes[prefix.kind] !== undefined) {
      return err(instructionDiagnostic('asm/prefix-twice', spanOf(token), token.text))
    }
    prefixes[prefix.kind] = prefix.byte
    cursor.index++
  }
}

/** Lower case, without `.s` and `.d32`, which only choose among encodings. */
export const plainMnemonic = (token: Token): string =>
  token.text.toLowerCase().replace(/\.(?:s|d32)$/, '')

function encodeStatement(
  { prefixes, mnemonic, operands }: Statement,
  known: readonly Known[],
  arch: Arch,
): Encoded {
  if (mnemonic === null) {
    return ok({ bytes: Uint8Array.from(prefixBytes(prefixes)), fields: [], branch: null })
  }
  const readings = readingsOf(plainMnemonic(mnemonic))
  const fault = readings.length > 0 ? checkOperands(operands, known, arch) : null
  if (fault) return err([fault])
  const drafts = readings.flatMap((reading) =>
    completed(reading, known).flatMap((list) => draftsOf(reading, list, arch)),
  )
  if (drafts.length === 0) return err([explain(mnemonic, readings, known, arch)])
  return finished(mnemonic, chosen(mnemonic, drafts, arch), prefixes)
}

interface Choice {
  readonly main: Draft
  readonly short: Draft | null
  readonly near: Draft | null
}

function chosen(mnemonic: Token, drafts: readonly Draft[], arch: Arch): Choice {
  const suffix = /\.(s|d32)$/.exec(mnemonic.text.toLowerCase())?.[1]
  const kept = suffix === 's' ? drafts.toReversed() : drafts
  const near = preferred(
    kept.filter(({ candidate }) => candidate.branch === 4),
    arch,
  )
  const short = preferred(
    kept.filter(({ candidate }) => candidate.branch === 1),
    arch,
  )
  const main = near ?? short ?? preferred(kept, arch)
  if (main === null) throw new Error('no encoding among several')
  const relaxes = short !== null && suffix !== 'd32'
  return relaxes ? { main, short, near } : { main, short: null, near: null }
}

/** Elsewhere the processor refuses the prefix, and so does GNU as. */
const isLockable = ({ candidate: { opcode, request } }: Draft) =>
  opcode.lockable && request.operands.some(({ kind }) => kind === 'memory')

function finished(mnemonic: Token, { main, short, near }: Choice, prefixes: Prefixes): Encoded {
  if (prefixes.lock !== undefined && !isLockable(main)) {
    return err([instructionDiagnostic('asm/lock-unexpected', spanOf(mnemonic), mnemonic.text)])
  }
  const forms = [main, short, near].map((one) => one && finish(one, prefixes))
  const clash = forms.find((form) => form?.ok === false)
  if (clash)
    return err([instructionDiagnostic('asm/prefix-twice', spanOf(mnemonic), mnemonic.text)])
  const [whole, shortForm, nearForm] = forms.map((form) => (form?.ok ? form.form : null))
  if (!whole) throw new Error('no encoding was chosen')
  const target = whole.fields[0]?.expression
  const relaxable: readonly (Form | null | undefined)[] = [shortForm, nearForm]
  const branch =
    target && relaxable.some((form) => form)
      ? { target, short: shortForm ?? null, near: nearForm ?? null }
      : null
  return ok({ ...whole, branch })
}
