import * as iced from 'iced-x86'
import type { Arch } from './arch.ts'
import { freeing } from './icedMemory.ts'
import type { FlagEffects, InstructionFacts, PartEffects } from './instructionFacts.ts'
import { difference, noRegisters, regSet, union } from './registers.ts'

/**
 * What an instruction does to general registers and status flags: the answer of iced-x86, and where that
 * tells of an operand's form rather than of its use, corrected. Intel's names, as iced-x86 spells them; its
 * enumeration of them is kept out of the bundle.
 */

type RegisterEffects = Pick<InstructionFacts, 'reads' | 'writes' | 'kills' | 'parts'>

const noEffects: RegisterEffects = {
  reads: noRegisters,
  writes: noRegisters,
  kills: noRegisters,
  parts: null,
}

const readAccesses: ReadonlySet<iced.OpAccess> = new Set([
  iced.OpAccess.Read,
  iced.OpAccess.CondRead,
  iced.OpAccess.ReadWrite,
  iced.OpAccess.ReadCondWrite,
  // What a conditional move does not write, it keeps.
  iced.OpAccess.CondWrite,
])
const writeAccesses: ReadonlySet<iced.OpAccess> = new Set([
  iced.OpAccess.Write,
  iced.OpAccess.CondWrite,
  iced.OpAccess.ReadWrite,
  iced.OpAccess.ReadCondWrite,
])
const sureAccesses: ReadonlySet<iced.OpAccess> = new Set([
  iced.OpAccess.Write,
  iced.OpAccess.ReadWrite,
])

let registerReader: iced.InstructionInfoFactory | null = null

/** Parts of registers that an operand covers: low byte, high byte, all above; as indexes. */
function partsOf(register: iced.Register): readonly number[] {
  const size = iced.RegisterExt.size(register)
  if (size >= 4) return [0, 1, 2]
  if (size === 2) return [0, 1]
  return register >= iced.Register.AH && register <= iced.Register.BH ? [1] : [0]
}

/** Sets by part while an instruction is read. */
interface Parts {
  readonly reads: [number, number, number]
  readonly kills: [number, number, number]
  partial: boolean
}

const numberOf = (register: iced.Register): number =>
  iced.RegisterExt.number(iced.RegisterExt.fullRegister(register))

function note(parts: Parts, register: iced.Register, access: iced.OpAccess): void {
  const bit = 1 << numberOf(register)
  const covered = partsOf(register)
  if (covered.length < 3) parts.partial = true
  for (const part of covered) {
    if (readAccesses.has(access)) parts.reads[part as 0] |= bit
    if (sureAccesses.has(access)) parts.kills[part as 0] |= bit
  }
}

function operandEffects(instruction: iced.Instruction, arch: Arch, parts: Parts) {
  registerReader ??= new iced.InstructionInfoFactory()
  const sets = { reads: 0, writes: 0, kills: 0 }
  const wholeSize = arch === 'x86-32' ? 4 : 8
  const used = freeing(registerReader.info(instruction), (found) => found.usedRegisters())
  for (const one of used as iced.UsedRegister[]) {
    const [register, access] = [one.register, one.access]
    one.free()
    if (!iced.RegisterExt.isGPR(register)) continue
    const bit = 1 << numberOf(register)
    if (readAccesses.has(access)) sets.reads |= bit
    if (writeAccesses.has(access)) sets.writes |= bit
    if (sureAccesses.has(access) && iced.RegisterExt.size(register) === wholeSize) {
      sets.kills |= bit
    }
    note(parts, register, access)
  }
  return sets as Omit<RegisterEffects, 'parts'>
}

/** The register is overwritten, as far as the operand covers it, and not read. */
function forget(parts: Parts, register: iced.Register): void {
  const bit = 1 << numberOf(register)
  for (const part of partsOf(register)) {
    parts.reads[part as 0] &= ~bit
    parts.kills[part as 0] |= bit
  }
}

/** Where nothing is found, they keep or leave undefined their result: nobody reads what was in it before. */
const findsOrNot = new Set(['bsf', 'bsr', 'lar', 'lsl'])

/** What only seems to be read when it is asked part by part what some instruction really reads. */
function settle(parts: Parts, instruction: iced.Instruction, name: string): void {
  if (findsOrNot.has(name) && instruction.op0Register !== instruction.op1Register) {
    parts.partial = true
    forget(parts, instruction.op0Register)
  }
  // The leaf in eax tells whether ecx is looked at; most do not.
  if (name === 'cpuid') {
    parts.partial = true
    for (const part of [0, 1, 2] as const) parts.reads[part] &= ~(1 << numberOf(iced.Register.ECX))
  }
}

