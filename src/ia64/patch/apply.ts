import type { Address } from '../../base/address.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { bundleSize, encodeBundle, nopBundle, nopWord, type Word } from '../bundle/bundle.ts'
import { bundleOfTag, nextTag, type Tag } from '../bundle/tag.ts'
import { templateOf } from '../bundle/template.ts'
import {
  flushRange,
  offsetOf,
  type Patching,
  type WriteFailure,
  writeInstruction,
} from './memory.ts'
import { relocateBranch, relocateLongBranch } from './relocate.ts'

/**
 * What the kernel does to one site of each kind. Source: arch/ia64/kernel/paravirt_patch.c, Linux 2.6.30;
 * `kernel-run`: these functions were run, and the vectors hold what they did.
 */

/** Replacement code for a type, as a row of a platform's table. */
export interface Replacement {
  readonly type: number
  readonly bytes: Uint8Array
}

/** A long branch in a replacement that must lead to the same place after copying. */
export interface CopyRelocation {
  /** From the site's start: the bundle, and slot 1 in the low bits. */
  readonly tagOffset: number
  readonly target: Address
}

export interface BundleSite {
  readonly start: Address
  /** Just behind the last bundle. */
  readonly end: Address
  readonly type: number
}

export interface InstructionSite {
  readonly start: Tag
  /** Just behind the last instruction. */
  readonly end: Tag
  readonly type: number
}

export interface BranchSite {
  readonly tag: Tag
  readonly type: number
}

/** Why the site stayed what it was. */
export type NotApplied = 'no-entry' | 'does-not-fit'

export interface Search {
  readonly found: Replacement | null
  /** Bytes that go into the site; 0 for nothing. */
  readonly used: number
  readonly because: NotApplied | null
}

const isAligned = (address: Address): boolean => address % BigInt(bundleSize) === 0n

/**
 * Mirrors __paravirt_patch_apply_bundle(): the first row of the type decides, and where that is too big
 * none of the later ones is tried.
 */
export function search(
  table: readonly Replacement[],
  site: BundleSite,
): Result<Search, WriteFailure> {
  if (!isAligned(site.start) || !isAligned(site.end)) return err('bug')
  const found = table.find(({ type }) => type === site.type) ?? null
  if (found === null) return ok({ found, used: 0, because: 'no-entry' })
  const room = Number(site.end - site.start)
  if (room < found.bytes.length) return ok({ found, used: 0, because: 'does-not-fit' })
  return ok({ found, used: found.bytes.length, because: null })
}

/** Template 00 without a stop, as in paravirt_nop_bundle. */
export function fillerBundle(): Uint8Array {
  const template = templateOf(0)
  return template ? encodeBundle(nopBundle(template)) : new Uint8Array(bundleSize)
}

export interface Applied {
  readonly used: number
  readonly because: NotApplied | null
}

/**
 * Copies the replacement, relocates its long branch where it has one, fills the rest with nops and flushes:
 * paravirt_patch_apply_bundle() and the hook of the platform together.
 */
export function applyBundle(
  patching: Patching,
  site: BundleSite,
  table: readonly Replacement[],
  relocation: CopyRelocation | null,
): Result<Applied, WriteFailure> {
  const searched = search(table, site)
  if (!searched.ok) return searched
  const { found, used, because } = searched.value
  if (found === null || used === 0) return ok({ used: 0, because })
  const offset = offsetOf(patching, site.start, site.end)
  if (offset === null) return err('outside')
  patching.bytes.set(found.bytes, offset)
  if (relocation) {
    const tag = site.start + BigInt(relocation.tagOffset)
    const relocated = relocateLongBranch(patching, tag, relocation.target)
    if (!relocated.ok) return relocated
  }
  const filler = fillerBundle()
  const room = Number(site.end - site.start)
  for (let at = used; at < room; at += bundleSize) patching.bytes.set(filler, offset + at)
  flushRange(patching, site.start, site.end)
  return ok({ used, because: null })
}

/**
 * Mirrors paravirt_patch_apply_inst(): instructions one by one, the rest of the range becomes nops, then
 * every bundle up to that of the end is flushed, which was not touched where the end starts it.
 */
export function applyInstructions(
  patching: Patching,
  { start, end }: InstructionSite,
  words: readonly Word[],
): Result<{ readonly written: number }, WriteFailure> {
  let tag = start
  for (const word of words) {
    const wrote = write(patching, tag, word)
    if (!wrote.ok) return wrote
    tag = wrote.value
  }
  if (tag === start) return ok({ written: 0 })
  while (tag < end) {
    const wrote = write(patching, tag, nopWord)
    if (!wrote.ok) return wrote
    tag = wrote.value
  }
  flushRange(patching, bundleOfTag(start), bundleOfTag(end) + 16n)
  return ok({ written: words.length })
}

function write(patching: Patching, tag: Tag, word: Word): Result<Tag, WriteFailure> {
  const wrote = writeInstruction(patching, tag, word)
  return wrote.ok ? nextTag(tag) : wrote
}

export interface BranchTarget {
  readonly type: number
  readonly entry: Address
}

/** Mirrors __paravirt_patch_apply_branch(); an unknown type leaves the branch alone. */
export function applyBranch(
  patching: Patching,
  { tag, type }: BranchSite,
  targets: readonly BranchTarget[],
): Result<{ readonly target: Address | null }, WriteFailure> {
  const found = targets.find((each) => each.type === type)
  if (!found) return ok({ target: null })
  const relocated = relocateBranch(patching, tag, found.entry)
  return relocated.ok ? ok({ target: found.entry }) : relocated
}
