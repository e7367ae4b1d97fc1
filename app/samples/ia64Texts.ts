import type { Catalogue } from '../../src/share/shippedTexts.ts'
import { former } from './former.ts'
import { ia64Samples } from './ia64/index.ts'

/** Listings for Itanium that links may name: those of now, and what they once were. */
export const ia64Texts: Catalogue = [...ia64Samples, ...former]
