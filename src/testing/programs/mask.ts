import type { Arch } from '../../x86/arch.ts'
import { conventionOf } from '../../x86/conventions.ts'
import { namesIn, type RegSet } from '../../x86/registers.ts'

/** Registers by machine number, and the flags: one bit each. */
export type Mask = number

export const flagsBit = 16
export const flagsMask: Mask = 1 << flagsBit

/** What an experiment may change: all but the stack pointer. */
export const changeable = (arch: Arch): Mask => conventionOf(arch).allocatable | flagsMask

export function countBits(masks: readonly Mask[]): number {
  let count = 0
  for (const mask of masks) for (let left = mask; left !== 0; left &= left - 1) count++
  return count
}

/** `%eax %ecx the flags`; "nothing" where it is empty. */
export function maskText(arch: Arch, mask: Mask): string {
  const names = namesIn(arch, (mask & ~flagsMask) as RegSet).map((name) => `%${name}`)
  return [...names, ...((mask & flagsMask) === 0 ? [] : ['the flags'])].join(' ') || 'nothing'
}
