import type { Diagnostic } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import {
  type BinaryOperator,
  calculate,
  calculateUnary,
  type Expression,
  type UnaryOperator,
} from './expression.ts'
import { expressionDiagnostic } from './expressionMessages.ts'

/** A symbol in a sum, with its place where that is known. */
export interface Term {
  /** As in `SymbolExpression.symbol`. */
  readonly symbol: string
  readonly modifier: string | null
  readonly span: Span
  /** Key of a section and the offset in it. Two places of the same section differ by a constant. */
  readonly place: { readonly section: string; readonly offset: bigint } | null
}

/** Sum of `plus` less sum of `minus` plus `addend`. At least one term is left. */
export interface RelativeValue {
  readonly kind: 'relative'
  readonly plus: readonly Term[]
  readonly minus: readonly Term[]
  readonly addend: bigint
}

export type Value =
  /** Signed, wrapped to 64 bits. */
  | { readonly kind: 'constant'; readonly value: bigint }
  | RelativeValue
  /** No sum: an operator other than + and - meets a value that is not yet known. */
  | { readonly kind: 'waiting'; readonly span: Span }
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic }

/**
 * What a symbol stands for. `null` leaves it in the sum as a symbol without a place; a label gives
 * `placed(…)`; a symbol that `.set` made gives the value of its expression.
 */
export type Resolve = (symbol: string, span: Span) => Value | null

export const constant = (value: bigint): Value => ({
  kind: 'constant',
  value: BigInt.asIntN(64, value),
})

/** Value of a label at a known place. */
export function placed(symbol: string, span: Span, section: string, offset: bigint): Value {
  const term: Term = { symbol, modifier: null, span, place: { section, offset } }
  return { kind: 'relative', plus: [term], minus: [], addend: 0n }
}

/** Works an expression out as far as `resolve` knows its symbols. */
export function evaluate(expression: Expression, resolve: Resolve): Value {
  switch (expression.kind) {
    case 'number':
      return { kind: 'constant', value: expression.value }
    case 'symbol':
      return symbolValue(expression, resolve)
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, resolve), expression.span)
    case 'binary': {
      const left = evaluate(expression.left, resolve)
      if (left.kind === 'failed') return left
      const right = evaluate(expression.right, resolve)
      if (right.kind === 'failed') return right
      return binary(expression, left, right)
    }
  }
}

function symbolValue(
  { symbol, modifier, span }: Expression & { readonly kind: 'symbol' },
  resolve: Resolve,
): Value {
  const value = resolve(symbol, span)
  if (value === null) {
    const term: Term = { symbol, modifier, span, place: null }
    return { kind: 'relative', plus: [term], minus: [], addend: 0n }
  }
  if (modifier === null || value.kind !== 'relative') return value
  return { ...value, plus: value.plus.map((term) => ({ ...term, modifier })) }
}

function unary(operator: UnaryOperator, value: Value, span: Span): Value {
  if (value.kind === 'constant') return constant(calculateUnary(operator, value.value))
  if (value.kind === 'relative' && operator === '-') return negative(value)
  if (value.kind === 'failed' || operator === '+') return value
  return { kind: 'waiting', span }
}

const negative = ({ plus, minus, addend }: RelativeValue): RelativeValue => ({
  kind: 'relative',
  plus: minus,
  minus: plus,
  addend: BigInt.asIntN(64, -addend),
})

function binary(
  { operator, right: divisor, span }: Expression & { readonly kind: 'binary' },
  left: Value,
  right: Value,
): Value {
  if (left.kind === 'constant' && right.kind === 'constant') {
    const value = calculate(operator, left.value, right.value)
    if (value !== null) return { kind: 'constant', value }
    const diagnostic = expressionDiagnostic('asm/division-by-zero', divisor.span)
    return { kind: 'failed', diagnostic }
  }
  if (operator === '+') return sum(left, right, span)
  if (operator === '-') return sum(left, unary('-', right, span), span)
  const distance = comparisons.has(operator) ? sum(left, unary('-', right, span), span) : null
  if (distance?.kind !== 'constant') return { kind: 'waiting', span }
  return constant(calculate(operator, distance.value, 0n) ?? 0n)
}

const comparisons: ReadonlySet<BinaryOperator> = new Set(['==', '!=', '<', '>', '<=', '>='])

function sum(left: Value, right: Value, span: Span): Value {
  const known = knownDistance(left, right)
  if (known !== null) return constant(known)
  if (left.kind === 'relative' && right.kind === 'constant') return shifted(left, right.value)
  if (left.kind === 'constant' && right.kind === 'relative') return shifted(right, left.value)
  const first = asSum(left)
  const second = asSum(right)
  if (first === null || second === null) return { kind: 'waiting', span }
  return cancelled({
    kind: 'relative',
    plus: [...first.plus, ...second.plus],
    minus: [...first.minus, ...second.minus],
    addend: BigInt.asIntN(64, first.addend + second.addend),
  })
}

const shifted = ({ plus, minus, addend }: RelativeValue, by: bigint): Value => ({
  kind: 'relative',
  plus,
  minus,
  addend: BigInt.asIntN(64, addend + by),
})

/** The usual sum: one place less another of the same section. */
function knownDistance(left: Value, right: Value): bigint | null {
  if (left.kind !== 'relative' || right.kind !== 'relative') return null
  const [from, to] = [left.plus[0], right.minus[0]]
  const isPair =
    left.plus.length === 1 &&
    right.minus.length === 1 &&
    left.minus.length === 0 &&
    right.plus.length === 0
  const between = isPair && from && to ? distance(from, to) : null
  return between === null ? null : between + left.addend + right.addend
}

function asSum(value: Value): RelativeValue | null {
  if (value.kind === 'relative') return value
  if (value.kind !== 'constant') return null
  return { kind: 'relative', plus: [], minus: [], addend: value.value }
}

/** Removes pairs whose difference is known: the same symbol, or two places of one section. */
function cancelled({ plus, minus, addend }: RelativeValue): Value {
  const left: Term[] = []
  const open = [...minus]
  let total = addend
  for (const term of plus) {
    const partner = open.findIndex((other) => distance(term, other) !== null)
    const other = open[partner]
    if (other === undefined) {
      left.push(term)
      continue
    }
    total += distance(term, other) ?? 0n
    open.splice(partner, 1)
  }
  if (left.length === 0 && open.length === 0) return constant(total)
  return { kind: 'relative', plus: left, minus: open, addend: BigInt.asIntN(64, total) }
}

function distance(from: Term, to: Term): bigint | null {
  if (from.place === null || to.place === null) {
    return from.symbol === to.symbol && from.place === to.place ? 0n : null
  }
  return from.place.section === to.place.section ? from.place.offset - to.place.offset : null
}
