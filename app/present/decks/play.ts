import type { Deck } from '../../../src/share/deck.ts'
import { fillScreen } from '../../commands/present.ts'
import { store } from '../../state/store.ts'

/** Shows a deck from one of its states on. */
export function play(deck: Deck, id: string | null, at = 0): void {
  // While a lesson asks, nothing is presented.
  store.getState().leaveLesson()
  store.getState().openPresent()
  store.getState().playDeck(deck, id, at)
  fillScreen()
}

export const planned = ({ states }: Deck): number =>
  states.reduce((sum, { minutes }) => sum + minutes, 0)
