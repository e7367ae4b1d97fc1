import { type Assembly, mayEmit, report } from '../assembly.ts'
import { assign, reportTwice } from '../define.ts'
import type { Expression } from '../expression.ts'
import { type Head, operandTokens } from '../head.ts'
import { expressionFrom } from '../operands.ts'
import { spanIn } from '../origin.ts'
import { appendRepeated, appendTail, chainOf, noteEmission, openFragment } from '../section.ts'
import type { AsmSymbol } from '../symbol.ts'
import { constantOf } from '../value.ts'
import { sectionNamed } from '../switchSection.ts'
import type { Directive, DirectiveTable } from './directive.ts'
import { valueWords } from '../directiveMessages.ts'

interface Name {
  readonly text: string
  readonly from: number
  readonly to: number
}

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

/** The first operand, a name, and the position behind the comma after it. */
function nameAndRest(assembly: Assembly, head: Head): (Name & { readonly rest: number }) | null {
  const [first, comma] = operandTokens(head)
  if (first?.kind !== 'word' && first?.kind !== 'string') {
    report(assembly, first ?? null, 'asm/symbol-name-missing', head.lower)
    return null
  }
  if (comma?.kind !== 'mark' || comma.text !== ',') {
    report(assembly, comma ?? null, 'asm/comma-missing', head.lower)
    return null
  }
  return { text: first.text, from: first.from, to: first.to, rest: comma.to }
}

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

const common =
  (local: boolean): Directive =>
  (assembly, head) => {
    const name = nameAndRest(assembly, head)
    if (!name) return
    const tokens = operandTokens(head)
    const comma = tokens.find(({ from, text }) => from > name.rest && text === ',')
    const end = comma?.from ?? head.text.length
    const size = constantBetween(assembly, head, name.rest, end)
    const given = comma ? constantBetween(assembly, head, comma.to, head.text.length) : null
    if (size === null || (comma && given === null)) return
    const symbol = assembly.symbols.refer(name.text, spanIn(assembly.origin, name))
    if (symbol.definition) return reportTwice(assembly, name, symbol)
    const alignment = given ?? implied(size)
    if ((alignment & (alignment - 1n)) !== 0n) {
      return report(assembly, null, 'asm/alignment', alignment.toString())
    }
    if (local || symbol.declaredLocal) reserve(assembly, symbol, size, alignment)
    else {
      symbol.definition = {
        kind: 'common',
        size: Number(size),
        alignment: Math.max(1, Number(alignment)),
      }
      symbol.binding = 'global'
    }
  }

function constantBetween(assembly: Assembly, head: Head, from: number, to: number): bigint | null {
  const cut = { ...head, text: head.text.slice(0, to) }
  const expression: Expression | null = expressionFrom(assembly, cut, from)
  const value = expression && constantOf(assembly, expression, valueWords.size)
  if (value === null || (value >= 0n && value <= 0x7fff_ffffn)) return value
  report(assembly, null, 'asm/value-negative', valueWords.size)
  return null
}

/** Alignment that is taken where none is given: that of the size, at most 8. */
function implied(size: bigint): bigint {
  if (size >= 8n) return 8n
  if (size >= 4n) return 4n
  return size >= 2n ? 2n : 1n
}

function reserve(assembly: Assembly, symbol: AsmSymbol, size: bigint, alignment: bigint): void {
  const bytes = Number(size)
  if (!mayEmit(assembly, bytes)) return
  const section = sectionNamed(assembly, '.bss')
  // GNU as keeps these apart from what the listing itself puts into .bss.
  const chain = chainOf(section, 1)
  const boundary = Math.max(1, Number(alignment))
  section.alignment = Math.max(section.alignment, boundary)
  if (boundary > 1) {
    const tail = { kind: 'align', alignment: boundary, fill: Uint8Array.of(0), most: 0 } as const
    appendTail(chain, tail, 'padding', assembly.origin)
  }
  const fragment = openFragment(chain)
  symbol.definition = { kind: 'label', fragment, offset: fragment.length }
  symbol.line = assembly.origin.line
  appendRepeated(chain, Uint8Array.of(0), bytes)
  noteEmission(chain, bytes, 'data', assembly.origin)
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
  '.comm': common(false),
  '.common': common(false),
  '.lcomm': common(true),
}
