import type { Operand, RegisterOperand, Size } from '../../x86/form.ts'
import { addressOf } from './address.ts'
import type { Cpu } from './cpu.ts'

/**
 * An operand, made for its kind and size. Values of 1 and 2 bytes are unsigned, of 4 bytes signed. Of 8 bytes `read`
 * returns the low word and leaves the high one in `cpu.high`.
 */
export interface Place {
  readonly size: Size
  readonly read: (cpu: Cpu) => number
  /** `high` counts for 8 bytes only. */
  readonly write: (cpu: Cpu, low: number, high: number) => void
}

/** The operand as one of `size` bytes; null where it is none that holds a value. */
export function placeOf(operand: Operand | undefined, size: number): Place | null {
  if (size !== 1 && size !== 2 && size !== 4 && size !== 8) return null
  switch (operand?.kind) {
    case 'register':
      return registerPlace({ ...operand, size })
    case 'memory':
      return memoryPlace(addressOf(operand), size)
    case 'immediate':
      return constant(operand.low, operand.high, size)
    default:
      return null
  }
}

/** The operand at its own size; constants are as large as the one before it. */
export const ownPlaceOf = (operand: Operand | undefined): Place | null =>
  operand?.kind === 'register' || operand?.kind === 'memory' ? placeOf(operand, operand.size) : null

const refuse = () => {
  throw new Error('nothing is written into a constant')
}

export function constant(low: number, high: number, size: Size): Place {
  if (size === 8) {
    const read = (cpu: Cpu) => {
      cpu.high = high
      return low
    }
    return { size, read, write: refuse }
  }
  const value = size === 4 ? low : low & (size === 2 ? 0xffff : 0xff)
  return { size, read: () => value, write: refuse }
}

/** The register at a size: the low part, or bits 8–15. */
export function registerPlace({ number, size, high }: RegisterOperand): Place {
  const at = 2 * number
  switch (size) {
    case 1:
      return high ? highByte(at) : lowByte(at)
    case 2:
      return {
        size,
        read: (cpu) => (cpu.registers[at] ?? 0) & 0xffff,
        write: ({ registers }, low) => {
          registers[at] = ((registers[at] ?? 0) & ~0xffff) | (low & 0xffff)
        },
      }
    case 4:
      return {
        size,
        read: (cpu) => cpu.registers[at] ?? 0,
        write: ({ registers }, low) => {
          registers[at] = low
          registers[at + 1] = 0
        },
      }
    case 8:
      return wholeRegister(at)
  }
}

const lowByte = (at: number): Place => ({
  size: 1,
  read: (cpu) => (cpu.registers[at] ?? 0) & 0xff,
  write: ({ registers }, low) => {
    registers[at] = ((registers[at] ?? 0) & ~0xff) | (low & 0xff)
  },
})

const highByte = (at: number): Place => ({
  size: 1,
  read: (cpu) => ((cpu.registers[at] ?? 0) >>> 8) & 0xff,
  write: ({ registers }, low) => {
    registers[at] = ((registers[at] ?? 0) & ~0xff00) | ((low & 0xff) << 8)
  },
})

const wholeRegister = (at: number): Place => ({
  size: 8,
  read: (cpu) => {
    const { registers } = cpu
    cpu.high = registers[at + 1] ?? 0
    return registers[at] ?? 0
  },
  write: ({ registers }, low, high) => {
    registers[at] = low
    registers[at + 1] = high
  },
})

export type AddressOf = (cpu: Cpu) => number

export function memoryPlace(address: AddressOf, size: Size): Place {
  switch (size) {
    case 1:
      return {
        size,
        read: (cpu) => cpu.memory.read8(address(cpu)),
        write: (cpu, low) => cpu.memory.write8(address(cpu), low),
      }
    case 2:
      return {
        size,
        read: (cpu) => cpu.memory.read16(address(cpu)),
        write: (cpu, low) => cpu.memory.write16(address(cpu), low),
      }
    case 4:
      return {
        size,
        read: (cpu) => cpu.memory.read32(address(cpu)),
        write: (cpu, low) => cpu.memory.write32(address(cpu), low),
      }
    case 8:
      return {
        size,
        read: (cpu) => {
          const low = cpu.memory.read64(address(cpu))
          cpu.high = cpu.memory.high
          return low
        },
        write: (cpu, low, high) => cpu.memory.write64(address(cpu), low, high),
      }
  }
}
