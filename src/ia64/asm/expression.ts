import { err, ok, type Result } from '../../base/result.ts'
import type { Span } from '../../base/span.ts'
import type { Token } from './token.ts'

/** An expression over numbers and symbols. `.` is the place of the statement. */
export type Expression =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'symbol'; readonly name: string; readonly span: Span }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: Expression
      readonly right: Expression
    }

/** Tokens with a place among them that reading moves on. */
export interface Cursor {
  readonly tokens: readonly Token[]
  index: number
}

export const current = ({ tokens, index }: Cursor): Token | null => tokens[index] ?? null

/** Bits of the processor status register, for the immediates of ssm and rsm. Source: manual, volume 2. */
const psrBits: Readonly<Record<string, number>> = {
  be: 1,
  up: 2,
  ac: 3,
  mfl: 4,
  mfh: 5,
  ic: 13,
  i: 14,
  pk: 15,
  dt: 17,
  dfl: 18,
  dfh: 19,
  sp: 20,
  pp: 21,
  di: 22,
  si: 23,
}

type Read = Result<Expression, Token | null>

const ranks: Readonly<Record<string, number>> = {
  '*': 3,
  '/': 3,
  '%': 3,
  '<<': 3,
  '>>': 3,
  '|': 2,
  '&': 2,
  '^': 2,
  '+': 1,
  '-': 1,
}

const deepest = 100

/** Operators in a row that an expression may have: what reads it later goes down one by one. */
const longest = 200

const number = (value: bigint): Expression => ({ kind: 'number', value })

const characterCodes: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, b: 8, f: 12, 0: 0 }

function characterValue(text: string): bigint {
  const [, escape, sign = '\0'] = /^'(\\?)([\s\S])/.exec(text) ?? []
  const code = escape ? characterCodes[sign] : undefined
  return BigInt(code ?? sign.charCodeAt(0))
}

/** Value of `0x1f`, `017`, `0b11`, `31` or `'c`; null for anything else. */
export function numberValue(text: string): bigint | null {
  if (text.startsWith("'")) return characterValue(text)
  if (/^(?:0x[0-9a-f]+|0b[01]+|[1-9]\d*|0)$/i.test(text)) return BigInt(text)
  return /^0[0-7]+$/.test(text) ? BigInt(`0o${text.slice(1)}`) : null
}

function readPrimary(cursor: Cursor, depth: number): Read {
  const token = current(cursor)
  if (token === null || depth > deepest) return err(token)
  cursor.index++
  if (token.kind === 'number') {
    const value = numberValue(token.text)
    if (value !== null) return ok(number(value))
    if (!/^\d+[bf]$/.test(token.text)) return err(token)
    return ok({ kind: 'symbol', name: token.text, span: token })
  }
  if (token.kind === 'word' && !token.text.startsWith('@')) {
    const bit = /^psr\.(\w+)$/i.exec(token.text)?.[1]?.toLowerCase() ?? ''
    if (Object.hasOwn(psrBits, bit)) return ok(number(1n << BigInt(psrBits[bit] ?? 0)))
    return ok({ kind: 'symbol', name: token.text, span: token })
  }
  return readSigned(cursor, token, depth)
}

function readSigned(cursor: Cursor, token: Token, depth: number): Read {
  if (['-', '~', '+'].includes(token.text)) {
    const operand = readPrimary(cursor, depth + 1)
    return operand.ok ? ok(unary(token.text, operand.value)) : operand
  }
  if (token.text !== '(') return err(token)
  const inside = readBinary(cursor, 1, depth + 1)
  const close = current(cursor)
  if (!inside.ok) return inside
  if (close?.text !== ')') return err(close)
  cursor.index++
  return inside
}

function unary(operator: string, operand: Expression): Expression {
  if (operand.kind !== 'number') return { kind: 'unary', operator, operand }
  return number(calculateUnary(operator, operand.value))
}

function readBinary(cursor: Cursor, lowest: number, depth: number): Read {
  let left = readPrimary(cursor, depth)
  for (let count = 0; left.ok; count++) {
    const token = current(cursor)
    const rank = token?.kind === 'mark' ? (ranks[token.text] ?? 0) : 0
    if (token === null || rank < lowest) break
    if (count === longest) return err(token)
    cursor.index++
    const right = readBinary(cursor, rank + 1, depth + 1)
    if (!right.ok) return right
    left = ok(binary(token.text, left.value, right.value))
  }
  return left
}

function binary(operator: string, left: Expression, right: Expression): Expression {
  if (left.kind === 'number' && right.kind === 'number') {
    return number(calculate(operator, left.value, right.value))
  }
  return { kind: 'binary', operator, left, right }
}

/** Reads one expression and stops at the first token that cannot go on it. */
export const readExpression = (cursor: Cursor): Read => readBinary(cursor, 1, 0)

export function calculateUnary(operator: string, value: bigint): bigint {
  if (operator === '-') return -value
  return operator === '~' ? ~value : value
}

const shift = (left: bigint, right: bigint, by: (distance: bigint) => bigint): bigint =>
  left === 0n || right < 0n || right >= 128n ? 0n : by(right)

const operations: Readonly<Record<string, (left: bigint, right: bigint) => bigint>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => BigInt.asIntN(128, left * right),
  '/': (left, right) => (right === 0n ? 0n : left / right),
  '%': (left, right) => (right === 0n ? 0n : left % right),
  '<<': (left, right) => shift(left, right, (distance) => BigInt.asIntN(128, left << distance)),
  '>>': (left, right) => shift(left, right, (distance) => left >> distance),
  '&': (left, right) => left & right,
  '^': (left, right) => left ^ right,
  '|': (left, right) => left | right,
}

/** What is divided by 0 comes to 0. */
export const calculate = (operator: string, left: bigint, right: bigint): bigint =>
  operations[operator]?.(left, right) ?? 0n
