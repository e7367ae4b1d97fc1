import type { Arch } from '../../x86/arch.ts'
import { eachFlag } from '../../dataflow/effects.ts'
import { conventionOf } from '../../x86/conventions.ts'
import { registerName } from '../../x86/registers.ts'

/** Registers by machine number, the flags together, and each flag: one bit each. */
export type Mask = number

export const flagsBit = 16
export const flagsMask: Mask = 1 << flagsBit

/** Bits 17 to 22, as the analysis has them. */
const flagNames = ['OF', 'SF', 'ZF', 'AF', 'CF', 'PF'] as const

/** What an experiment may change: all but the stack pointer. */
export const changeable = (arch: Arch): Mask =>
  conventionOf(arch).allocatable | flagsMask | eachFlag

/** By its number in a mask. */
export const numberName = (arch: Arch, number: number): string =>
  number < flagsBit
    ? `%${registerName(arch, number)}`
    : (flagNames[number - flagsBit - 1] ?? 'the flags')

export function countBits(masks: readonly Mask[]): number {
  let count = 0
  for (const mask of masks) for (let left = mask; left !== 0; left &= left - 1) count++
  return count
}

/** `%eax %ecx the flags CF`; "nothing" where it is empty. */
export function maskText(arch: Arch, mask: Mask): string {
  const names: string[] = []
  for (let number = 0; number <= flagsBit + flagNames.length; number++) {
    if ((mask & (1 << number)) !== 0) names.push(numberName(arch, number))
  }
  return names.join(' ') || 'nothing'
}
