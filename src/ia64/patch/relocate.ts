import type { Address } from '../../base/address.ts'
import { err, type Result } from '../../base/result.ts'
import { type Bundle, longWord, withLongWord } from '../bundle/bundle.ts'
import { bundleOfTag, type Tag } from '../bundle/tag.ts'
import { maskOf, type Piece, spread } from '../isa/fields.ts'
import { operands } from '../isa/operand.ts'
import { type Patching, readInstruction, type WriteFailure, writeInstruction } from './memory.ts'

/** `bug`: the kernel stops; `outside`: not in the code at hand. */
export type RelocationFailure = WriteFailure

const replaced = (word: bigint, value: bigint, pieces: readonly Piece[]): bigint =>
  (word & ~maskOf(pieces)) | spread(value, pieces)

/** A branch of format B1 reaches so many bytes forward, and 16 more backward. */
export const branchReach = (1n << 24n) - 16n

/** Nothing in the kernel asks this. */
export const isInReach = (distance: bigint): boolean =>
  distance >= -(1n << 24n) && distance <= branchReach

/**
 * Mirrors paravirt_patch_reloc_br() of arch/ia64/kernel/paravirt_patch.c, Linux 2.6.30: the sign is that
 * of the whole distance, 20 bits are kept of the rest, and a target out of reach is not noticed.
 */
export function relocateBranch(
  patching: Patching,
  tag: Tag,
  target: Address,
): Result<null, RelocationFailure> {
  if ((target & 15n) !== 0n) return err('bug')
  const word = readInstruction(patching, tag)
  if (!word.ok) return word
  const distance = BigInt.asUintN(64, target - bundleOfTag(tag))
  const sign = distance >> 63n
  const low: readonly Piece[] = [[13, 20]]
  const signed = replaced(word.value, sign, [[36, 1]])
  return writeInstruction(patching, tag, replaced(signed, distance >> 4n, low))
}

/** Mirrors paravirt_patch_reloc_brl(): the X slot is written first, then the L slot. */
export function relocateLongBranch(
  patching: Patching,
  tag: Tag,
  target: Address,
): Result<null, RelocationFailure> {
  if ((tag & 3n) !== 1n || (target & 15n) !== 0n) return err('bug')
  const high = readInstruction(patching, tag)
  const low = readInstruction(patching, tag + 1n)
  if (!high.ok) return high
  if (!low.ok) return low
  const units = BigInt.asUintN(64, target - bundleOfTag(tag)) >> 4n
  const word = replaced(low.value | (high.value << 41n), units, operands.target64.pieces)
  const first = writeInstruction(patching, tag + 1n, word)
  return first.ok ? writeInstruction(patching, tag, word >> 41n) : first
}

/** The parts of a long branch's distance: sign, 39 bits in slot 1, 20 bits in slot 2. */
export function longDistanceParts(distance: bigint): {
  readonly sign: bigint
  readonly high: bigint
  readonly low: bigint
} {
  const units = BigInt.asUintN(64, distance) >> 4n
  return {
    sign: (units >> 59n) & 1n,
    high: (units >> 20n) & ((1n << 39n) - 1n),
    low: units & ((1n << 20n) - 1n),
  }
}

/** Mirrors ia64_patch_imm64() of arch/ia64/kernel/patch.c: the 64 bits of a movl, in six pieces. */
export const withImmediate64 = (bundle: Bundle, value: bigint): Bundle =>
  withLongWord(bundle, replaced(longWord(bundle), value, operands.imm64.pieces))

/** Mirrors ia64_patch_imm60(): the distance of a brl in units of 16 bytes. */
export const withImmediate60 = (bundle: Bundle, units: bigint): Bundle =>
  withLongWord(bundle, replaced(longWord(bundle), units, operands.target64.pieces))

/** What ia64_patch_imm60() is given for a distance in bytes. */
export const unitsOfDistance = (distance: bigint): bigint => BigInt.asUintN(64, distance >> 4n)
