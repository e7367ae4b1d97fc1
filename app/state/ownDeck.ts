import { deckFrom, deckText } from '../../src/share/deck.ts'
import type { Shelf } from './persist.ts'
import type { AppStore } from './store.ts'

const key = 'pvscope-deck'

/** Brings back the deck that is being made and writes it whenever it changes. */
export function keepOwnDeck(store: AppStore, shelf: () => Shelf & Pick<Storage, 'removeItem'>) {
  try {
    const read = deckFrom(shelf().getItem(key) ?? '')
    if (read.ok) store.getState().setOwnDeck(read.value)
  } catch {
    // Storage is shut: decks are kept in files.
  }
  store.subscribe(({ deck }, before) => {
    if (deck.own === before.deck.own) return
    try {
      if (deck.own) shelf().setItem(key, deckText(deck.own))
      else shelf().removeItem(key)
    } catch {
      // As above.
    }
  })
}
