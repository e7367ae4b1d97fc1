import { type Deck, decodeDeck, encodeDeck } from '../../src/share/deck.ts'
import { present } from '../messages/present.ts'
import { shippedDeck } from '../decks/index.ts'
import { linkOf } from './address.ts'
import { selectIsAsking } from './present.ts'
import type { AppState, AppStore } from './store.ts'
import type { PresentTheme } from './view.ts'

const { decks } = present

/** What an address says of presenting. */
interface PresentLink {
  readonly deck: { readonly deck: Deck; readonly id: string | null } | null
  /** State of the deck, from 0. */
  readonly at: number
  readonly theme: PresentTheme | null
  /** The room is asked at every site. */
  readonly curtain: boolean
  /** Why its deck cannot be shown. */
  readonly problem: string | null
}

const linkThemes: Readonly<Record<string, PresentTheme>> = {
  dark: 'present-dark',
  light: 'present-light',
}

/** `deck=costs`, or the deck itself: it is its own address. */
const deckPart = (deck: Deck, id: string | null): string =>
  id === null ? encodeDeck(deck) : `deck=${id}`

/** A link that opens a deck at its first state. */
export const deckLink = (deck: Deck, id: string | null): string => `#${deckPart(deck, id)}&present`

const presentPart = (state: AppState, curtain: boolean): string =>
  `&present=${state.view.presentTheme === 'present-light' ? 'light' : 'dark'}${curtain ? '&curtain' : ''}`

/** The part of the address from "#" on that shows what is presented now. */
export function presentHash(state: AppState): string {
  const { playing } = state.deck
  const part = presentPart(state, state.present.curtain)
  if (!playing) return linkOf(state) + part
  return `#${deckPart(playing.deck, playing.id)}&at=${playing.at + 1}${part}`
}

/**
 * The same for somebody in the room to take home, the best one first: a deck's state where it has a short name, else
 * what is in view. What the room is being asked is asked there, too.
 */
export function handoutHashes(state: AppState): readonly [string, ...string[]] {
  const { playing } = state.deck
  const deck = playing && !playing.detour ? presentHash(state) : null
  if (deck !== null && playing?.id !== null) return [deck]
  if (!selectIsAsking(state)) return [linkOf(state)]
  const asking = linkOf(state) + presentPart(state, true)
  return deck === null ? [asking] : [deck, asking]
}

/** The deck by its name, or the one that is in the address as a whole; and why there is none. */
function deckOf(
  id: string | undefined,
  own: string | undefined,
): Pick<PresentLink, 'deck' | 'problem'> {
  const shipped = id === undefined ? undefined : shippedDeck(id)
  if (shipped) return { deck: { deck: shipped, id: shipped.id }, problem: null }
  if (own !== undefined) {
    const read = decodeDeck(own)
    if (read.ok) return { deck: { deck: read.value, id: null }, problem: null }
    return { deck: null, problem: read.error }
  }
  return { deck: null, problem: id === undefined ? null : decks.unknown(id.slice(0, 40)) }
}

/** Null where the address asks for no presenting. */
export function presentLinkOf(hash: string): PresentLink | null {
  const parts = hash.replace(/^#/, '').split('&')
  const value = (name: string) =>
    parts.find((part) => part === name || part.startsWith(`${name}=`))?.slice(name.length + 1)
  const asked = value('present')
  const id = value('deck')
  const own = parts.find((part) => /^deck\d+=/.test(part))
  if (asked === undefined && id === undefined && own === undefined) return null
  const at = Number(value('at') ?? 1)
  return {
    ...deckOf(id, own),
    at: Number.isSafeInteger(at) ? Math.max(0, at - 1) : 0,
    theme: linkThemes[asked ?? ''] ?? null,
    curtain: parts.includes('curtain'),
  }
}

/** Shows what an address asks for. False where it asks for nothing of the kind. */
export function openPresentLink(store: AppStore, hash: string): boolean {
  const link = presentLinkOf(hash)
  if (!link) return false
  const { setView, setPresent, openPresent, playDeck } = store.getState()
  if (link.problem !== null) {
    setView({ notice: link.problem })
    return false
  }
  if (link.theme) setView({ presentTheme: link.theme })
  openPresent()
  if (store.getState().present.open) setPresent({ curtain: link.curtain })
  if (link.deck) {
    const last = link.deck.deck.states.length - 1
    playDeck(link.deck.deck, link.deck.id, Math.min(link.at, last))
  }
  return true
}
