import type { Catalogue } from '../../src/share/shippedTexts.ts'
import { shippedDecks } from '../decks/index.ts'
import { lessons } from '../../src/lessons/index.ts'
import { ia64Samples } from './ia64/index.ts'
import { former } from './former.ts'
import { samples } from './index.ts'

const ofSamples: Catalogue = samples.flatMap(({ id, listings }) =>
  Object.values(listings).map((listing) => ({ id, listing })),
)

const ofDecks: Catalogue = shippedDecks.flatMap(({ id, states }) =>
  [...new Set(states.map(({ document }) => document.listing))].map((listing) => ({ id, listing })),
)

const ofLessons: Catalogue = lessons.flatMap(({ id, scenes }) =>
  [...new Set(scenes.map(({ document }) => document.listing))].map((listing) => ({
    id,
    listing,
  })),
)

/**
 * What links name instead of repeating it. To change a text, put what it was into `former.ts` first: a test knows
 * the names of all that ever were here.
 */
export const catalogue: Catalogue = [
  ...ofSamples,
  ...ia64Samples,
  ...ofDecks,
  ...ofLessons,
  ...former,
]
