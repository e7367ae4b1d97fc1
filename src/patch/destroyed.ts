import { difference, noRegisters, type RegSet, union } from '../x86/registers.ts'
import type { PatchSite } from '../sites/site.ts'
import type { Decision } from './decision.ts'

/** The site holds the bytes that it held before. */
export const isUntouched = ({ outcome }: Pick<Decision, 'outcome'>): boolean =>
  outcome === 'keep' || outcome === 'bug'

/** The site's own pushes and pops are still there. */
export const pairsStay = (decision: Decision): boolean =>
  isUntouched(decision) || decision.candidates[decision.chosen]?.scope === 'inner'

/** What the site as a whole destroys once it is patched: what pushes and pops that stay save is not lost. */
export function destroyedBy(site: PatchSite, decision: Decision): RegSet {
  const saved = pairsStay(decision) ? site.sandwich.saved : noRegisters
  return difference(decision.candidates[decision.chosen]?.clobbers ?? noRegisters, saved)
}

/**
 * What the site's promise gave up although nothing there destroys it. A register in which the operation
 * returns is in use, whatever its code does to it.
 */
export const givenUpBy = (site: PatchSite, decision: Decision, results: RegSet): RegSet =>
  difference(site.mayLose.whole, union(destroyedBy(site, decision), results))
