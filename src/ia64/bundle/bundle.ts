import { readUnsigned, writeUnsigned } from '../../base/bytes.ts'
import { type Slot, type Template } from './template.ts'

/** One slot, 41 bits. A bigint: shifts of a number stop at 32. */
export type Word = bigint

export interface Bundle {
  /** Five bits; eight of the values are reserved, see `templateOf`. */
  readonly template: number
  readonly slots: readonly [Word, Word, Word]
}

export const bundleSize = 16
export const wordBits = 41

export const wordMask = (1n << 41n) - 1n

/** Where a slot starts among the 128 bits; the template lies in bits 0 to 4. */
export const slotBit = (slot: Slot): number => 5 + wordBits * slot

/** The 128 bits of a bundle, which is little-endian in memory. */
export const bundleBits = (bytes: Uint8Array, offset = 0): bigint =>
  readUnsigned(bytes, offset, bundleSize)

const slotIn = (bits: bigint, slot: Slot): Word => (bits >> BigInt(slotBit(slot))) & wordMask

export function decodeBundle(bytes: Uint8Array, offset = 0): Bundle {
  const bits = bundleBits(bytes, offset)
  return {
    template: Number(bits & 0x1fn),
    slots: [slotIn(bits, 0), slotIn(bits, 1), slotIn(bits, 2)],
  }
}

/** Words that are too wide lose their high bits, as in the kernel's bit-fields. */
export function encodeBundle({ template, slots: [first, second, third] }: Bundle): Uint8Array {
  const bits =
    BigInt(template & 0x1f) |
    ((first & wordMask) << 5n) |
    ((second & wordMask) << 46n) |
    ((third & wordMask) << 87n)
  const bytes = new Uint8Array(bundleSize)
  writeUnsigned(bytes, 0, bundleSize, bits)
  return bytes
}

/** The bundle with one slot replaced. Mirrors paravirt_write_inst() of arch/ia64/kernel/paravirt_patch.c, 2.6.30. */
export function withSlot(bundle: Bundle, slot: Slot, word: Word): Bundle {
  const [first, second, third] = bundle.slots
  const narrow = word & wordMask
  if (slot === 0) return { ...bundle, slots: [narrow, second, third] }
  if (slot === 1) return { ...bundle, slots: [first, narrow, third] }
  return { ...bundle, slots: [first, second, narrow] }
}

/** The 82 bits of the instruction in slots 1 and 2 of an MLX bundle: X low, L above it. */
export const longWord = ({ slots: [, low, high] }: Bundle): bigint => high | (low << 41n)

export const withLongWord = (bundle: Bundle, word: bigint): Bundle =>
  withSlot(withSlot(bundle, 2, word), 1, word >> 41n)

/** `nop.m`, `nop.i` and `nop.f` share their bits; `nop.b` has another opcode. */
export const nopWord: Word = 0x8000000n
export const nopBranchWord: Word = 0x4000000000n

/** A bundle whose slots do nothing; MLX holds a `nop.x`. */
export function nopBundle({ code, units }: Template): Bundle {
  const [first, second, third] = units.map((unit) => {
    if (unit === 'L') return 0n
    return unit === 'B' ? nopBranchWord : nopWord
  })
  return { template: code, slots: [first ?? 0n, second ?? 0n, third ?? 0n] }
}
