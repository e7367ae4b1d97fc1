import type { Catalogue } from '../../src/share/shippedTexts.ts'
import { deckTexts } from '../decks/texts.ts'
import { samples } from './index.ts'

/** Listings for x86 that links may name. */
export const x86Texts: Catalogue = [
  ...samples.flatMap(({ id, listings }) =>
    Object.values(listings).map((listing) => ({ id, listing })),
  ),
  ...deckTexts,
]
