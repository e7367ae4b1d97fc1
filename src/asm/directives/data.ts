import { type Assembly, mayEmit, report, reportAt } from '../assembly.ts'
import { writeUnsigned } from '../../base/bytes.ts'
import type { Expression } from '../expression.ts'
import { type Head, operandTokens } from '../head.ts'
import { stringBytes, type Token } from '../lexer.ts'
import { expressionOperands } from '../operands.ts'
import { appendBytes, appendTail, noteEmission } from '../section.ts'
import type { Bound } from '../symbol.ts'
import { lebBytes } from '../leb.ts'
import { bind, evaluateBound } from '../value.ts'
import type { Directive, DirectiveTable } from './directive.ts'
import { operandWords } from '../directiveMessages.ts'

type Size = 1 | 2 | 4 | 8

function emitData(assembly: Assembly, bytes: Uint8Array | readonly number[]): void {
  const { chain, origin } = assembly
  if (chain.section.type === 'nobits' && bytes.some((byte) => byte !== 0)) {
    return report(assembly, null, 'asm/section-nobits', chain.section.name)
  }
  if (!mayEmit(assembly, bytes.length)) return
  appendBytes(chain, bytes)
  noteEmission(chain, bytes.length, 'data', origin)
}

const integers =
  (size: Size): Directive =>
  (assembly, head) => {
    const operands = expressionOperands(assembly, head)
    if (!operands) return
    for (const operand of operands) {
      if (assembly.stopped) return
      if (operand) emitInteger(assembly, operand, size)
      else report(assembly, null, 'asm/operand-missing', head.lower, operandWords.value)
    }
  }

/** What stands in a field until its value is known. */
const zeros: Readonly<Record<Size, readonly number[]>> = {
  1: [0],
  2: [0, 0],
  4: [0, 0, 0, 0],
  8: [0, 0, 0, 0, 0, 0, 0, 0],
}

function emitInteger(assembly: Assembly, expression: Expression, size: Size): void {
  if (expression.kind === 'number')
    return emitConstant(assembly, expression, size, expression.value)
  const bound = bind(assembly, expression)
  if (!bound) return
  const value = evaluateBound(bound, 'reading')
  if (value.kind === 'constant') return emitConstant(assembly, expression, size, value.value)
  emitData(assembly, zeros[size])
  addFixup(assembly, bound, size)
}

function addFixup(assembly: Assembly, value: Bound, size: Size): void {
  const { chain, origin } = assembly
  const fragment = chain.fragments.at(-1)
  if (!fragment || fragment.length < size) return
  chain.fixups.push({
    fragment,
    offset: fragment.length - size,
    size,
    kind: 'absolute',
    toEnd: 0,
    value,
    origin,
    moved: 0,
    use: 'data',
  })
}

function emitConstant(assembly: Assembly, { span }: Expression, size: Size, value: bigint): void {
  const bits = size * 8
  if (size < 8 && (value < -(1n << BigInt(bits - 1)) || value >= 1n << BigInt(bits))) {
    const kept = `0x${BigInt.asUintN(bits, value).toString(16)}`
    report(assembly, span, 'asm/value-truncated', value.toString(), kept)
  }
  const bytes: number[] = []
  writeUnsigned(bytes, 0, size, BigInt.asUintN(64, value))
  emitData(assembly, bytes)
}

/** Bytes of the strings behind a directive, or the token that is none. */
type Text = { readonly bytes: Uint8Array } | { readonly wrong: Token | null }

const texts = new WeakMap<Head, Text>()

const strings =
  (terminated: boolean): Directive =>
  (assembly, head) => {
    let text = texts.get(head)
    if (!text) {
      text = textOf(operandTokens(head), terminated)
      texts.set(head, text)
    }
    if ('bytes' in text) emitData(assembly, text.bytes)
    else report(assembly, text.wrong, 'asm/string-needed', head.lower)
  }

function textOf(list: readonly Token[], terminated: boolean): Text {
  const bytes: number[] = []
  let comma = true
  for (const token of list) {
    if (token.kind === 'string') {
      // Strings without a comma between them are one.
      if (!comma && terminated) bytes.pop()
      for (const byte of stringBytes(token.text)) bytes.push(byte)
      if (terminated) bytes.push(0)
      comma = false
    } else if (token.kind === 'mark' && token.text === ',' && !comma) comma = true
    else return { wrong: token }
  }
  return list.length > 0 && comma ? { wrong: null } : { bytes: Uint8Array.from(bytes) }
}

const leb =
  (signed: boolean): Directive =>
  (assembly, head) => {
    for (const operand of expressionOperands(assembly, head) ?? []) {
      if (!operand)
        return report(assembly, null, 'asm/operand-missing', head.lower, operandWords.value)
      const bound = bind(assembly, operand)
      if (!bound) return
      const value = evaluateBound(bound, 'reading')
      if (value.kind === 'constant') emitData(assembly, lebBytes(value.value, signed))
      else
        appendTail(assembly.chain, { kind: 'leb', value: bound, signed }, 'data', assembly.origin)
    }
  }

/** 16 bytes: constants only, as wide as the expression parser reads them. */
const octa: Directive = (assembly, head) => {
  for (const operand of expressionOperands(assembly, head) ?? []) {
    if (operand?.kind !== 'number') {
      return reportAt(assembly, assembly.origin, operand?.span ?? null, 'asm/constant-needed', 'It')
    }
    const bytes = new Uint8Array(16).fill(operand.value < 0n ? 0xff : 0)
    writeUnsigned(bytes, 0, 8, BigInt.asUintN(64, operand.value))
    emitData(assembly, bytes)
  }
}

export const dataDirectives: DirectiveTable = {
  '.byte': integers(1),
  '.short': integers(2),
  '.word': integers(2),
  '.value': integers(2),
  '.hword': integers(2),
  '.2byte': integers(2),
  '.long': integers(4),
  '.int': integers(4),
  '.4byte': integers(4),
  '.quad': integers(8),
  '.8byte': integers(8),
  '.octa': octa,
  '.ascii': strings(false),
  '.asciz': strings(true),
  '.string': strings(true),
  '.uleb128': leb(false),
  '.sleb128': leb(true),
}
