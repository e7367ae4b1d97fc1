import { fromHex } from '../base/bytes.ts'
import type { Arch } from '../x86/arch.ts'

/**
 * The instructions with which GNU as 2.40 pads code up to an alignment (its tables for a generic
 * processor): x86-32 uses `lea` forms that every i386 has, x86-64 uses the long nops.
 */
interface PaddingTable {
  /** One piece for each length; index 0 is empty. The last one is repeated. */
  readonly pieces: readonly Uint8Array[]
  /** More whole pieces than this, and the padding starts with a jump over the rest. */
  readonly longest: number
}

function table(longest: number, pieces: readonly string[]): PaddingTable {
  return { longest, pieces: pieces.map((piece) => fromHex(piece) ?? new Uint8Array()) }
}

const tables: Record<Arch, PaddingTable> = {
  'x86-32': table(2, [
    '',
    '90',
    '6690',
    '8d7600',
    '8d742600',
    '8d742600 90',
    '8db600000000',
    '8db42600000000',
  ]),
  'x86-64': table(7, [
    '',
    '90',
    '6690',
    '0f1f00',
    '0f1f4000',
    '0f1f440000',
    '660f1f440000',
    '0f1f8000000000',
    '0f1f840000000000',
    '660f1f840000000000',
    '662e0f1f840000000000',
    '66662e0f1f840000000000',
  ]),
}

const nearJumpLength = 5
const shortJumpLength = 2
/** Longest distance that the short jump covers. */
const shortReach = 127

/** Fills `bytes` from `from` up to `to` as GNU as pads code. */
export function writeCodePadding(arch: Arch, bytes: Uint8Array, from: number, to: number): void {
  const { pieces, longest } = tables[arch]
  const unit = pieces.length - 1
  let at = from
  if (Math.floor((to - from) / unit) > longest) at = writeJumpOver(bytes, from, to)
  for (const whole = pieces[unit]; whole && to - at >= unit; at += unit) bytes.set(whole, at)
  const rest = pieces[to - at]
  if (rest) bytes.set(rest, at)
}

/** A jump to `to` at `from`, as short as reaches; returns the position after it. */
function writeJumpOver(bytes: Uint8Array, from: number, to: number): number {
  const distance = to - from - shortJumpLength
  if (distance <= shortReach) {
    bytes.set([0xeb, distance], from)
    return from + shortJumpLength
  }
  bytes[from] = 0xe9
  new DataView(bytes.buffer, bytes.byteOffset).setInt32(from + 1, to - from - nearJumpLength, true)
  return from + nearJumpLength
}
