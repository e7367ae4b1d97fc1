import type { Deck, DeckState } from '../../src/share/deck.ts'
import { defaultSettings } from '../../src/share/document.ts'

/** A deck that comes with the page; its link is its id. */
export interface ShippedDeck extends Deck {
  readonly id: string
}

type Settings = Partial<Omit<DeckState['document'], 'listing'>>

/** What a state of a shipped deck says of itself; the rest is as in a new document. */
export interface Authored extends Partial<Omit<DeckState, 'document'>> {
  readonly title: string
  readonly notes: string
  readonly listing: string
  /** Switches and place. */
  readonly at: Settings
}

export const authored = ({ listing, at, ...rest }: Authored): DeckState => ({
  layout: null,
  minutes: 2,
  ask: false,
  ...rest,
  document: { ...defaultSettings, ...at, listing },
})
