import type { Catalogue } from '../../src/share/shippedTexts.ts'
import after2009 from './after2009.32.s?raw'
import before2009 from './before2009.32.s?raw'

/** Listings of the deck "thunks". */
export const thunkTexts: Catalogue = [
  { id: 'thunks', listing: before2009 },
  { id: 'thunks', listing: after2009 },
]
