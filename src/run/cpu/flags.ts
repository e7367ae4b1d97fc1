import type { Cpu } from './cpu.ts'

/** Bits of EFLAGS. */
export const [carry, parity, adjust, zero, sign, overflow] = [0x1, 0x4, 0x10, 0x40, 0x80, 0x800]
export const reservedFlag = 0x2
export const interruptFlag = 0x200
export const directionFlag = 0x400
export const privilegeLevel = 0x3000
export const status = 0x8d5

/** The parity flag of every byte. */
const parities = Uint8Array.from({ length: 256 }, (_, byte) => {
  let ones = 0
  for (let left = byte; left !== 0; left &= left - 1) ones++
  return ones % 2 === 0 ? parity : 0
})

/** Sets these flags of the status, all of which the instruction writes. */
export function setStatus(cpu: Cpu, flags: number): void {
  cpu.flags = (cpu.flags & ~status) | flags
  cpu.undefinedFlags = 0
}

/** Sets those of the status that `written` names; of these, `undefinedOnes` hold nothing to rely on. */
export function setFlags(cpu: Cpu, written: number, flags: number, undefinedOnes: number): void {
  cpu.flags = (cpu.flags & ~written) | (flags & written)
  cpu.undefinedFlags = (cpu.undefinedFlags & ~written) | undefinedOnes
}

/** ZF, SF and PF of a result of `top + 1` bits. */
export function resultFlags(result: number, top: number): number {
  const value = top === 31 ? result : result & ((2 << top) - 1)
  return (
    (parities[result & 0xff] ?? 0) |
    (value === 0 ? zero : 0) |
    (((result >>> top) & 1) === 1 ? sign : 0)
  )
}

export function wideResultFlags(low: number, high: number): number {
  return (parities[low & 0xff] ?? 0) | ((low | high) === 0 ? zero : 0) | (high < 0 ? sign : 0)
}

type Condition = (flags: number) => boolean

const less: Condition = (flags) => ((flags >> 11) & 1) !== ((flags >> 7) & 1)
const lessOrEqual: Condition = (flags) => (flags & zero) !== 0 || less(flags)

/** Conditions by their mnemonics' ends, as objdump and iced-x86 spell them. */
export const conditions: Readonly<Record<string, Condition>> = {
  o: (flags) => (flags & overflow) !== 0,
  no: (flags) => (flags & overflow) === 0,
  b: (flags) => (flags & carry) !== 0,
  ae: (flags) => (flags & carry) === 0,
  e: (flags) => (flags & zero) !== 0,
  ne: (flags) => (flags & zero) === 0,
  be: (flags) => (flags & (carry | zero)) !== 0,
  a: (flags) => (flags & (carry | zero)) === 0,
  s: (flags) => (flags & sign) !== 0,
  ns: (flags) => (flags & sign) === 0,
  p: (flags) => (flags & parity) !== 0,
  np: (flags) => (flags & parity) === 0,
  l: less,
  ge: (flags) => !less(flags),
  le: lessOrEqual,
  g: (flags) => !lessOrEqual(flags),
}
