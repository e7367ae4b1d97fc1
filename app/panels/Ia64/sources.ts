import type { Picture } from '../../../src/ia64/story/picture.ts'
import type { Ia64Story } from '../../../src/ia64/story/told.ts'
import { type SourceId, sourcesOf } from '../../../src/provenance/index.ts'

/** What a picture goes back to; what a rule set wrote into a site, to the rule set. */
export function sourcesOfItanium(picture: Picture, story: Ia64Story): readonly SourceId[] {
  const isModel = story.decision.basis === 'model'
  const ofRules = picture.kind === 'copy' || picture.kind === 'fit'
  return isModel && ofRules ? sourcesOf.itaniumRules.scan : sourcesOf.itaniumPictures[picture.kind]
}
