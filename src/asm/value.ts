import { nearestWord } from '../base/nearest.ts'
import type { Span } from '../base/span.ts'
import { type Assembly, addDiagnostic, report } from './assembly.ts'
import { constant, evaluate, placed, type Value } from './evaluate.ts'
import { type Expression, numericLabel } from './expression.ts'
import { limits } from './limits.ts'
import { message } from './messages.ts'
import { placeDiagnostic } from './origin.ts'
import { openFragment } from './section.ts'
import type { AsmSymbol, Bound } from './symbol.ts'

/** While reading, only distances inside of one fragment are known; after the layout all are. */
export type Phase = 'reading' | 'laid-out'

const noSymbols: ReadonlyMap<string, AsmSymbol> = new Map()
interface Shape {
  /** Symbols that the expression names, each once. */
  readonly names: readonly string[]
  /** Levels of operators. */
  readonly depth: number
}

const shapes = new WeakMap<Expression, Shape>()

function shapeOf(expression: Expression): Shape {
  const known = shapes.get(expression)
  if (known) return known
  const names = new Set<string>()
  let deepest = 0
  const waiting = [{ part: expression, depth: 1 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { part, depth } = next
    deepest = Math.max(deepest, depth)
    if (part.kind === 'symbol') names.add(part.symbol)
    else if (part.kind === 'unary') waiting.push({ part: part.operand, depth: depth + 1 })
    else if (part.kind === 'binary') {
      waiting.push({ part: part.left, depth: depth + 1 }, { part: part.right, depth: depth + 1 })
    }
  }
  const shape = { names: [...names], depth: deepest }
  shapes.set(expression, shape)
  return shape
}

/**
 * Settles what the names of an expression mean at this point of the listing. `moved` is added to the spans
 * of the expression to make them count in the statement's text. Null after a problem, which is reported.
 */
export function bind(assembly: Assembly, expression: Expression, moved = 0): Bound | null {
  const { names } = shapeOf(expression)
  if (names.length === 0) return { expression, symbols: noSymbols }
  const symbols = new Map<string, AsmSymbol>()
  for (const name of names) {
    const part = { from: expression.span.from + moved, to: expression.span.to + moved }
    const symbol = meaningOf(assembly, name, part)
    if (!symbol) return null
    symbols.set(name, symbol)
  }
  return { expression, symbols }
}

function meaningOf(assembly: Assembly, name: string, part: Span): AsmSymbol | null {
  if (name === '.') return placeHere(assembly, part)
  const numeric = numericLabel(name)
  if (!numeric) return namedSymbol(assembly, name, spanOf(assembly, part))
  const span = spanOf(assembly, part)
  const symbol = assembly.symbols.referNumeric(numeric.number, numeric.direction, span)
  if (!symbol) report(assembly, part, 'asm/label-back-missing', name)
  return symbol
}

/** A section's name stands for its start, unless a symbol has taken the name. */
function namedSymbol(assembly: Assembly, name: string, span: Span): AsmSymbol {
  const { symbols, sections } = assembly
  const known = symbols.find(name)
  if (known || !sections.has(name)) return known ?? symbols.enter(name, span)
  const symbol = symbols.fresh(name, span)
  symbol.definition = { kind: 'section', section: name }
  return symbol
}

const spanOf = ({ origin }: Assembly, part: Span): Span =>
  origin.base === null ? origin.span : { from: origin.base + part.from, to: origin.base + part.to }

/** A symbol for the present place of the present section. */
export function placeHere(assembly: Assembly, part: Span): AsmSymbol {
  const fragment = openFragment(assembly.chain)
  const symbol = assembly.symbols.fresh('', part)
  symbol.definition = { kind: 'label', fragment, offset: fragment.length }
  return symbol
}

/** How far an evaluation has gone through symbols that `.set` made. */
interface Trail {
  /** Symbols inside of one another. */
  depth: number
  /** Operators inside of one another, those of all these symbols together. */
  nesting: number
  visits: number
}

/** Works an expression out as far as its symbols are known. */
export const evaluateBound = (bound: Bound, phase: Phase): Value =>
  evaluateOn(bound, phase, { depth: 0, nesting: 0, visits: 0 })

const evaluateOn = (bound: Bound, phase: Phase, trail: Trail): Value =>
  evaluate(bound.expression, (name, span) => {
    const symbol = bound.symbols.get(name)
    return symbol ? symbolOn(symbol, span, phase, trail) : null
  })

/** What a symbol stands for; an open one stays a term under its key. */
export const symbolValue = (symbol: AsmSymbol, span: Span, phase: Phase): Value =>
  symbolOn(symbol, span, phase, { depth: 0, nesting: 0, visits: 0 })

function symbolOn(symbol: AsmSymbol, span: Span, phase: Phase, trail: Trail): Value {
  const { definition, key } = symbol
  switch (definition?.kind) {
    case 'absolute':
      return constant(definition.value)
    case 'label': {
      const { fragment, offset } = definition
      return phase === 'reading'
        ? placed(key, span, fragment.key, BigInt(offset))
        : placed(key, span, fragment.chain.section.name, BigInt(fragment.address + offset))
    }
    case 'section':
      return placed(key, span, definition.section, 0n)
    case 'alias':
      return aliasValue(symbol, definition.bound, span, phase, trail)
    default: {
      const term = { symbol: key, modifier: null, span, place: null }
      return { kind: 'relative', plus: [term], minus: [], addend: 0n }
    }
  }
}

const goesTooFar = (trail: Trail, depth: number): boolean =>
  trail.depth >= limits.aliasDepth ||
  trail.nesting + depth > limits.aliasNesting ||
  trail.visits > limits.aliasVisits

function aliasValue(
  symbol: AsmSymbol,
  bound: Bound,
  span: Span,
  phase: Phase,
  trail: Trail,
): Value {
  const { depth } = shapeOf(bound.expression)
  trail.visits++
  if (goesTooFar(trail, depth)) {
    const diagnostic = message('asm/limit-alias', span, symbol.name, limits.aliasDepth)
    return { kind: 'failed', diagnostic }
  }
  trail.depth++
  trail.nesting += depth
  const value = evaluateOn(bound, phase, trail)
  trail.depth--
  trail.nesting -= depth
  // The fault stands in another statement; what is reported is the use of its symbol.
  if (value.kind === 'failed') return { ...value, diagnostic: { ...value.diagnostic, span } }
  if (value.kind === 'waiting') return { ...value, span }
  if (value.kind !== 'relative') return value
  const { plus, minus, addend } = value
  if (plus.length + minus.length > limits.terms) return { kind: 'waiting', span }
  // A place is a place of the alias's own: a relocation names the alias, not what it was made from.
  const place = plus.length === 1 && minus.length === 0 ? plus[0]?.place : null
  return place ? placed(symbol.key, span, place.section, place.offset + addend) : value
}

/** What a name means at this point, for the size of an instruction's fields; null for what comes later. */
export function meaningHere({ symbols, chain }: Assembly, name: string, span: Span): Value | null {
  if (name === '.') {
    const fragment = openFragment(chain)
    return placed('.', span, fragment.key, BigInt(fragment.length))
  }
  const numeric = numericLabel(name)
  if (!numeric) {
    const symbol = symbols.find(name)
    return symbol?.definition ? symbolValue(symbol, span, 'reading') : null
  }
  if (numeric.direction === 'forward') return null
  const symbol = symbols.referNumeric(numeric.number, 'back', span)
  return symbol && symbolValue(symbol, span, 'reading')
}

/** Value of an expression that must be known while reading; null after a problem, which is reported. */
export function constantOf(
  assembly: Assembly,
  expression: Expression,
  what: string,
): bigint | null {
  if (expression.kind === 'number') return expression.value
  const bound = bind(assembly, expression)
  if (!bound) return null
  const value = evaluateBound(bound, 'reading')
  if (value.kind === 'constant') return value.value
  if (value.kind === 'failed') {
    addDiagnostic(assembly, placeDiagnostic(assembly.origin, value.diagnostic))
  } else {
    reportOpen(assembly, expression, bound, what)
  }
  return null
}

/** A name that nothing has defined so far is the likeliest reason. */
function reportOpen(assembly: Assembly, { span }: Expression, bound: Bound, what: string): void {
  const open = [...bound.symbols.values()].find(
    ({ name, definition }) => definition === null && name !== '' && !/^\d/.test(name),
  )
  if (!open) return report(assembly, span, 'asm/constant-needed', what)
  const near = nearestWord(open.name, assembly.symbols.known())
  report(assembly, span, 'asm/constant-needed', what, open.name, near)
}
