import type { SiteStory } from '../../src/analysis/analysis.ts'
import type { Step } from '../../src/patch/step.ts'

/** Offsets in `.text` of the instructions that a step is about: a pair while the scan walks, else the call. */
export function rowsInView({ site }: SiteStory, step: Step): readonly number[] {
  if (step.kind === 'walk' && step.pair) return [step.pair.push.offset, step.pair.pop.offset]
  return [site.original.offset]
}
