import { type Arch, bitness } from '../x86/arch.ts'
import type { Opcode } from '../x86/opcode.ts'
import type { Known, Matched, OpenField } from './candidate.ts'
import type { FieldKind } from './encoding.ts'
import type { MemoryOperand } from './operand.ts'
import type { OperandShape } from './operandShape.ts'
import type { Register } from './register.ts'
import { addressWords as words } from './instructionMessages.ts'

const registerBits: Readonly<Record<string, number>> = { r16: 16, r32: 32, r64: 64 }

/** Bits of the addresses that an operand forms: those of its registers, else the mode's. */
export function addressBits({ base, index }: MemoryOperand, arch: Arch): number {
  if (base?.class === 'ip') return base.name === 'rip' ? 64 : 32
  return registerBits[(base ?? index)?.class ?? ''] ?? bitness(arch)
}

const pairs16 = new Set(['bx+si', 'bx+di', 'bp+si', 'bp+di', 'si', 'di', 'bp', 'bx', ''])

/** Why the registers form no address, in words; null where they do. */
export function addressFault(operand: MemoryOperand, arch: Arch): string | null {
  const { base, index } = operand
  if (base?.class === 'ip') return index ? words.noIndex(base.name) : null
  for (const register of [base, index]) {
    if (register && !canAddress(register)) return words.noPart(register.name)
  }
  if (base && isVector(base)) return words.indexOnly(base.name)
  const pair = base && index ? pairFault(base, index) : null
  if (pair) return pair
  if (index && /^[er]sp$/.test(index.name)) return words.notIndex(index.name)
  return addressBits(operand, arch) === 16 ? shortAddressFault(operand, arch) : null
}

const pairFault = (base: Register, index: Register) =>
  isVector(index) || base.class === index.class ? null : words.sizes(base.name, index.name)

function shortAddressFault({ base, index, scale }: MemoryOperand, arch: Arch): string | null {
  if (base?.name === 'dx' && index === null) return null
  if (arch === 'x86-64') return words.no16
  const named = [base, index].flatMap((register) => (register ? [register.name] : []))
  return pairs16.has(named.join('+')) && scale === 1 ? null : words.pairs16
}

const isVector = (register: Register) => /^[xyz]mm/.test(register.class)
const canAddress = (register: Register) =>
  registerBits[register.class] !== undefined || isVector(register)

/** Whether the shape takes this memory operand at all, whatever the displacement. */
function takes(opcode: Opcode, shape: OperandShape, operand: MemoryOperand): boolean {
  const { base, index, broadcast } = operand
  if (broadcast > 0 && opcode.memorySize !== broadcast * opcode.broadcastSize) return false
  switch (shape.memory) {
    case 'any':
      return index === null || !isVector(index)
    case 'vector':
      return index !== null && index.class === shape.vectorIndex
    case 'offset':
      return base === null && index === null
    default:
      return false
  }
}

/** A memory operand with a ModRM byte, or a full address in the instruction. */
export function matchMemory(
  opcode: Opcode,
  shape: OperandShape,
  operand: MemoryOperand,
  value: Known['value'],
  arch: Arch,
): Matched | null {
  if (!takes(opcode, shape, operand)) return null
  const bits = addressBits(operand, arch)
  const known = knownDisplacement(value)
  const displacement = fitting(known ?? 0n, bits, shape)
  if (displacement === null) return null
  const pointer = operand.base?.class === 'ip'
  const compact = operand.base && !pointer && known !== null && opcode.encoding !== 'evex'
  return {
    operand: {
      kind: 'memory',
      base: nameOf(operand.base),
      index: nameOf(operand.index),
      scale: operand.scale,
      displacement: pointer ? 0n : displacement,
      displacementSize: compact ? compactSize(displacement, bits / 8) : bits / 8,
      broadcast: operand.broadcast > 0,
    },
    segment: operand.segment,
    distance: pointer && known !== null ? displacement : null,
    field: known === null ? openField(opcode, shape, operand, bits) : null,
  }
}

/** 0 where none is written, null where it is not known yet. */
function knownDisplacement(value: Known['value']): bigint | null {
  if (value === null) return 0n
  return value.kind === 'constant' ? value.value : null
}

const nameOf = (register: Register | null) => register?.iced ?? 'None'

function openField(
  opcode: Opcode,
  shape: OperandShape,
  { base, displacement }: MemoryOperand,
  bits: number,
): OpenField | null {
  if (displacement === null) return null
  const whole = shape.memory === 'offset' && bits === 64
  return {
    place: 'displacement',
    size: whole ? 8 : bits === 16 ? 2 : 4,
    kind: fieldKind(opcode, shape, bits, base?.class === 'ip'),
    expression: displacement,
  }
}

const compactSize = (displacement: bigint, wide: number) =>
  displacement === 0n ? 0 : displacement === BigInt.asIntN(8, displacement) ? 1 : wide

/** The displacement with its sign, or null where it does not fit. */
function fitting(value: bigint, bits: number, { memory }: OperandShape): bigint | null {
  if (bits === 64) {
    return memory === 'offset' || value === BigInt.asIntN(32, value) ? value : null
  }
  const limit = 0x1_0000_0000n
  if (value < -limit || value >= limit) return null
  return memory === 'offset' ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value)
}

function fieldKind(opcode: Opcode, shape: OperandShape, bits: number, pointer: boolean): FieldKind {
  if (pointer) return 'relative'
  const narrowLea = opcode.name === 'lea' && opcode.operandSize < 64
  return bits === 64 && shape.memory !== 'offset' && !narrowLea ? 'absolute-signed' : 'absolute'
}

const impliedRegisters: Readonly<Record<string, { readonly base: string; readonly kind: string }>> =
  {
    seg_rSI: { base: 'si', kind: 'MemorySeg' },
    es_rDI: { base: 'di', kind: 'MemoryES' },
    seg_rDI: { base: 'di', kind: 'MemorySeg' },
    seg_rBX_al: { base: 'bx', kind: '' },
  }
const widthLetters: Readonly<Record<number, string>> = { 16: '', 32: 'E', 64: 'R' }

/** An operand that the opcode implies (`%es:(%rdi)`), spelled out or, where `operand` is null, left out. */
export function matchImplied(
  kind: string,
  operand: MemoryOperand | null,
  arch: Arch,
): Matched | null {
  const implied = impliedRegisters[kind]
  if (!implied) return null
  const letter = widthLetters[operand ? addressBits(operand, arch) : bitness(arch)] ?? ''
  const name = `${letter}${implied.base.toUpperCase()}`
  if (operand && !spells(operand, kind, name)) return null
  const segment = kind === 'es_rDI' ? null : (operand?.segment ?? null)
  if (implied.kind !== '') {
    return { operand: { kind: 'implied', opKind: `${implied.kind}${name}` }, segment }
  }
  const address = { base: name, index: 'AL', scale: 1, displacement: 0n, displacementSize: 0 }
  return { operand: { kind: 'memory', ...address, broadcast: false }, segment }
}

/** Whether a written operand is the implied one; `es` cannot be overridden. */
function spells(operand: MemoryOperand, kind: string, name: string): boolean {
  const { base, index, displacement, segment, indirect } = operand
  if (base?.iced !== name || index !== null || displacement !== null || indirect) return false
  return kind !== 'es_rDI' || segment === null || segment.name === 'es'
}
