import { err, ok, type Result } from '../base/result.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { addDiagnostic, type Assembly, report } from './assembly.ts'
import { atMark, currentToken, cursorOver, type Expression, parseExpression } from './expression.ts'
import { type Head, operandTokens } from './head.ts'
import { message } from './messages.ts'
import { placeDiagnostic } from './origin.ts'

type Operands = Result<readonly (Expression | null)[], Diagnostic>

const parsed = new WeakMap<Head, Operands>()

/**
 * The operands of a directive that takes expressions, parted by commas; null stands for one left out.
 * Null after a problem, which is reported.
 */
export function expressionOperands(
  assembly: Assembly,
  head: Head,
): readonly (Expression | null)[] | null {
  let operands = parsed.get(head)
  if (!operands) {
    operands = parse(head)
    parsed.set(head, operands)
  }
  if (operands.ok) return operands.value
  addDiagnostic(assembly, placeDiagnostic(assembly.origin, operands.error))
  return null
}

function parse(head: Head): Operands {
  const cursor = cursorOver(operandTokens(head), head.text.length)
  const found: (Expression | null)[] = []
  if (cursor.tokens.length === 0) return ok(found)
  for (;;) {
    const token = currentToken(cursor)
    if (token === null || atMark(cursor, ',')) found.push(null)
    else {
      const expression = parseExpression(cursor)
      if (!expression.ok) return expression
      found.push(expression.value)
    }
    const next = currentToken(cursor)
    if (next === null) return ok(found)
    if (!atMark(cursor, ',')) {
      const { from, to } = next
      return err(message('asm/operand-unexpected', { from, to }, next.text, head.lower))
    }
    cursor.index++
  }
}

/** The same where at most `most` operands may stand; the first must be there and is called `what`. */
export function boundedOperands(
  assembly: Assembly,
  head: Head,
  most: number,
  what: string,
): readonly (Expression | null)[] | null {
  const operands = expressionOperands(assembly, head)
  if (!operands) return null
  if (!operands[0]) {
    report(assembly, null, 'asm/operand-missing', head.lower, what)
    return null
  }
  const extra = operands[most]
  if (extra) {
    const { from, to } = extra.span
    const text = head.text.slice(from, to)
    report(assembly, { from, to }, 'asm/operand-unexpected', text, head.lower)
    return null
  }
  return operands
}

/** One expression that fills the rest of a statement from `from` on; null after a reported problem. */
export function expressionFrom(assembly: Assembly, head: Head, from: number): Expression | null {
  const tokens = operandTokens(head).filter((token) => token.from >= from)
  const cursor = cursorOver(tokens, head.text.length)
  const expression = parseExpression(cursor)
  if (!expression.ok) {
    addDiagnostic(assembly, placeDiagnostic(assembly.origin, expression.error))
    return null
  }
  const rest = currentToken(cursor)
  if (rest) {
    report(assembly, rest, 'asm/operand-unexpected', rest.text, head.lower)
    return null
  }
  return expression.value
}

/** Operand text with a comma between parts that no string or bracket hides, blanks trimmed. */
export interface Part {
  readonly text: string
  readonly from: number
  readonly to: number
}

export function textParts(head: Head): readonly Part[] {
  const { text, restFrom } = head
  const parts: Part[] = []
  let from = restFrom
  let quoted = false
  for (let at = restFrom; at <= text.length; at++) {
    const char = text[at]
    if (char === '\\' && quoted) at++
    else if (char === '"') quoted = !quoted
    else if (at >= text.length || (char === ',' && !quoted)) {
      parts.push(trimmed(text, from, Math.min(at, text.length)))
      from = at + 1
    }
  }
  const [only] = parts
  return parts.length === 1 && only?.text === '' ? [] : parts
}

function trimmed(text: string, from: number, to: number): Part {
  const raw = text.slice(from, to)
  const start = from + (raw.length - raw.trimStart().length)
  const own = raw.trim()
  return { text: own, from: start, to: start + own.length }
}
