import type { FieldKind } from './encoding.ts'
import type { RegisterClass } from './register.ts'

/** What values an immediate field takes. */
export interface ImmediateShape {
  /** iced-x86's word for it. */
  readonly opKind: string
  readonly size: 1 | 2 | 4 | 8
  /** Smallest and largest value; `signed` bits are cut to the operation's size first. */
  readonly from: bigint
  readonly to: bigint
  /** Bits to which the value is cut, with its sign, before it is tested; 0 for no cutting. */
  readonly cut: number
  /** How an open symbol fills the field; null where GNU as never puts one. */
  readonly field: FieldKind | null
}

/** What one operand of an opcode may be. */
export interface OperandShape {
  readonly register: RegisterClass | null
  /** iced-x86's name of the only register that fits. */
  readonly fixed: string | null
  readonly memory: 'none' | 'any' | 'offset' | 'vector' | 'implied'
  /** Class of the index of a gather or scatter. */
  readonly vectorIndex: RegisterClass | null
  readonly immediate: ImmediateShape | null
  /** Bytes of the distance; 0 for no branch. */
  readonly branch: number
  readonly far: boolean
  /** Bits where the operand is (also) a general register; 0 for all others. */
  readonly bits: number
}

const nothing: OperandShape = {
  register: null,
  fixed: null,
  memory: 'none',
  vectorIndex: null,
  immediate: null,
  branch: 0,
  far: false,
  bits: 0,
}

/** GNU as lets the bits above a field be all ones whatever the field's own sign: `andb $~0x80`. */
const immediates: Readonly<Record<string, ImmediateShape>> = {
  imm8: immediate('Immediate8', 1, -0x100n, 0xffn, 0, 'absolute'),
  imm4_m2z: immediate('Immediate8', 1, 0n, 0xfn, 0, null),
  imm8_const_1: immediate('Immediate8', 1, 1n, 1n, 0, null),
  imm8sex16: immediate('Immediate8to16', 1, -0x1_0000n, 0xffffn, 16, null),
  imm8sex32: immediate('Immediate8to32', 1, -0x1_0000_0000n, 0xffff_ffffn, 32, null),
  imm8sex64: immediate('Immediate8to64', 1, -0x80n, 0x7fn, 64, null),
  imm16: immediate('Immediate16', 2, -0x1_0000n, 0xffffn, 0, 'absolute'),
  imm32: immediate('Immediate32', 4, -0x1_0000_0000n, 0xffff_ffffn, 0, 'absolute'),
  imm32sex64: immediate('Immediate32to64', 4, -0x8000_0000n, 0x7fff_ffffn, 0, 'absolute-signed'),
  imm64: immediate('Immediate64', 8, -(1n << 63n), (1n << 64n) - 1n, 0, 'absolute'),
}

function immediate(
  opKind: string,
  size: 1 | 2 | 4 | 8,
  from: bigint,
  to: bigint,
  cut: number,
  field: FieldKind | null,
): ImmediateShape {
  return { opKind, size, from, to, cut, field }
}

const fixedBits: Readonly<Record<string, number>> = { al: 8, ax: 16, eax: 32, rax: 64 }
const generalBits: Readonly<Record<string, number>> = { r8: 8, r16: 16, r32: 32, r64: 64 }
const vectorClasses: Readonly<Record<string, RegisterClass>> = { x: 'xmm', y: 'ymm', z: 'zmm' }
const implied = new Set(['seg_rSI', 'es_rDI', 'seg_rDI', 'seg_rBX_al'])
const branches: Readonly<Record<string, number>> = {
  br16_1: 1,
  br32_1: 1,
  br64_1: 1,
  br16_2: 2,
  br32_4: 4,
  br64_4: 4,
  xbegin_2: 2,
  xbegin_4: 4,
  brdisp_2: 2,
  brdisp_4: 4,
}

const known = new Map<string, OperandShape>()

/** Reads one of iced-x86's names of operand kinds, e.g. "r32_or_mem". */
export function operandShape(kind: string): OperandShape {
  const shape = known.get(kind) ?? read(kind)
  known.set(kind, shape)
  return shape
}

function read(kind: string): OperandShape {
  const constant = immediates[kind]
  if (constant) return { ...nothing, immediate: constant }
  if (branches[kind] !== undefined) return { ...nothing, branch: branches[kind] }
  if (kind.startsWith('farbr')) return { ...nothing, far: true }
  if (implied.has(kind)) return { ...nothing, memory: 'implied' }
  if (kind === 'mem_offs') return { ...nothing, memory: 'offset' }
  const vector = /^mem_vsib\d\d([xyz])$/.exec(kind)?.[1]
  if (vector) return { ...nothing, memory: 'vector', vectorIndex: vectorClasses[vector] ?? null }
  if (/^(mem|sibmem)/.test(kind)) return { ...nothing, memory: 'any' }
  return readRegister(kind)
}

function readRegister(kind: string): OperandShape {
  if (kind === 'sti_opcode') return { ...nothing, register: 'st' }
  const [, name = ''] =
    /^(r8|r16|r32|r64|mm|xmm|ymm|zmm|bnd|k|seg|cr|dr|tr|tmm)(?:p1|p3)?_/.exec(kind) ?? []
  if (name === '') return { ...nothing, fixed: kind.toUpperCase(), bits: fixedBits[kind] ?? 0 }
  return {
    ...nothing,
    register: name as RegisterClass,
    memory: kind.includes('_or_mem') ? 'any' : 'none',
    bits: generalBits[name] ?? 0,
  }
}
