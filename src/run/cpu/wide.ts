import type { Cpu } from './cpu.ts'

/** Shifts of two words. Each returns the low word and leaves the high one in `cpu.high`; counts are below 64. */
export function leftWide(cpu: Cpu, low: number, high: number, count: number): number {
  if (count >= 32) {
    cpu.high = low << (count - 32)
    return 0
  }
  cpu.high = count === 0 ? high : (high << count) | (low >>> (32 - count))
  return low << count
}

/** To the right; `above` is the word of signs, or of zeros, that moves in. */
export function rightWide(
  cpu: Cpu,
  low: number,
  high: number,
  count: number,
  above: number,
): number {
  if (count === 0) {
    cpu.high = high
    return low
  }
  if (count < 32) {
    cpu.high = (high >>> count) | (above << (32 - count))
    return (low >>> count) | (high << (32 - count))
  }
  cpu.high = above
  return count === 32 ? high : (high >>> (count - 32)) | (above << (64 - count))
}

export function rotatedWide(cpu: Cpu, low: number, high: number, left: number): number {
  const swap = (left & 32) !== 0
  const [first, second] = swap ? [high, low] : [low, high]
  const count = left & 31
  if (count === 0) {
    cpu.high = second
    return first
  }
  cpu.high = (second << count) | (first >>> (32 - count))
  return (first << count) | (second >>> (32 - count))
}
