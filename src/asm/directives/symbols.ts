import { type Assembly, report } from '../assembly.ts'
import { assign } from '../define.ts'
import { type Head, operandTokens } from '../head.ts'
import { expressionFrom } from '../operands.ts'
import { spanIn } from '../origin.ts'
import type { AsmSymbol } from '../symbol.ts'
import type { Directive, DirectiveTable } from './directive.ts'
import { common, localCommon } from './common.ts'
import { type Name, nameAndRest } from './nameAndRest.ts'

/** Names parted by commas; a name may stand between quotes. Empty after a reported problem. */
function names(assembly: Assembly, head: Head): readonly Name[] {
  const found: Name[] = []
  let comma = true
  for (const token of operandTokens(head)) {
    const isName = token.kind === 'word' || token.kind === 'string'
    if (isName && comma) found.push({ text: token.text, from: token.from, to: token.to })
    else if (token.kind !== 'mark' || token.text !== ',' || comma) {
      report(assembly, token, 'asm/operand-unexpected', token.text, head.lower)
      return []
    }
    comma = !comma
  }
  if (found.length === 0) report(assembly, null, 'asm/symbol-name-missing', head.lower)
  return found
}

const each =
  (change: (symbol: AsmSymbol) => void): Directive =>
  (assembly, head) => {
    for (const name of names(assembly, head)) {
      change(assembly.symbols.refer(name.text, spanIn(assembly.origin, name)))
    }
  }

const makeGlobal = each((symbol) => {
  if (symbol.binding === 'local') symbol.binding = 'global'
})

const makeWeak = each((symbol) => {
  symbol.binding = 'weak'
})

const makeLocal = each((symbol) => {
  symbol.declaredLocal = true
})

/** Visibility matters to a dynamic linker only. */
const visibility = each(() => {})

const set =
  (once: boolean): Directive =>
  (assembly, head) => {
    const name = nameAndRest(assembly, head)
    const value = name && expressionFrom(assembly, head, name.rest)
    if (name && value) assign(assembly, name.text, name, value, once)
  }

/** `name = expression` */
export function assignment(assembly: Assembly, head: Head): void {
  if (head.text[head.restFrom] === '=') {
    return report(assembly, null, 'asm/unsupported-directive', '==', 'Use = or .set.')
  }
  const value = expressionFrom(assembly, head, head.restFrom)
  const part = { from: head.nameFrom, to: head.nameFrom + head.name.length }
  if (value) assign(assembly, head.name, part, value, false)
}

export const symbolDirectives: DirectiveTable = {
  '.globl': makeGlobal,
  '.global': makeGlobal,
  '.weak': makeWeak,
  '.local': makeLocal,
  '.hidden': visibility,
  '.internal': visibility,
  '.protected': visibility,
  '.set': set(false),
  '.equ': set(false),
  '.equiv': set(true),
  '.comm': common,
  '.common': common,
  '.lcomm': localCommon,
}
