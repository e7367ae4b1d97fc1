import { costs } from './costs.ts'
import { noRoom } from './noRoom.ts'
import { eras } from './eras.ts'
import type { ShippedDeck } from './shipped.ts'
import { thunks } from './thunks.ts'

/** Decks that come with the page. A deck's id is its link: it never changes. */
export const shippedDecks: readonly ShippedDeck[] = [costs, thunks, eras, noRoom]

export const shippedDeck = (id: string): ShippedDeck | undefined =>
  shippedDecks.find((deck) => deck.id === id)
