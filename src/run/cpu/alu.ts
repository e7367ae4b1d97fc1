import type { Cpu } from './cpu.ts'
import {
  adjust,
  carry,
  overflow,
  resultFlags,
  setFlags,
  setStatus,
  status,
  wideResultFlags,
} from './flags.ts'

/**
 * Arithmetic with its flags. A narrow one works on values of `top + 1` bits, at most 32, and what lies above them in
 * the result is to be cut off; a wide one returns the low word and leaves the high one in `cpu.high`.
 */
export interface Arithmetic {
  readonly narrow: (cpu: Cpu, left: number, right: number, top: number) => number
  readonly wide: (cpu: Cpu, low: number, high: number, low2: number, high2: number) => number
}

function sumFlags(left: number, right: number, sum: number, top: number): number {
  const carries = (left & right) | ((left | right) & ~sum)
  const overflows = (left ^ sum) & (right ^ sum)
  return (
    ((carries >>> top) & 1) |
    (((overflows >>> top) & 1) << 11) |
    ((left ^ right ^ sum) & adjust) |
    resultFlags(sum, top)
  )
}

function differenceFlags(left: number, right: number, difference: number, top: number): number {
  const borrows = (~left & right) | ((~left | right) & difference)
  const overflows = (left ^ right) & (left ^ difference)
  return (
    ((borrows >>> top) & 1) |
    (((overflows >>> top) & 1) << 11) |
    ((left ^ right ^ difference) & adjust) |
    resultFlags(difference, top)
  )
}

/** Whether the low words carry into the high ones, or borrow from them. */
const carries = (left: number, right: number, sum: number) =>
  ((left & right) | ((left | right) & ~sum)) >>> 31
const borrows = (left: number, right: number, difference: number) =>
  ((~left & right) | ((~left | right) & difference)) >>> 31

/** The flags of a wide result, `part` those of its high words by the narrow rule. */
function wideFlags(part: number, nibble: number, low: number, high: number): number {
  return (part & (carry | overflow)) | (nibble & adjust) | wideResultFlags(low, high)
}

function narrowSum(cpu: Cpu, left: number, right: number, top: number, carried: number): number {
  const sum = (left + right + carried) | 0
  setStatus(cpu, sumFlags(left, right, sum, top))
  return sum
}

function wideSum(
  cpu: Cpu,
  low: number,
  high: number,
  low2: number,
  high2: number,
  carried: number,
) {
  const sum = (low + low2 + carried) | 0
  const sumHigh = (high + high2 + carries(low, low2, sum)) | 0
  const part = sumFlags(high, high2, sumHigh, 31)
  setStatus(cpu, wideFlags(part, low ^ low2 ^ sum, sum, sumHigh))
  cpu.high = sumHigh
  return sum
}

function narrowDifference(cpu: Cpu, left: number, right: number, top: number, borrowed: number) {
  const difference = (left - right - borrowed) | 0
  setStatus(cpu, differenceFlags(left, right, difference, top))
  return difference
}

function wideDifference(
  cpu: Cpu,
  low: number,
  high: number,
  low2: number,
  high2: number,
  borrowed: number,
): number {
  const difference = (low - low2 - borrowed) | 0
  const top = (high - high2 - borrows(low, low2, difference)) | 0
  const part = differenceFlags(high, high2, top, 31)
  setStatus(cpu, wideFlags(part, low ^ low2 ^ difference, difference, top))
  cpu.high = top
  return difference
}

export const add: Arithmetic = {
  narrow: (cpu, left, right, top) => narrowSum(cpu, left, right, top, 0),
  wide: (cpu, low, high, low2, high2) => wideSum(cpu, low, high, low2, high2, 0),
}

export const adc: Arithmetic = {
  narrow: (cpu, left, right, top) => narrowSum(cpu, left, right, top, cpu.flags & carry),
  wide: (cpu, low, high, low2, high2) => wideSum(cpu, low, high, low2, high2, cpu.flags & carry),
}

export const sub: Arithmetic = {
  narrow: (cpu, left, right, top) => narrowDifference(cpu, left, right, top, 0),
  wide: (cpu, low, high, low2, high2) => wideDifference(cpu, low, high, low2, high2, 0),
}

export const sbb: Arithmetic = {
  narrow: (cpu, left, right, top) => narrowDifference(cpu, left, right, top, cpu.flags & carry),
  wide: (cpu, low, high, low2, high2) =>
    wideDifference(cpu, low, high, low2, high2, cpu.flags & carry),
}

/** CF and OF clear, AF left undefined. */
function logicFlags(cpu: Cpu, flags: number): void {
  setFlags(cpu, status, flags, adjust)
}

function logic(combine: (left: number, right: number) => number): Arithmetic {
  return {
    narrow: (cpu, left, right, top) => {
      const result = combine(left, right)
      logicFlags(cpu, resultFlags(result, top))
      return result
    },
    wide: (cpu, low, high, low2, high2) => {
      const result = combine(low, low2)
      cpu.high = combine(high, high2)
      logicFlags(cpu, wideResultFlags(result, cpu.high))
      return result
    },
  }
}

export const and = logic((left, right) => left & right)
export const or = logic((left, right) => left | right)
export const xor = logic((left, right) => left ^ right)
