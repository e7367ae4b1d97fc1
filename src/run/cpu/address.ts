import type { MemoryOperand } from '../../x86/form.ts'
import type { Cpu } from './cpu.ts'
import { Fault } from './stop.ts'

const word = 0x1_0000_0000
const edge = 0x8000_0000_0000

/** The address of two words as a number; faults where it is not canonical. */
export function canonical(low: number, high: number): number {
  const extension = high >> 15
  if (extension !== 0 && extension !== -1) throw new Fault({ kind: 'non-canonical', low, high })
  return high * word + (low >>> 0)
}

/** The same for a sum that is near enough to be exact where it is canonical. */
function checked(address: number): number {
  if (address >= -edge && address < edge) return address
  throw new Fault({
    kind: 'non-canonical',
    low: (address % word) | 0,
    high: Math.floor(address / word) | 0,
  })
}

/** Words of an address. */
export const lowOf = (address: number): number => address | 0
export const highOf = (address: number): number => Math.floor(address / word) | 0

/** The address that a pointer register holds. */
export const pointerIn = (cpu: Cpu, register: number): number =>
  cpu.arch === 'x86-32'
    ? (cpu.registers[2 * register] ?? 0) >>> 0
    : canonical(cpu.registers[2 * register] ?? 0, cpu.registers[2 * register + 1] ?? 0)

export function segmentBase(cpu: Cpu, segment: number): number {
  if (segment === 4) return cpu.system.fsBase
  return segment === 5 ? cpu.system.gsBase : 0
}

/** An address inside of a segment, as a place in memory. */
export function inSegment(cpu: Cpu, segment: number, offset: number): number {
  const address = segmentBase(cpu, segment) + offset
  return cpu.arch === 'x86-32' ? address % word : checked(address)
}

/** Where a memory operand is, made for its form. */
export function addressOf(operand: MemoryOperand): (cpu: Cpu) => number {
  const offset = operand.addressSize === 8 ? longOffset(operand) : shortOffset(operand)
  const { segment } = operand
  return segment < 4 ? offset : (cpu) => inSegment(cpu, segment, offset(cpu))
}

/** Base, index and displacement in 32 bits, or in 16 of them. */
export function shortSum({ base, index, scale, low }: MemoryOperand): (cpu: Cpu) => number {
  const [first, second] = [2 * (base ?? 0), 2 * (index ?? 0)]
  if (base === null && index === null) return () => low
  if (index === null) return (cpu) => ((cpu.registers[first] ?? 0) + low) | 0
  if (base === null) return (cpu) => (((cpu.registers[second] ?? 0) << scale) + low) | 0
  return (cpu) => ((cpu.registers[first] ?? 0) + ((cpu.registers[second] ?? 0) << scale) + low) | 0
}

function shortOffset(operand: MemoryOperand): (cpu: Cpu) => number {
  const { base, index, low, addressSize } = operand
  const sum = shortSum(operand)
  if (addressSize === 2) return (cpu) => sum(cpu) & 0xffff
  if (index !== null) return (cpu) => sum(cpu) >>> 0
  if (base === null) return () => low >>> 0
  const at = 2 * base
  return (cpu) => ((cpu.registers[at] ?? 0) + low) >>> 0
}

/** Base, index and displacement in 64 bits: the low word, and the high one in `cpu.high`. */
export function longSum({ base, index, scale, low, high }: MemoryOperand): (cpu: Cpu) => number {
  const [first, second] = [2 * (base ?? 0), 2 * (index ?? 0)]
  return (cpu) => {
    const { registers } = cpu
    let sum = low >>> 0
    let top = high
    if (base !== null) {
      sum += (registers[first] ?? 0) >>> 0
      top += registers[first + 1] ?? 0
    }
    if (index !== null) {
      const part = registers[second] ?? 0
      sum += (part << scale) >>> 0
      top += ((registers[second + 1] ?? 0) << scale) | (scale === 0 ? 0 : part >>> (32 - scale))
    }
    cpu.high = (top + Math.floor(sum / word)) | 0
    return sum | 0
  }
}

function longOffset(operand: MemoryOperand): (cpu: Cpu) => number {
  const { base, index, low, high } = operand
  if (base === null && index === null) return () => canonical(low, high)
  const sum = longSum(operand)
  if (index !== null || base === null) return (cpu) => canonical(sum(cpu), cpu.high)
  const at = 2 * base
  const displacement = high * word + (low >>> 0)
  return (cpu) => {
    const { registers } = cpu
    const address = (registers[at + 1] ?? 0) * word + ((registers[at] ?? 0) >>> 0) + displacement
    if (address >= -edge && address < edge) return address
    // Told exactly, which a number of this size is not.
    return canonical(sum(cpu), cpu.high)
  }
}

/** The operand that stands so many bytes behind this one. */
export function beyond(operand: MemoryOperand, bytes: number): MemoryOperand {
  const low = operand.low + bytes
  return { ...operand, low: low | 0, high: operand.high + (operand.low < 0 && low >= 0 ? 1 : 0) }
}
