import { type Assembly, mayEmit, report } from '../assembly.ts'
import { reportTwice } from '../define.ts'
import type { Expression } from '../expression.ts'
import { type Head, operandTokens } from '../head.ts'
import { expressionFrom } from '../operands.ts'
import { spanIn } from '../origin.ts'
import { appendRepeated, appendTail, chainOf, noteEmission, openFragment } from '../section.ts'
import type { AsmSymbol } from '../symbol.ts'
import { constantOf } from '../value.ts'
import { sectionNamed } from '../switchSection.ts'
import type { Directive } from './directive.ts'
import { valueWords } from '../directiveMessages.ts'
import { nameAndRest } from './nameAndRest.ts'

const reserving =
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

/** `.comm name, size, alignment` */
export const common = reserving(false)

/** `.lcomm name, size, alignment` */
export const localCommon = reserving(true)

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
