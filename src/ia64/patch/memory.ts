import type { Address } from '../../base/address.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { bundleSize, decodeBundle, encodeBundle, withSlot, type Word } from '../bundle/bundle.ts'
import { bundleOfTag, slotOfTag, type Tag } from '../bundle/tag.ts'

/** Code at an address. */
export interface Code {
  readonly base: Address
  readonly bytes: Uint8Array
}

/** Code that is being patched: a copy of its own, and the fc.i instructions that ran. */
export interface Patching extends Code {
  /** Addresses in the order of the flushes. */
  readonly flushes: Address[]
}

export const startPatching = ({ base, bytes }: Code): Patching => ({
  base,
  bytes: Uint8Array.from(bytes),
  flushes: [],
})

/** Where a range of addresses starts in the bytes; null where it leaves them. */
export function offsetOf({ base, bytes }: Code, from: Address, to: Address): number | null {
  if (from < base || to < from || to > base + BigInt(bytes.length)) return null
  return Number(from - base)
}

/** Mirrors paravirt_flush_i_cache_range(): one fc.i for every 16 bytes. */
export function flushRange({ flushes }: Patching, from: Address, to: Address): void {
  for (let at = from; at < to; at += BigInt(bundleSize)) flushes.push(at)
}

/** `bug` for slot 3, `outside` for a bundle that is not there. */
export type WriteFailure = 'bug' | 'outside'

export function readInstruction(code: Code, tag: Tag): Result<Word, WriteFailure> {
  const slot = slotOfTag(tag)
  if (!slot.ok) return slot
  const bundle = bundleOfTag(tag)
  const offset = offsetOf(code, bundle, bundle + 16n)
  if (offset === null) return err('outside')
  return ok(decodeBundle(code.bytes, offset).slots[slot.value])
}

/** Mirrors paravirt_write_inst(): one slot, then a flush of its bundle. The template stays. */
export function writeInstruction(
  patching: Patching,
  tag: Tag,
  word: Word,
): Result<null, WriteFailure> {
  const slot = slotOfTag(tag)
  if (!slot.ok) return slot
  const bundle = bundleOfTag(tag)
  const offset = offsetOf(patching, bundle, bundle + 16n)
  if (offset === null) return err('outside')
  const changed = withSlot(decodeBundle(patching.bytes, offset), slot.value, word)
  patching.bytes.set(encodeBundle(changed), offset)
  flushRange(patching, bundle, bundle + 16n)
  return ok(null)
}
