import type { Catalogue } from '../../src/share/shippedTexts.ts'
import { deckTexts } from '../decks/texts.ts'
import { former } from './former.ts'
import { ia64Samples } from './ia64/index.ts'
import { samples } from './index.ts'

const ofSamples: Catalogue = samples.flatMap(({ id, listings }) =>
  Object.values(listings).map((listing) => ({ id, listing })),
)

/**
 * What links name instead of repeating it. To change a text, put what it was into `former.ts` first: a test knows
 * the names of all that ever were here. Lessons are named as a whole, and their few lines are repeated once they
 * are changed: an embed would have to load all that they say.
 */
export const catalogue: Catalogue = [...ofSamples, ...ia64Samples, ...deckTexts, ...former]
