import type { Catalogue } from '../../src/share/shippedTexts.ts'
import { eraTexts } from './eraTexts.ts'
import { thunkTexts } from './thunkTexts.ts'

/** Listings that decks have for themselves, by the deck's id; apart from the decks, which are much longer. */
export const deckTexts: Catalogue = [...thunkTexts, ...eraTexts]
