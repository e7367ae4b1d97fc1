import type { PatchSite } from '../sites/site.ts'
import { clobberedRegisters, clobberWordOf, clobberWords } from '../x86/clobbers.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, intersection, type RegSet, regSet, union } from '../x86/registers.ts'
import type { DecideInput } from './decision.ts'

/** Longest site that a what-if tries; every template of every backend fits into it. */
export const longestTried = 64

/** The registers that a word can name: the universe of promises. */
export const nameable = ({ arch }: Pick<DecideInput, 'arch'>): RegSet =>
  clobberedRegisters(arch, clobberWords(arch).CLBR_ANY)

/** The walk outward ends where the labels do: a pop that the cut takes away ends it, and so do the pairs outside. */
function cutSandwich(
  { site }: DecideInput,
  length: number,
): Pick<PatchSite, 'sandwich' | 'mayLose'> {
  const { sandwich, mayLose, offset, record } = site
  const end = offset + length
  const pairs = sandwich.pairs.filter(({ pop }) => pop.offset + pop.length <= end)
  if (pairs.length === sandwich.pairs.length) return { sandwich, mayLose }
  const saved = regSet(...pairs.map(({ register }) => register))
  return {
    sandwich: { ...sandwich, pairs, saved, end: 'edge' },
    mayLose: record
      ? { ...mayLose, inner: union(mayLose.whole, saved) }
      : { ...mayLose, whole: difference(mayLose.inner, saved) },
  }
}

/** The call as far as the site still holds it; without any of it the site is a bare instruction. */
function cutOriginal({ site }: DecideInput, length: number): PatchSite['original'] {
  const start = site.original.offset - site.offset
  if (length <= start) return { offset: site.offset, length, form: 'instruction' }
  return { ...site.original, length: Math.min(site.original.length, length - start) }
}

/** The same site with another length. What it takes in beyond its end counts as one-byte nops. */
export function withLength(input: DecideInput, length: number): DecideInput {
  const { site } = input
  const original = new Uint8Array(length).fill(0x90)
  original.set(input.original.subarray(0, Math.min(length, input.original.length)))
  const record = site.record && { ...site.record, length }
  const { sandwich, mayLose } = cutSandwich(input, length)
  const entered =
    sandwich.entered !== null && sandwich.entered < site.offset + length ? sandwich.entered : null
  const changed: PatchSite = {
    ...site,
    length,
    record,
    original: cutOriginal(input, length),
    sandwich: { ...sandwich, entered },
    wholeAllowed: entered === null,
    mayLose,
  }
  return { ...input, original, site: changed }
}

/** The same site with another promise. A record's word and the allowances change together. */
export function withClobbers(input: DecideInput, set: RegSet): DecideInput {
  const { site, arch } = input
  const own = intersection(set, conventionOf(arch).callerSaved)
  const record = site.record && { ...site.record, clobberWord: clobberWordOf(arch, set) }
  const changed: PatchSite = {
    ...site,
    record,
    mayLose: { whole: own, inner: union(own, site.sandwich.saved) },
    allowedOnPaper: difference(set, own),
  }
  return { ...input, site: changed }
}
