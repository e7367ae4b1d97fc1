import type { Catalogue } from '../../src/share/shippedTexts.ts'
import { samples } from './index.ts'

/** Samples for x86 that links may name. */
export const sampleTexts: Catalogue = samples.flatMap(({ id, listings }) =>
  Object.values(listings).map((listing) => ({ id, listing })),
)
