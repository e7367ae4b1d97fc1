import { type Deck, deckFrom, deckText } from '../../src/share/deck.ts'
import { present as words } from '../messages/present.ts'
import type { Shelf } from './persist.ts'
import type { AppStore } from './store.ts'

/** The deck that is being made, and the one whose place it took. */
const keys = { own: 'pvscope-deck', replaced: 'pvscope-deck.before' } as const
type Slot = keyof typeof keys
const slots = Object.keys(keys) as Slot[]

/** A text that cannot be read; nothing is written over it. */
const asideKey = 'pvscope-deck.aside'

type DeckShelf = Shelf & Pick<Storage, 'removeItem'>

/**
 * Brings back the deck that is being made, and the one before it, and writes them whenever they change. All tabs make
 * one deck: what another one writes is shown here, too, and where both changed it neither is lost.
 */
export function keepOwnDeck(store: AppStore, shelf: () => DeckShelf, page: EventTarget) {
  /** What stands in storage as far as this tab knows, and the deck that was read from it. */
  const seen: Record<Slot, string | null> = { own: null, replaced: null }
  const taken: Partial<Record<Slot, Deck | null>> = {}
  /** Where the storage refused it, only this tab has it. */
  let unwritten: Deck | null = null

  const take = (part: Partial<Record<Slot, Deck | null>>) => {
    Object.assign(taken, part)
    store.setState(({ deck }) => ({ deck: { ...deck, ...part } }))
  }
  const read = (slot: Slot): Deck | null => {
    seen[slot] = shelf().getItem(keys[slot])
    return deckIn(shelf, seen[slot])
  }
  const follow = (slot: Slot) => {
    const mine = slot === 'own' ? unwritten : null
    const theirs = read(slot)
    // What cannot be read was put aside; the deck here goes on.
    if (theirs === null && seen[slot] !== null) return
    take({ [slot]: theirs })
    if (mine) keepOther(store, mine)
    unwritten = null
  }
  const write = (slot: Slot) => {
    delete taken[slot]
    const deck = store.getState().deck[slot]
    try {
      const there = shelf().getItem(keys[slot])
      const other = slot === 'own' && there !== seen.own ? deckIn(shelf, there) : null
      seen[slot] = put(shelf, keys[slot], deck)
      if (slot === 'own') unwritten = null
      if (other) keepOther(store, other)
    } catch {
      // Shut or full: decks are kept in files.
      if (slot === 'own') unwritten = deck
    }
  }

  try {
    take({ own: read('own'), replaced: read('replaced') })
  } catch {
    // As above.
  }
  store.subscribe(({ deck }, { deck: before }) => {
    for (const slot of slots) {
      if (deck[slot] !== before[slot] && deck[slot] !== taken[slot]) write(slot)
    }
  })
  page.addEventListener('storage', (event) => {
    const slot = slots.find((each) => keys[each] === (event as StorageEvent).key)
    if (slot) follow(slot)
  })
}

/** A deck that would be lost can be brought back, and that is said. */
function keepOther(store: AppStore, replaced: Deck): void {
  store.setState(({ deck }) => ({ deck: { ...deck, replaced } }))
  store.getState().setView({ notice: words.decks.otherTab(replaced.title) })
}

function deckIn(shelf: () => DeckShelf, text: string | null): Deck | null {
  if (text === null) return null
  const read = deckFrom(text)
  if (read.ok) return read.value
  shelf().setItem(asideKey, text)
  return null
}

function put(shelf: () => DeckShelf, key: string, deck: Deck | null): string | null {
  const text = deck && deckText(deck)
  if (text === null) shelf().removeItem(key)
  else shelf().setItem(key, text)
  return text
}
