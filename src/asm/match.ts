import type { Arch } from '../x86/arch.ts'
import type { Opcode } from '../x86/opcode.ts'
import type { Candidate, Known, Matched, OpenField } from './candidate.ts'
import { matchImplied, matchMemory } from './matchMemory.ts'
import type { ImmediateOperand, MemoryOperand, RegisterOperand } from './operand.ts'
import { type ImmediateShape, type OperandShape, operandShape } from './operandShape.ts'

/** Operands in Intel's order, and what braces said apart from them. */
export interface Arguments {
  readonly explicit: readonly Known[]
  readonly decorations: Decorations
}

interface Decorations {
  readonly mask: string
  readonly zeroing: boolean
  /** As in `RoundingOperand`; null where none is written. */
  readonly rounding: number | null
}

const undecorated: Decorations = { mask: 'None', zeroing: false, rounding: null }

/** Takes the decorations out of a list of operands in Intel's order. */
export function argumentsOf(operands: readonly Known[]): Arguments {
  let decorations = undecorated
  for (const { operand } of operands) {
    if (operand.kind === 'rounding') decorations = { ...decorations, rounding: operand.rounding }
    else if (operand.kind !== 'immediate' && operand.mask) {
      decorations = { ...decorations, mask: operand.mask.iced, zeroing: operand.zeroing }
    }
  }
  const plain = decorations.rounding === null
  const explicit = plain ? operands : operands.filter(({ operand }) => operand.kind !== 'rounding')
  return { explicit, decorations }
}

/**
 * Puts operands into an opcode. Operands that AT&T syntax leaves out (`shl %eax`, `stosb`,
 * `fadd %st(1)`) are filled in. Null where they do not fit.
 */
export function matchOpcode(
  opcode: Opcode,
  { explicit, decorations }: Arguments,
  arch: Arch,
): Candidate | null {
  if (explicit.length > opcode.operands.length) return matchFar(opcode, explicit)
  if (!allows(opcode, decorations)) return null
  if (explicit.length === 0 && needsOperand.test(opcode.name)) return null
  const matched: Matched[] = []
  let next = 0
  for (const [at, kind] of opcode.operands.entries()) {
    const known = explicit[next]
    // A single x87 operand is the one below the top, also where it is written %st(0).
    const top = kind === 'st0' && explicit.length === 1 && opcode.operands.length === 2
    const given = known && !top ? matchOperand(opcode, kind, known, at, arch) : null
    if (given !== null) next++
    const one = given ?? leftOut(opcode, kind, arch)
    if (one === null) return null
    matched.push(one)
  }
  if (next < explicit.length) return null
  return candidate(opcode, matched, decorations)
}

/** x87 arithmetic that pops only under the name with "p". */
const needsOperand = /^f(?:add|mul|subr?|divr?)$/

function allows({ decorations: allowed }: Opcode, wanted: Decorations): boolean {
  if (wanted === undecorated) return true
  if (wanted.mask !== 'None' && !allowed.mask) return false
  if (wanted.zeroing && !allowed.zeroing) return false
  if (wanted.rounding === null) return true
  return wanted.rounding === 0 ? allowed.suppress : allowed.rounding
}

function candidate(
  opcode: Opcode,
  matched: readonly Matched[],
  { mask, zeroing, rounding }: Decorations,
): Candidate {
  let distance: bigint | null = null
  let segment: Candidate['segment'] = null
  let branch = 0
  const fields: OpenField[] = []
  for (const one of matched) {
    distance ??= one.distance ?? null
    segment ??= one.segment ?? null
    branch ||= one.branch ?? 0
    if (one.field) fields.push(one.field)
  }
  const request = {
    code: opcode.code,
    operands: matched.map(({ operand }) => operand),
    mask,
    zeroing,
    rounding: rounding ?? 0,
    suppress: rounding === 0,
    locate: fields.length > 0 || distance !== null,
  }
  return { opcode, request, fields, distance, segment, branch }
}

function matchOperand(
  opcode: Opcode,
  kind: string,
  { operand, value }: Known,
  at: number,
  arch: Arch,
): Matched | null {
  const shape = operandShape(kind)
  switch (operand.kind) {
    case 'register':
      return matchRegister(opcode, shape, operand)
    case 'immediate':
      return shape.immediate
        ? matchImmediate(strictly(shape.immediate, opcode), value, operand, isSecond(opcode, at))
        : null
    case 'memory':
      if (shape.branch > 0) return matchBranch(opcode, shape, operand, arch)
      if (shape.fixed === 'DX') return portInDx(operand)
      if (shape.memory === 'implied') return matchImplied(kind, operand, arch)
      if (operand.indirect !== takesStar(opcode, shape)) return null
      return matchMemory(opcode, shape, operand, value, arch)
    case 'rounding':
      return null
  }
}

/** Only indirect calls and jumps go where their operand says. */
const takesStar = ({ name }: Opcode, { branch, far }: OperandShape) =>
  (name === 'call' || name === 'jmp') && branch === 0 && !far

function matchRegister(
  opcode: Opcode,
  shape: OperandShape,
  { register, indirect }: RegisterOperand,
): Matched | null {
  const { fixed } = shape
  const fits = fixed === null ? shape.register === register.class : fixed === register.iced
  if (!fits || indirect !== takesStar(opcode, shape)) return null
  if (opcode.encoding !== 'evex' && register.number > 15) return null
  return { operand: { kind: 'register', register: register.iced } }
}

