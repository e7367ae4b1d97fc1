import { type Assembly, mayEmit, report } from '../assembly.ts'
import { writeUnsigned } from '../../base/bytes.ts'
import type { Expression } from '../expression.ts'
import type { Head } from '../head.ts'
import { limits } from '../limits.ts'
import { boundedOperands } from '../operands.ts'
import { appendRepeated, appendTail, isExecutable, noteEmission } from '../section.ts'
import { bind, constantOf, evaluateBound } from '../value.ts'
import type { Directive, DirectiveTable } from './directive.ts'
import { operandWords, valueWords } from '../directiveMessages.ts'

const nopByte = 0x90

function pattern(size: number, value: bigint): Uint8Array {
  const bytes = new Uint8Array(size)
  writeUnsigned(bytes, 0, Math.min(size, 8), BigInt.asUintN(64, value))
  return bytes
}

/** `.align` counts bytes on x86 ELF, like `.balign`; `.p2align` counts bits. */
const align =
  (unit: 'bytes' | 'bits', size: 1 | 2 | 4): Directive =>
  (assembly, head) => {
    const operands = boundedOperands(assembly, head, 3, operandWords.alignment)
    if (!operands) return
    const [wanted, filler, bound] = operands
    const value = wanted && constantOf(assembly, wanted, valueWords.alignment)
    const alignment = value === null || value === undefined ? null : inBytes(assembly, unit, value)
    if (alignment === null) return
    const fill = filler ? constantOf(assembly, filler, valueWords.fill) : null
    const most = bound ? constantOf(assembly, bound, valueWords.bound) : 0n
    if ((filler && fill === null) || most === null) return
    addAlignment(assembly, alignment, fill, size, Number(BigInt.asIntN(32, most)))
  }

function inBytes(assembly: Assembly, unit: 'bytes' | 'bits', value: bigint): number | null {
  if (unit === 'bits') {
    if (value >= 0n && value <= 31n) return 2 ** Number(value)
  } else if (value >= 0n && value <= 1n << 31n && (value & (value - 1n)) === 0n) {
    return Math.max(1, Number(value))
  }
  report(assembly, null, 'asm/alignment', unit === 'bits' ? `2^${value}` : value.toString())
  return null
}

function addAlignment(
  assembly: Assembly,
  alignment: number,
  fill: bigint | null,
  size: number,
  most: number,
): void {
  const { chain, origin } = assembly
  const { section } = chain
  section.alignment = Math.max(section.alignment, alignment)
  if (alignment === 1) return
  const instructions =
    isExecutable(section) && (fill === null || (size === 1 && (fill & 0xffn) === BigInt(nopByte)))
  const tail = {
    kind: 'align',
    alignment,
    fill: instructions ? null : pattern(fill === null ? 1 : size, fill ?? 0n),
    most: Math.max(0, most),
  } as const
  appendTail(chain, tail, 'padding', origin)
}

const skip: Directive = (assembly, head) => {
  const operands = boundedOperands(assembly, head, 2, operandWords.bytes)
  const count = operands?.[0]
  if (!operands || !count) return
  const fill = operands[1] ? constantOf(assembly, operands[1], valueWords.fill) : 0n
  if (fill !== null) addSpace(assembly, count, pattern(1, fill))
}

const fill: Directive = (assembly, head) => {
  const operands = boundedOperands(assembly, head, 3, operandWords.repetitions)
  const count = operands?.[0]
  if (!operands || !count) return
  const size = operands[1] ? constantOf(assembly, operands[1], valueWords.size) : 1n
  const value = operands[2] ? constantOf(assembly, operands[2], valueWords.value) : 0n
  if (size === null || value === null) return
  if (size < 0n) return report(assembly, null, 'asm/value-negative', valueWords.size)
  if (size === 0n) return
  // GNU as: sizes beyond 8 count as 8, and only the low 4 bytes of the value are used.
  addSpace(assembly, count, pattern(Number(size > 8n ? 8n : size), BigInt.asUintN(32, value)))
}

function addSpace(assembly: Assembly, count: Expression, unit: Uint8Array): void {
  const { chain, origin } = assembly
  const bound = bind(assembly, count)
  if (!bound) return
  const value = evaluateBound(bound, 'reading')
  if (value.kind !== 'constant') {
    appendTail(chain, { kind: 'space', count: bound, unit }, 'data', origin)
    return
  }
  if (value.value < 0n) return report(assembly, count.span, 'asm/count-negative', valueWords.number)
  const most = BigInt(limits.outputBytes + 1)
  const repetitions = Number(value.value > most ? most : value.value)
  if (!mayEmit(assembly, repetitions * unit.length)) return
  if (chain.section.type === 'nobits' && unit.some((byte) => byte !== 0)) {
    return report(assembly, null, 'asm/section-nobits', chain.section.name)
  }
  appendRepeated(chain, unit, repetitions)
  noteEmission(chain, repetitions * unit.length, 'data', origin)
}

const org: Directive = (assembly, head: Head) => {
  const operands = boundedOperands(assembly, head, 2, operandWords.place)
  const place = operands?.[0]
  if (!operands || !place) return
  const filler = operands[1] ? constantOf(assembly, operands[1], valueWords.fill) : 0n
  const target = bind(assembly, place)
  if (filler === null || !target) return
  const tail = { kind: 'org', target, fill: Number(filler & 0xffn) } as const
  appendTail(assembly.chain, tail, 'data', assembly.origin)
}

export const spaceDirectives: DirectiveTable = {
  '.align': align('bytes', 1),
  '.balign': align('bytes', 1),
  '.balignw': align('bytes', 2),
  '.balignl': align('bytes', 4),
  '.p2align': align('bits', 1),
  '.p2alignw': align('bits', 2),
  '.p2alignl': align('bits', 4),
  '.skip': skip,
  '.space': skip,
  '.zero': skip,
  '.fill': fill,
  '.org': org,
}
