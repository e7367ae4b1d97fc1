import type { Diagnostic } from '../base/diagnostic.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Span } from '../base/span.ts'
import { expressionDiagnostic } from './expressionMessages.ts'
import type { Token } from './lexer.ts'

/** Nesting of parentheses, operators and signs that an expression may have. */
export const expressionDepthLimit = 256

export type UnaryOperator = '-' | '~' | '!' | '+'

/** GNU as: `!` between two operands is "or not", comparisons give -1 or 0, `&&` and `||` give 1 or 0. */
export type BinaryOperator =
  | '*'
  | '/'
  | '%'
  | '<<'
  | '>>'
  | '|'
  | '&'
  | '^'
  | '!'
  | '+'
  | '-'
  | '=='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '&&'
  | '||'

/** Positions count in the text whose tokens were parsed. */
export type Expression =
  | { readonly kind: 'number'; readonly span: Span; readonly value: bigint }
  | SymbolExpression
  | {
      readonly kind: 'unary'
      readonly span: Span
      readonly operator: UnaryOperator
      readonly operand: Expression
    }
  | {
      readonly kind: 'binary'
      readonly span: Span
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }

export interface SymbolExpression {
  readonly kind: 'symbol'
  readonly span: Span
  /** A name, `.` for the current place, or `1b`, `771f` for a numeric label (`numericLabel` reads it). */
  readonly symbol: string
  /** Upper-case word after `@`, e.g. `PLT` in `foo@PLT`; null where there is none. */
  readonly modifier: string | null
}

/** The number and direction of a reference such as `771b`; null for names and `.`. */
export function numericLabel(
  symbol: string,
): { readonly number: number; readonly direction: 'back' | 'forward' } | null {
  if (!/^\d+[bf]$/.test(symbol)) return null
  return {
    number: Number.parseInt(symbol, 10),
    direction: symbol.endsWith('b') ? 'back' : 'forward',
  }
}

/** A place among tokens that parsing moves on. */
export interface Cursor {
  readonly tokens: readonly Token[]
  index: number
  /** Position just behind the text, where a missing part is reported. */
  readonly end: number
}

export const cursorOver = (tokens: readonly Token[], end: number): Cursor => ({
  tokens,
  index: 0,
  end,
})

export const currentToken = (cursor: Cursor): Token | null => cursor.tokens[cursor.index] ?? null

export function atMark(cursor: Cursor, text: string, ahead = 0): boolean {
  const token = cursor.tokens[cursor.index + ahead]
  return token?.kind === 'mark' && token.text === text
}

/** Binding strength, tightest highest; all group from the left. Source: gas/expr.c of binutils, op_rank. */
const ranks: Readonly<Record<string, number>> = {
  '*': 6,
  '/': 6,
  '%': 6,
  '<<': 6,
  '>>': 6,
  '|': 5,
  '!': 5,
  '^': 5,
  '&': 5,
  '+': 4,
  '-': 4,
  '==': 3,
  '!=': 3,
  '<>': 3,
  '<': 3,
  '<=': 3,
  '>=': 3,
  '>': 3,
  '&&': 2,
  '||': 1,
}

type Parsed = Result<Expression, Diagnostic>

/**
 * Reads one expression and stops at the first token that cannot go on it (`,`, `)`, `(`, the end). After a
 * failure the cursor stands somewhere inside of the expression.
 */
export function parseExpression(cursor: Cursor): Parsed {
  return parseBinary(cursor, 1, 0)
}

const depths = new WeakMap<Expression, number>()
const depthOf = (expression: Expression) => depths.get(expression) ?? 1

function parseBinary(cursor: Cursor, lowest: number, nesting: number): Parsed {
  let left = parseUnary(cursor, nesting)
  while (left.ok) {
    const token = currentToken(cursor)
    const rank = token?.kind === 'mark' ? (ranks[token.text] ?? 0) : 0
    if (token === null || rank < lowest) break
    cursor.index++
    const right = parseBinary(cursor, rank + 1, nesting)
    if (!right.ok) return right
    const operator = (token.text === '<>' ? '!=' : token.text) as BinaryOperator
    left = joined(operator, left.value, right.value)
  }
  return left
}

function joined(operator: BinaryOperator, left: Expression, right: Expression): Parsed {
  const span = { from: left.span.from, to: right.span.to }
  if (left.kind === 'number' && right.kind === 'number') {
    const value = calculate(operator, left.value, right.value)
    if (value === null) return err(expressionDiagnostic('asm/division-by-zero', right.span))
    return ok({ kind: 'number', span, value })
  }
  const depth = Math.max(depthOf(left), depthOf(right)) + 1
  if (depth > expressionDepthLimit) return tooDeep(span)
  const expression: Expression = { kind: 'binary', span, operator, left, right }
  depths.set(expression, depth)
  return ok(expression)
}

const tooDeep = (span: Span) =>
  err(expressionDiagnostic('asm/expression-too-deep', span, expressionDepthLimit))

