import * as iced from 'iced-x86'
import type { Arch } from './arch.ts'
import { bitness } from './arch.ts'
import { freeing } from './icedMemory.ts'
import type { Repetition, Form, MemoryOperand, Operand, Size } from './form.ts'

/** What became of reading operands: the form, or why there is none. */
export type FormReading =
  | { readonly kind: 'form'; readonly form: Form }
  /** The bytes end before the instruction does. */
  | { readonly kind: 'short' }
  | { readonly kind: 'invalid' }

/** The operands of the instruction at the start of `bytes`, which stand at `address`. */
export function readForm(bytes: Uint8Array, arch: Arch, address: bigint): FormReading {
  const decoder = new iced.Decoder(bitness(arch), bytes, iced.DecoderOptions.None)
  decoder.ip = BigInt.asUintN(bitness(arch), address)
  return freeing(decoder, () =>
    freeing(decoder.decode(), (instruction) => {
      if (!instruction.isInvalid) return { kind: 'form', form: formOf(instruction, arch) }
      const short = decoder.lastError === iced.DecoderError.NoMoreBytes
      return { kind: short ? 'short' : 'invalid' }
    }),
  )
}

function formOf(instruction: iced.Instruction, arch: Arch): Form {
  const sizes = freeing(instruction.opCode, (row) => [row.operandSize, row.addressSize] as const)
  return {
    length: instruction.length,
    operands: Array.from({ length: instruction.opCount }, (_, at) =>
      operandOf(instruction, at, arch),
    ),
    operandSize: sizes[0] / 8,
    addressSize: sizes[1] / 8,
    memorySize: iced.MemorySizeExt.size(instruction.memorySize),
    locked: instruction.hasLockPrefix,
    repetition: repetitionOf(instruction),
  }
}

function repetitionOf(instruction: iced.Instruction): Repetition {
  if (instruction.hasRepnePrefix) return 'repne'
  return instruction.hasRepePrefix || instruction.hasRepPrefix ? 'rep' : 'once'
}

// Taken one by one: a destructured namespace would have all of iced-x86 bundled.
const OpKind = iced.OpKind
const Register = iced.Register
const RegisterExt = iced.RegisterExt

function operandOf(instruction: iced.Instruction, at: number, arch: Arch): Operand {
  const kind = instruction.opKind(at)
  if (kind === OpKind.Register) return registerOperand(instruction.opRegister(at))
  if (kind === OpKind.Memory) return memoryOperand(instruction, arch)
  if (kind >= OpKind.NearBranch16 && kind <= OpKind.NearBranch64) {
    return { kind: 'target', address: placeOf(instruction.nearBranchTarget, arch) }
  }
  if (kind >= OpKind.Immediate8 && kind <= OpKind.Immediate32to64) {
    const value = instruction.immediate(at)
    return { kind: 'immediate', low: wordOf(value), high: wordOf(value >> 32n) }
  }
  return stringOperand(instruction, kind)
}

const wordOf = (value: bigint) => Number(BigInt.asIntN(32, value))

/** Addresses as the interpreter counts them: unsigned on x86-32, signed on x86-64. */
const placeOf = (address: bigint, arch: Arch) =>
  Number(arch === 'x86-32' ? BigInt.asUintN(32, address) : BigInt.asIntN(64, address))

const sizeOf = (register: iced.Register) => RegisterExt.size(register) as Size

/** The numbers of the segment registers: es cs ss ds fs gs. */
const segmentOf = (register: iced.Register) => register - Register.ES

function registerOperand(register: iced.Register): Operand {
  if (RegisterExt.isGPR(register)) {
    const high = register >= Register.AH && register <= Register.BH
    const number = RegisterExt.number(RegisterExt.fullRegister(register))
    return { kind: 'register', number, size: sizeOf(register), high }
  }
  if (RegisterExt.isSegmentRegister(register)) {
    return { kind: 'segment', number: segmentOf(register) }
  }
  if (RegisterExt.isCR(register)) return { kind: 'control', number: RegisterExt.number(register) }
  return { kind: 'other' }
}

const numberOf = (register: iced.Register) =>
  register === Register.None ? null : RegisterExt.number(RegisterExt.fullRegister(register))

function memoryOperand(instruction: iced.Instruction, arch: Arch): MemoryOperand {
  const { memoryBase: base, memoryIndex: index, memoryDisplacement: displacement } = instruction
  const relative = base === Register.RIP || base === Register.EIP
  const holder = base === Register.None ? index : base
  const general = RegisterExt.isGPR(holder)
  const widest = arch === 'x86-32' ? 4 : 8
  const unnamed = Math.min(widest, Math.max(2, instruction.memoryDisplSize))
  const addressSize = general ? sizeOf(holder) : base === Register.EIP ? 4 : unnamed
  return {
    kind: 'memory',
    size: iced.MemorySizeExt.size(instruction.memorySize),
    segment: segmentOf(instruction.memorySegment),
    base: relative ? null : numberOf(base),
    // The table of xlat is indexed by a byte.
    index: index === Register.AL ? null : numberOf(index),
    scale: [1, 2, 4, 8].indexOf(instruction.memoryIndexScale),
    low: wordOf(displacement),
    high: wordOf(displacement >> 32n),
    addressSize: addressSize as Size,
  }
}

const sources: readonly iced.OpKind[] = [
  OpKind.MemorySegSI,
  OpKind.MemorySegESI,
  OpKind.MemorySegRSI,
]
const destinations: readonly iced.OpKind[] = [
  OpKind.MemoryESDI,
  OpKind.MemoryESEDI,
  OpKind.MemoryESRDI,
]
const addressSizes = [2, 4, 8] as const

function stringOperand(instruction: iced.Instruction, kind: iced.OpKind): Operand {
  const source = addressSizes[sources.indexOf(kind)]
  if (source !== undefined) {
    const segment = segmentOf(instruction.memorySegment)
    return { kind: 'source', segment, addressSize: source }
  }
  const destination = addressSizes[destinations.indexOf(kind)]
  if (destination !== undefined) return { kind: 'destination', addressSize: destination }
  return { kind: 'other' }
}
