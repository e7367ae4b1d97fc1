import type { SiteStory } from '../analysis/analysis.ts'
import type { Step } from '../patch/step.ts'
import { registersIn, type RegSet } from '../x86/registers.ts'

/** Fields that hold a set of registers; what counts of them is how many they are. */
const registerSets = /clobbers|allowed|destroys|destroyed|excess|saved|givenUp|wrongBefore/

/**
 * Every number that a step holds: its own, the sizes of its lists and register sets, how far its displacement
 * is from the start of the site, and the size of a checked candidate's displacement.
 */
export function stepNumbers({ decision }: SiteStory, step: Step): ReadonlySet<number> {
  const found = new Set<number>()
  const collect = (value: unknown, key: string): void => {
    if (typeof value === 'number') {
      found.add(registerSets.test(key) ? registersIn(value as RegSet).length : value)
    } else if (Array.isArray(value)) {
      found.add(value.length)
    } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
      for (const [inner, each] of Object.entries(value)) collect(each, inner)
    }
  }
  // Places of things are no data of the scene.
  collect({ ...step, candidate: null, site: null }, '')
  if (step.kind === 'distance') found.add(Number(step.displacement.next - step.site0))
  if (step.kind === 'check') collect(decision.candidates[step.candidate]?.displacement, '')
  return found
}
