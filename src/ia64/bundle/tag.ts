import type { Address } from '../../base/address.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Slot } from './template.ts'

/**
 * A tag names one instruction: the address of its bundle, the number of its slot in the two low bits.
 * Source: arch/ia64/kernel/paravirt_patch.c of Linux 2.6.30.
 */
export type Tag = bigint

export const bundleOfTag = (tag: Tag): Address => tag & ~3n

/** 3 is no slot: the kernel stops with BUG(). */
export function slotOfTag(tag: Tag): Result<Slot, 'bug'> {
  const slot = Number(tag & 3n)
  return slot === 3 ? err('bug') : ok(slot as Slot)
}

export const tagOf = (bundle: Address, slot: Slot): Tag => bundle | BigInt(slot)

/** Mirrors paravirt_get_next_tag(): three instructions to a bundle. */
export function nextTag(tag: Tag): Result<Tag, 'bug'> {
  const slot = slotOfTag(tag)
  if (!slot.ok) return slot
  return ok(slot.value === 2 ? bundleOfTag(tag) + 16n : tag + 1n)
}

/** Mirrors paravirt_get_num_inst(), which counts the end too although nothing else does. */
export const instructionCount = (start: Tag, end: Tag): bigint =>
  ((bundleOfTag(end) - bundleOfTag(start)) / 16n) * 3n + (end & 3n) - (start & 3n) + 1n
