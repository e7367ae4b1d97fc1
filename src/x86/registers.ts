import type { Brand } from '../base/brand.ts'
import type { Arch } from './arch.ts'

/** A set of general registers: bit n is machine register n, always the full-width register. */
export type RegSet = Brand<number, 'RegSet'>

/** Machine number of a general register, 0–7 on x86-32, 0–15 on x86-64. */
export type Reg = number

const names32 = ['eax', 'ecx', 'edx', 'ebx', 'esp', 'ebp', 'esi', 'edi'] as const
const names64 = [
  ...(['rax', 'rcx', 'rdx', 'rbx', 'rsp', 'rbp', 'rsi', 'rdi'] as const),
  ...(['r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15'] as const),
] as const

/** Full-width names in machine order, without "%". */
export const registerNames = (arch: Arch): readonly string[] =>
  arch === 'x86-32' ? names32 : names64

/** Machine number of esp, or of rsp. */
export const stackPointerOf = (arch: Arch): Reg =>
  registerNames(arch).findIndex((name) => name.endsWith('sp'))

/** As AT&T syntax spells it: `%eax`. */
export const spelled = (arch: Arch, reg: Reg): string => `%${registerName(arch, reg)}`

/** The full-width name, without "%". */
export const registerName = (arch: Arch, reg: Reg): string =>
  registerNames(arch)[reg] ?? `register ${reg}`

/** The empty set. */
export const noRegisters = 0 as RegSet

/** The set of these registers. */
export const regSet = (...regs: readonly Reg[]): RegSet =>
  regs.reduce((set, reg) => set | (1 << reg), 0) as RegSet

/** The set of the named full-width registers; a name that the architecture lacks is a bug. */
export function regSetOf(arch: Arch, names: readonly string[]): RegSet {
  const known = registerNames(arch)
  return regSet(
    ...names.map((name) => {
      const reg = known.indexOf(name)
      if (reg === -1) throw new Error(`${arch} has no register ${name}`)
      return reg
    }),
  )
}

/** Registers that are in one of the sets, or in both. */
export const union = (...sets: readonly RegSet[]): RegSet =>
  sets.reduce<number>((all, set) => all | set, 0) as RegSet
/** Registers that are in both sets. */
export const intersection = (left: RegSet, right: RegSet): RegSet => (left & right) as RegSet
/** Registers of the first set that are not in the second. */
export const difference = (left: RegSet, right: RegSet): RegSet => (left & ~right) as RegSet
/** Every register of the first set is in the second. */
export const isSubset = (left: RegSet, right: RegSet): boolean => (left & ~right) === 0
/** The register is in the set. */
export const hasRegister = (set: RegSet, reg: Reg): boolean => (set & (1 << reg)) !== 0

/** How many registers a set has. */
export function sizeOf(set: RegSet): number {
  let count = 0
  for (let left: number = set; left !== 0; left &= left - 1) count++
  return count
}

/** Machine numbers in ascending order. */
export function registersIn(set: RegSet): readonly Reg[] {
  const regs: Reg[] = []
  for (let reg = 0; reg < 16; reg++) if (hasRegister(set, reg)) regs.push(reg)
  return regs
}

/** Full-width names in machine order. */
export const namesIn = (arch: Arch, set: RegSet): readonly string[] =>
  registersIn(set).map((reg) => registerName(arch, reg))

const legacyPart = /^[er]?([abcd]x|[sb]p|[sd]i)$/
const lowHalf = /^([abcd])[lh]$/
const lowByte = /^([sb]p|[sd]i)l$/
const numberedPart = /^(r\d+)[dwb]?$/

/** The register that a name is, or is a part of: `al` → eax on x86-32; null for every other word. Without "%". */
export function registerNamed(arch: Arch, name: string): Reg | null {
  const part = name.toLowerCase()
  const low = lowHalf.exec(part)?.[1]
  const legacy = legacyPart.exec(part)?.[1] ?? (low ? `${low}x` : lowByte.exec(part)?.[1])
  const numbered = numberedPart.exec(part)?.[1]
  const names = registerNames(arch)
  const found = names.findIndex((whole) => whole === numbered || whole.slice(1) === legacy)
  // x86-32 has neither the 64-bit names nor sil and its like.
  const newer = part.startsWith('r') || lowByte.test(part)
  return found === -1 || (arch === 'x86-32' && newer) ? null : found
}
