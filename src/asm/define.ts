import type { Span } from '../base/span.ts'
import { type Assembly, report } from './assembly.ts'
import type { Expression } from './expression.ts'
import { openFragment } from './section.ts'
import type { AsmSymbol } from './symbol.ts'
import { spanIn } from './origin.ts'
import { bind, evaluateBound } from './value.ts'

const decimal = /^\d+$/
const mostNumber = 0x7fff_ffff

/** Defines a label at the present place. */
export function defineLabel(assembly: Assembly, name: string, from: number): void {
  const part = { from, to: from + name.length }
  const span = spanIn(assembly.origin, part)
  const symbol = symbolFor(assembly, name, part, span)
  if (!symbol) return
  const fragment = openFragment(assembly.chain)
  symbol.definition = { kind: 'label', fragment, offset: fragment.length }
  symbol.span = span
  symbol.line = assembly.origin.line
}

function symbolFor(assembly: Assembly, name: string, part: Span, span: Span): AsmSymbol | null {
  const first = name.charCodeAt(0)
  if (first >= 48 && first <= 57) {
    if (decimal.test(name) && Number(name) <= mostNumber) {
      return assembly.symbols.enterNumeric(Number(name), span)
    }
    report(assembly, part, 'asm/label-malformed', name)
    return null
  }
  if (first === 36) {
    report(assembly, part, 'asm/label-malformed', name)
    return null
  }
  const symbol = assembly.symbols.refer(name, span)
  if (symbol.definition) {
    reportTwice(assembly, part, symbol)
    return null
  }
  return symbol
}

export function reportTwice(assembly: Assembly, part: Span | null, symbol: AsmSymbol): void {
  report(assembly, part, 'asm/symbol-defined-twice', symbol.name, symbol.line)
}

/** `.set name, expression` and its likes. `once` forbids a symbol that has a value already. */
export function assign(
  assembly: Assembly,
  name: string,
  part: Span,
  expression: Expression,
  once: boolean,
): void {
  if (name === '.') return report(assembly, part, 'asm/unsupported-directive', '. =', 'Use .org.')
  const bound = bind(assembly, expression)
  if (!bound) return
  const span = spanIn(assembly.origin, part)
  const before = assembly.symbols.find(name)
  if (before?.definition && (once || !before.variable)) return reportTwice(assembly, part, before)
  const value = evaluateBound(bound, 'reading')
  // Uses so far keep the value that they met; uses before any value meet the first one.
  const symbol = before && !before.definition ? before : assembly.symbols.enter(name, span)
  if (before && before !== symbol) symbol.binding = before.binding
  symbol.definition =
    value.kind === 'constant' ? { kind: 'absolute', value: value.value } : { kind: 'alias', bound }
  symbol.variable = !once
  symbol.span = span
  symbol.line = assembly.origin.line
}
