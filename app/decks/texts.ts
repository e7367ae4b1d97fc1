import type { Catalogue } from '../../src/share/shippedTexts.ts'
import after2009 from './after2009.32.s?raw'
import before2009 from './before2009.32.s?raw'
import empty from './empty.64.s?raw'
import today from './today.64.s?raw'

/** Listings that decks have for themselves, by the deck's id; apart from the decks, which are much longer. */
export const deckTexts: Catalogue = [
  { id: 'thunks', listing: before2009 },
  { id: 'thunks', listing: after2009 },
  { id: 'eras', listing: today },
  { id: 'eras', listing: empty },
]