/** `in (%dx), %al`. */
function portInDx({ base, index, displacement }: MemoryOperand): Matched | null {
  if (base?.name !== 'dx' || index !== null || displacement !== null) return null
  return { operand: { kind: 'register', register: 'DX' } }
}

function matchBranch(
  opcode: Opcode,
  { branch }: OperandShape,
  { base, index, segment, indirect, displacement }: MemoryOperand,
  arch: Arch,
): Matched | null {
  if (base || index || segment || indirect || displacement === null) return null
  const symbol = displacement.kind === 'symbol' ? displacement : null
  const throughTable = symbol !== null && (arch === 'x86-64' || symbol.modifier === 'PLT')
  const wide = arch === 'x86-32' ? 'NearBranch32' : 'NearBranch64'
  return {
    branch,
    operand: {
      kind: 'branch',
      opKind: opcode.operandSize === 16 ? 'NearBranch16' : wide,
    },
    field: {
      place: 'immediate',
      size: branch === 1 ? 1 : branch === 2 ? 2 : 4,
      kind: throughTable && branch === 4 ? 'plt' : 'relative',
      expression: displacement,
    },
  }
}

/** iced-x86 keeps the second of two immediates (`enter`) elsewhere. */
const isSecond = (opcode: Opcode, at: number) =>
  opcode.operands.slice(0, at).some((kind) => operandShape(kind).immediate !== null)

function matchImmediate(
  shape: ImmediateShape,
  value: Known['value'],
  { expression }: ImmediateOperand,
  second: boolean,
): Matched | null {
  const opKind = second ? 'Immediate8_2nd' : shape.opKind
  if (value?.kind === 'constant') {
    const fitting = fittingValue(shape, value.value)
    if (fitting === null) return null
    return { operand: { kind: 'immediate', opKind, value: fitting } }
  }
  if (shape.field === null || second) return null
  return {
    operand: { kind: 'immediate', opKind, value: 0n },
    field: { place: 'immediate', size: shape.size, kind: shape.field, expression },
  }
}

/** The value as the field holds it, or null where it does not fit. */
function fittingValue(shape: ImmediateShape, written: bigint): bigint | null {
  const { from, to, cut, size } = shape
  const value = signedAsWritten(shape, written)
  if (value < from || value > to) return null
  if (cut === 0) return value
  const narrow = BigInt.asIntN(cut, value)
  return narrow === BigInt.asIntN(8 * size, narrow) ? narrow : null
}

/** To GNU as, 0xffffff80 is also -128 for a byte or a word, and 0xff80 is for a byte. */
function signedAsWritten({ from, to, cut }: ImmediateShape, value: bigint): bigint {
  if (from >= 0n || to > 0xffffn || value <= to || cut === 64) return value
  if (value === BigInt.asUintN(32, value) && value > 0x7fff_ffffn) return value - 0x1_0000_0000n
  return from === -0x100n && value > 0x7fffn && value <= 0xffffn ? value - 0x1_0000n : value
}

/** A one-byte field beside wider operands holds a count or a selector, which GNU as takes more strictly. */
const strictly = (shape: ImmediateShape, opcode: Opcode): ImmediateShape =>
  shape.from === -0x100n && !opcode.operands.some((kind) => operandShape(kind).bits === 8)
    ? { ...shape, from: -0x80n }
    : shape

const register = (name: string): Matched => ({ operand: { kind: 'register', register: name } })
const byte = (value: bigint): Matched => ({
  operand: { kind: 'immediate', opKind: 'Immediate8', value },
})

/** Operands that a spelling may leave out, by the opcode's name where only some may. */
const omissible: Readonly<Record<string, readonly string[]>> = {
  al: ['in', 'out'],
  ax: ['in', 'out', 'fnstsw', 'fstsw'],
  eax: ['in', 'out'],
  cl: ['shld', 'shrd'],
  imm8: ['aam', 'aad'],
}

function leftOut(opcode: Opcode, kind: string, arch: Arch): Matched | null {
  const shape = operandShape(kind)
  const kinds = opcode.operands
  if (shape.memory === 'implied') return matchImplied(kind, null, arch)
  if (kind === 'imm8_const_1') return byte(1n)
  if (kind === 'st0') return kinds.includes('sti_opcode') ? register('ST0') : null
  if (kind === 'sti_opcode') return kinds.includes('st0') ? register('ST1') : null
  const string = kinds.some((other) => operandShape(other).memory === 'implied')
  if (!omissible[kind]?.includes(opcode.name) && !(string && shape.fixed !== null)) return null
  return shape.immediate ? byte(10n) : register(shape.fixed ?? '')
}

/** `ljmp $selector, $offset`: two operands in AT&T syntax, one for iced-x86. */
function matchFar(opcode: Opcode, operands: readonly Known[]): Candidate | null {
  const [first, second] = operands
  if (!operandShape(opcode.operands[0] ?? '').far || operands.length !== 2) return null
  if (first?.operand.kind !== 'immediate' || second?.operand.kind !== 'immediate') return null
  if (first.value?.kind !== 'constant') return null
  const size = opcode.operandSize === 16 ? 2 : 4
  const offset = second.value?.kind === 'constant' ? second.value.value : null
  const operand = {
    kind: 'far',
    size,
    selector: Number(BigInt.asUintN(16, first.value.value)),
    offset: Number(BigInt.asUintN(8 * size, offset ?? 0n)),
  } as const
  const { expression } = second.operand
  const field = { place: 'immediate', size, kind: 'absolute', expression } as const
  return candidate(opcode, [{ operand, field: offset === null ? field : null }], undecorated)
}
