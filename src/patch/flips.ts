import type { BackendTable } from '../backends/backend.ts'
import type { PatchSite } from '../sites/site.ts'
import { clobberedRegisters, clobberWordOf, clobberWords } from '../x86/clobbers.ts'
import { conventionOf } from '../x86/conventions.ts'
import {
  difference,
  intersection,
  type RegSet,
  registersIn,
  regSet,
  union,
} from '../x86/registers.ts'
import { type DecideInput, fateOf, type Flip, type Outcome, type RuleSet } from './decision.ts'

/** Longest site that a what-if tries; every template of every backend fits into it. */
const longestTried = 64

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
  if (site.original.length === site.length) return { ...site.original, length }
  const start = site.original.offset - site.offset
  if (length <= start) return { offset: site.offset, length, form: 'instruction' }
  return { ...site.original, length: Math.min(site.original.length, length - start) }
}

function withLength(input: DecideInput, length: number): DecideInput {
  const { site } = input
  const original = new Uint8Array(length)
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
function withClobbers(input: DecideInput, set: RegSet): DecideInput {
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

/** The nearest length in one direction at which the outcome differs. */
function lengthFlip(
  input: DecideInput,
  rules: RuleSet,
  now: Outcome,
  step: 1 | -1,
): readonly Flip[] {
  for (
    let length = input.site.length + step;
    length > 0 && length <= longestTried;
    length += step
  ) {
    const fate = fateOf(rules.decide(withLength(input, length)))
    if (fate.outcome !== now) return [{ change: { length }, ...fate }]
  }
  return []
}

/** The registers that a word can name: the universe of promises. */
const nameable = ({ arch }: DecideInput): RegSet =>
  clobberedRegisters(arch, clobberWords(arch).CLBR_ANY)

const toggled = (set: RegSet, change: RegSet): RegSet =>
  union(difference(set, change), difference(change, set))

/** Changes of the promise by `size` registers. */
function promiseChanges(input: DecideInput, size: 1 | 2): readonly RegSet[] {
  const registers = registersIn(nameable(input))
  if (size === 1) return registers.map((register) => regSet(register))
  return registers.flatMap((first, index) =>
    registers.slice(index + 1).map((second) => regSet(first, second)),
  )
}

/** The fewest registers more or fewer that alter the outcome: one, else two, else all or none at all. */
function promiseFlips(input: DecideInput, rules: RuleSet, now: Outcome): readonly Flip[] {
  const { site } = input
  const current = union(site.mayLose.whole, site.allowedOnPaper)
  const tryAll = (sets: readonly RegSet[]): readonly Flip[] =>
    sets.flatMap((set) => {
      const fate = fateOf(rules.decide(withClobbers(input, set)))
      return fate.outcome === now ? [] : [{ change: { clobbers: set }, ...fate }]
    })
  for (const size of [1, 2] as const) {
    const flips = tryAll(promiseChanges(input, size).map((change) => toggled(current, change)))
    if (flips.length > 0) return flips
  }
  return tryAll([nameable(input), regSet()])
}

function backendFlips(
  input: DecideInput,
  rules: RuleSet,
  now: Outcome,
  others: readonly BackendTable[],
): readonly Flip[] {
  return others.flatMap((table) => {
    const fate = fateOf(rules.decide({ ...input, table }))
    return fate.outcome === now ? [] : [{ change: { backend: table.variant }, ...fate }]
  })
}

/**
 * The smallest changes of each sort that alter the outcome, found by running the rules on the changed site.
 * `others`: the tables of the backends to try instead.
 */
export function flipsOf(
  input: DecideInput,
  rules: RuleSet,
  others: readonly BackendTable[],
): readonly Flip[] {
  const { outcome } = rules.decide(input)
  return [
    ...lengthFlip(input, rules, outcome, -1),
    ...lengthFlip(input, rules, outcome, 1),
    ...promiseFlips(input, rules, outcome),
    ...backendFlips(input, rules, outcome, others),
  ]
}
