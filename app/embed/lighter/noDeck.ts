import type { DeckSlice } from '../../state/deck.ts'

export * from '../../state/deck.ts'

/** A figure plays no deck. */
export const deckSlice = (): DeckSlice =>
  ({ deck: { playing: null, own: null, replaced: null } }) as Partial<DeckSlice> as DeckSlice
