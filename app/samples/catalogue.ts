import type { Catalogue } from '../../src/share/shippedTexts.ts'
import { deckTexts } from '../decks/texts.ts'
import { ia64Texts } from './ia64Texts.ts'
import { sampleTexts } from './sampleTexts.ts'

/**
 * What links name instead of repeating it. To change a text, put what it was into `former.ts` first: a test knows
 * the names of all that ever were here. Lessons are named as a whole, and their few lines are repeated once they
 * are changed: an embed would have to load all that they say.
 */
export const catalogue: Catalogue = [...sampleTexts, ...deckTexts, ...ia64Texts]
