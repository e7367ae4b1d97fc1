import { type Deck, deckFrom, deckText } from '../../src/share/deck.ts'
import type { Shelf } from './persist.ts'
import type { AppStore } from './store.ts'

const key = 'pvscope-deck'
const replacedKey = 'pvscope-deck.before'
/** A text that cannot be read; nothing is written over it. */
const asideKey = 'pvscope-deck.aside'

type DeckShelf = Shelf & Pick<Storage, 'removeItem'>

/** Brings back the deck that is being made, and the one before it, and writes them whenever they change. */
export function keepOwnDeck(store: AppStore, shelf: () => DeckShelf) {
  try {
    const [own, replaced] = [readDeck(shelf, key), readDeck(shelf, replacedKey)]
    store.setState(({ deck }) => ({ deck: { ...deck, own, replaced } }))
  } catch {
    // Storage is shut: decks are kept in files.
  }
  store.subscribe(({ deck }, { deck: before }) => {
    if (deck.own !== before.own) writeDeck(shelf, key, deck.own)
    if (deck.replaced !== before.replaced) writeDeck(shelf, replacedKey, deck.replaced)
  })
}

function readDeck(shelf: () => DeckShelf, from: string): Deck | null {
  const text = shelf().getItem(from)
  if (text === null) return null
  const read = deckFrom(text)
  if (read.ok) return read.value
  shelf().setItem(asideKey, text)
  return null
}

function writeDeck(shelf: () => DeckShelf, to: string, deck: Deck | null): void {
  try {
    if (deck) shelf().setItem(to, deckText(deck))
    else shelf().removeItem(to)
  } catch {
    // Shut or full, as above.
  }
}
