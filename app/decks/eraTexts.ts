import type { Catalogue } from '../../src/share/shippedTexts.ts'
import empty from './empty.64.s?raw'
import today from './today.64.s?raw'

/** Listings of the deck "eras". */
export const eraTexts: Catalogue = [
  { id: 'eras', listing: today },
  { id: 'eras', listing: empty },
]