function parseUnary(cursor: Cursor, nesting: number): Parsed {
  const token = currentToken(cursor)
  if (token === null) {
    const at = cursor.tokens.at(-1)?.to ?? cursor.end
    return err(expressionDiagnostic('asm/expression-missing', { from: at, to: cursor.end }))
  }
  if (nesting >= expressionDepthLimit) return tooDeep(token)
  if (token.kind !== 'mark') return parsePrimary(cursor, token)
  if (token.text === '(') return parseParentheses(cursor, token, nesting)
  if (!isUnary(token.text)) return unexpected(token)
  cursor.index++
  const operand = parseUnary(cursor, nesting + 1)
  if (!operand.ok) return operand
  return negated(token.text, { from: token.from, to: operand.value.span.to }, operand.value)
}

const isUnary = (text: string): text is UnaryOperator => '-~!+'.includes(text) && text.length === 1

function negated(operator: UnaryOperator, span: Span, operand: Expression): Parsed {
  if (operator === '+') return ok(respanned(operand, span))
  if (operand.kind === 'number') {
    return ok({ kind: 'number', span, value: calculateUnary(operator, operand.value) })
  }
  const depth = depthOf(operand) + 1
  if (depth > expressionDepthLimit) return tooDeep(span)
  const expression: Expression = { kind: 'unary', span, operator, operand }
  depths.set(expression, depth)
  return ok(expression)
}

function parseParentheses(cursor: Cursor, open: Token, nesting: number): Parsed {
  cursor.index++
  const inside = parseBinary(cursor, 1, nesting + 1)
  if (!inside.ok) return inside
  const close = currentToken(cursor)
  if (close === null) return err(expressionDiagnostic('asm/expression-unclosed', open))
  if (!atMark(cursor, ')')) return unexpected(close)
  cursor.index++
  return ok(respanned(inside.value, { from: open.from, to: close.to }))
}

function respanned(expression: Expression, span: Span): Expression {
  const moved: Expression = { ...expression, span }
  depths.set(moved, depthOf(expression))
  return moved
}

const unexpected = (token: Token) =>
  err(expressionDiagnostic('asm/expression-unexpected', spanOf(token), token.text))

const spanOf = (token: Token): Span => ({ from: token.from, to: token.to })

function parsePrimary(cursor: Cursor, token: Token): Parsed {
  const span = spanOf(token)
  if (token.kind === 'bad') return err(badToken(token))
  cursor.index++
  if (token.kind === 'number') {
    if (token.value >> 64n !== 0n) {
      return err(expressionDiagnostic('asm/number-too-large', span, token.text))
    }
    return ok({ kind: 'number', span, value: BigInt.asIntN(64, token.value) })
  }
  const to = cursor.tokens[cursor.index + 1]
  if (!atMark(cursor, '@') || to?.kind !== 'word') {
    return ok({ kind: 'symbol', span, symbol: token.text, modifier: null })
  }
  cursor.index += 2
  return ok({
    kind: 'symbol',
    span: { from: token.from, to: to.to },
    symbol: token.text,
    modifier: to.text.toUpperCase(),
  })
}

/** What is wrong with a `bad` token. */
export function badToken(token: Token): Diagnostic {
  const span = spanOf(token)
  if (token.text.startsWith('"')) return expressionDiagnostic('asm/string-unclosed', span)
  if (/^\d/.test(token.text)) {
    return expressionDiagnostic('asm/number-malformed', span, token.text)
  }
  return expressionDiagnostic('asm/expression-unexpected', span, token.text)
}

const truth = (holds: boolean) => (holds ? -1n : 0n)
const wrap = (value: bigint) => BigInt.asIntN(64, value)
const unsigned = (value: bigint) => BigInt.asUintN(64, value)
const shifts = (by: bigint) => by >= 0n && by < 64n

const calculations: Readonly<
  Record<BinaryOperator, (left: bigint, right: bigint) => bigint | null>
> = {
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0n ? null : left / right),
  '%': (left, right) => (right === 0n ? null : left % right),
  '<<': (left, right) => (shifts(right) ? left << right : 0n),
  // GNU as shifts right without the sign.
  '>>': (left, right) => (shifts(right) ? unsigned(left) >> right : 0n),
  '|': (left, right) => left | right,
  '&': (left, right) => left & right,
  '^': (left, right) => left ^ right,
  '!': (left, right) => left | ~right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '==': (left, right) => truth(left === right),
  '!=': (left, right) => truth(left !== right),
  '<': (left, right) => truth(left < right),
  '>': (left, right) => truth(left > right),
  '<=': (left, right) => truth(left <= right),
  '>=': (left, right) => truth(left >= right),
  '&&': (left, right) => (left !== 0n && right !== 0n ? 1n : 0n),
  '||': (left, right) => (left !== 0n || right !== 0n ? 1n : 0n),
}

/** Signed 64-bit result as GNU as calculates it; null for a division by zero. */
export function calculate(operator: BinaryOperator, left: bigint, right: bigint): bigint | null {
  const result = calculations[operator](left, right)
  return result === null ? null : wrap(result)
}

export function calculateUnary(operator: UnaryOperator, value: bigint): bigint {
  if (operator === '-') return wrap(-value)
  if (operator === '~') return ~value
  if (operator === '!') return value === 0n ? 1n : 0n
  return value
}