/** General registers that an instruction reads, writes and overwrites, as a whole and part by part. */
export function registersOf(
  instruction: iced.Instruction,
  name: string,
  arch: Arch,
): RegisterEffects {
  if (arch === 'x86-32' && changesNothing(instruction, name)) return noEffects
  const parts: Parts = { reads: [0, 0, 0], kills: [0, 0, 0], partial: false }
  const effects = operandEffects(instruction, arch, parts)
  const register = forgottenOperand(instruction, name)
  if (register !== null) forget(parts, register)
  settle(parts, instruction, name)
  const { reads, kills, partial } = parts
  return {
    ...(register === null ? effects : without(effects, register)),
    parts: partial ? ({ reads, kills } as unknown as PartEffects) : null,
  }
}

function without(effects: Omit<RegisterEffects, 'parts'>, register: iced.Register) {
  const set = regSet(numberOf(register))
  // A write of 32 bits clears the upper half on x86-64.
  const whole = iced.RegisterExt.size(register) >= 4
  return {
    ...effects,
    reads: difference(effects.reads, set),
    kills: whole ? union(effects.kills, set) : effects.kills,
  }
}

/** The register whose old value is overwritten although the instruction's form reads it; null where there is none. */
function forgottenOperand(instruction: iced.Instruction, name: string): iced.Register | null {
  if (instruction.opCount !== 2 || instruction.op0Kind !== iced.OpKind.Register) return null
  const register = instruction.op0Register
  if (name === 'sbb') {
    // The carry that it spreads over the register is a flag.
    const same =
      instruction.op1Kind === iced.OpKind.Register && instruction.op1Register === register
    return same ? register : null
  }
  if (name !== 'or' && name !== 'and') return null
  if (instruction.op1Kind < iced.OpKind.Immediate8) return null
  if (instruction.op1Kind > iced.OpKind.Immediate32to64) return null
  const ones = (1n << BigInt(8 * iced.RegisterExt.size(register))) - 1n
  const constant = BigInt.asUintN(64, instruction.immediate(1)) & ones
  return constant === (name === 'or' ? ones : 0n) ? register : null
}

/** `mov r,r` and `lea 0(r),r`, of which the nop tables of x86-32 are made. */
function changesNothing(instruction: iced.Instruction, name: string): boolean {
  if (name !== 'mov' && name !== 'lea') return false
  const { op0Kind, op1Kind, op0Register } = instruction
  if (op0Kind !== iced.OpKind.Register || iced.RegisterExt.size(op0Register) !== 4) return false
  if (name === 'mov') {
    return op1Kind === iced.OpKind.Register && instruction.op1Register === op0Register
  }
  if (instruction.memoryDisplacement !== 0n) return false
  const { memoryBase, memoryIndex, memoryIndexScale } = instruction
  const { None } = iced.Register
  return (
    (memoryBase === op0Register && memoryIndex === None) ||
    (memoryBase === None && memoryIndex === op0Register && memoryIndexScale === 1)
  )
}

const statusFlags =
  iced.RflagsBits.OF |
  iced.RflagsBits.SF |
  iced.RflagsBits.ZF |
  iced.RflagsBits.AF |
  iced.RflagsBits.CF |
  iced.RflagsBits.PF

/** Every combination once, so that instructions share them. */
const flagEffects = new Map<number, FlagEffects>()

/** What it does to the status flags. Left undefined counts as set: nothing old can be read from them. */
export function flagsOf(instruction: iced.Instruction, name: string): FlagEffects {
  const readBits = instruction.rflagsRead & statusFlags
  const modified = instruction.rflagsModified & statusFlags
  const killBits = mayLeaveFlags(instruction, name) ? 0 : modified
  const key = readBits | (modified << 6) | (killBits << 12)
  const known = flagEffects.get(key)
  if (known) return known
  const made = {
    reads: readBits !== 0,
    writes: modified !== 0,
    kills: killBits === statusFlags,
    readBits,
    killBits,
  }
  flagEffects.set(key, made)
  return made
}

const shifts = /^(?:ro[lr]|rc[lr]|sh[lr]d?|sa[lr])$/

/** A shift by %cl = 0 and a repetition of nothing leave the flags as they were. */
function mayLeaveFlags(instruction: iced.Instruction, name: string): boolean {
  if (instruction.isStringInstruction) {
    return instruction.hasRepePrefix || instruction.hasRepnePrefix
  }
  const last = instruction.opCount - 1
  return (
    shifts.test(name) &&
    instruction.opKind(last) === iced.OpKind.Register &&
    instruction.opRegister(last) === iced.Register.CL
  )
}
