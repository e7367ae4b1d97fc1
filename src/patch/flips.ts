import type { BackendTable } from '../backends/backend.ts'
import { difference, type RegSet, registersIn, regSet, union } from '../x86/registers.ts'
import type { Row } from '../program/program.ts'
import { breakageOf } from './breakage.ts'
import { longestTried, nameable, withClobbers, withLength } from './changed.ts'
import { type DecideInput, fateOf, type Flip, type Outcome, type RuleSet } from './decision.ts'

/** The nearest length in one direction at which the outcome differs and the code around stays whole. */
function lengthFlip(
  input: DecideInput,
  rules: RuleSet,
  rows: readonly Row[],
  now: Outcome,
  step: 1 | -1,
): readonly Flip[] {
  for (
    let length = input.site.length + step;
    length > 0 && length <= longestTried;
    length += step
  ) {
    const decision = rules.decide(withLength(input, length))
    if (decision.outcome === now) continue
    if (breakageOf(input.site, rows, length, decision)) continue
    return [{ change: { length }, ...fateOf(decision) }]
  }
  return []
}

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
 * `rows` are those of the text, `others` the tables of the backends to try instead.
 */
export function flipsOf(
  input: DecideInput,
  rules: RuleSet,
  rows: readonly Row[],
  others: readonly BackendTable[],
): readonly Flip[] {
  const { outcome } = rules.decide(input)
  return [
    ...lengthFlip(input, rules, rows, outcome, -1),
    ...lengthFlip(input, rules, rows, outcome, 1),
    ...promiseFlips(input, rules, outcome),
    ...backendFlips(input, rules, outcome, others),
  ]
}
