import { difference, noRegisters, type RegSet, union } from '../x86/registers.ts'
import type { PatchSite } from '../sites/site.ts'
import type { Decision } from './decision.ts'

/** What the site as a whole destroys once it is patched: what pushes and pops that stay save is not lost. */
export function destroyedBy(site: PatchSite, { candidates, chosen }: Decision): RegSet {
  const winner = candidates[chosen]
  const pairsStay = winner?.scope === 'inner' || winner?.kind === 'keep'
  const saved = pairsStay ? site.sandwich.saved : noRegisters
  return difference(winner?.clobbers ?? noRegisters, saved)
}

/**
 * What the site's promise gave up although nothing there destroys it. A register in which the operation
 * returns is in use, whatever its code does to it.
 */
export const givenUpBy = (site: PatchSite, decision: Decision, results: RegSet): RegSet =>
  difference(site.mayLose.whole, union(destroyedBy(site, decision), results))
