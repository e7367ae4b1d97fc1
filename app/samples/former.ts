import type { Catalogue } from '../../src/share/shippedTexts.ts'

/** What shipped texts once were, under their ids: links that name them open for ever. */
export const former: Catalogue = []
