import type { Picture } from '../../../src/ia64/story/picture.ts'
import type { Ia64Step } from '../../../src/ia64/story/steps.ts'
import type { Ia64Story } from '../../../src/ia64/story/told.ts'
import { drawings } from './pictures/index.ts'
import type { Drawing } from './pictures/picture.ts'

interface DrawnProps {
  readonly story: Ia64Story
  readonly step: Ia64Step
}

/** The picture of a step. */
export function Drawn({ story, step }: DrawnProps) {
  const picture = story.pictures[step.picture]
  if (!picture) return null
  // Each drawing takes the picture of its own kind: the list says so, the index cannot.
  const Picture = drawings[picture.kind] as Drawing<Picture['kind']>
  return <Picture key={step.picture} picture={picture} moment={step.moment} story={story} />
}
