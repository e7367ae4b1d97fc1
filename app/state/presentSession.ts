import { isObject, type Loose } from '../../src/base/loose.ts'
import { decodeDeck, encodeDeck, presentLayouts, type PresentLayout } from '../../src/share/deck.ts'
import { shippedDeck } from '../decks/index.ts'
import { linkOf, readLink, shownPart } from './address.ts'
import type { Playing, Work } from './deck.ts'
import type { Shelf } from './persist.ts'
import { closedPresent, type PresentState } from './present.ts'
import { closedRun } from './run.ts'
import type { AppState, AppStore } from './store.ts'

const key = 'pvscope-present'
const version = 1

/** A document and its place as a link; it also guards against what cannot be read. */
const workLink = (state: AppState, { document, place }: Work): string =>
  linkOf({ ...state, document, playback: { ...state.playback, place }, run: closedRun })

function playingLinks(state: AppState, playing: Playing) {
  const { deck, id, at, detour, answered, parked, before, startedAt } = playing
  return {
    deck: id ?? encodeDeck(deck),
    at,
    detour,
    answered,
    parked: parked && { at: parked.at, work: workLink(state, parked) },
    before: workLink(state, before),
    startedAt,
  }
}

/** All that a reload brings back while presenting; `hash` is the address that it belongs to. */
export function sessionText(state: AppState, hash: string): string {
  const { layout, blank, curtain, revealed, overlay } = state.present
  const { playing } = state.deck
  return JSON.stringify({
    version,
    hash,
    theme: state.view.presentTheme,
    present: { layout, blank, curtain, revealed, overlay },
    link: linkOf(state),
    playing: playing && playingLinks(state, playing),
  })
}

/** Writes it; without storage a reload falls back to the address. */
export function writeSession(
  shelf: () => Shelf & Pick<Storage, 'removeItem'>,
  text: string | null,
) {
  try {
    if (text === null) shelf().removeItem(key)
    else shelf().setItem(key, text)
  } catch {
    // Storage is shut or full: the address alone has to do.
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const index = (value: unknown): number =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : 0

function workFrom(state: AppState, link: unknown): Work | null {
  const read = readLink(text(link) ?? '')
  if (!read.ok) return null
  const { document, playback } = shownPart(state, read.value)
  return document && playback ? { document, place: playback.place } : null
}

function playingFrom(state: AppState, found: unknown): Playing | null {
  if (!isObject(found)) return null
  const name = text(found['deck']) ?? ''
  const shipped = shippedDeck(name)
  const read = shipped ? null : decodeDeck(name)
  const deck = shipped ?? (read?.ok ? read.value : null)
  const before = workFrom(state, found['before'])
  if (!deck || !before) return null
  const parked = isObject(found['parked']) ? found['parked'] : null
  const work = parked && workFrom(state, parked['work'])
  return {
    deck,
    id: shipped?.id ?? null,
    at: Math.min(index(found['at']), deck.states.length - 1),
    detour: found['detour'] === true,
    answered: text(found['answered']),
    parked: work && { ...work, at: index(parked['at']) },
    before,
    startedAt: index(found['startedAt']),
  }
}

function presentFrom(found: unknown): PresentState {
  const { layout, blank, curtain, revealed, overlay } = isObject(found) ? found : {}
  return {
    ...closedPresent,
    open: true,
    layout: presentLayouts.includes(layout as PresentLayout) ? (layout as PresentLayout) : null,
    blank: blank === 'black' || blank === 'white' ? blank : null,
    curtain: curtain === true,
    revealed: text(revealed),
    overlay: overlays.find((name) => name === overlay) ?? null,
  }
}

const overlays = ['qr', 'keys', 'edit'] as const

function readSession(shelf: () => Shelf): Loose | null {
  try {
    const found: unknown = JSON.parse(shelf().getItem(key) ?? 'null')
    return isObject(found) && found['version'] === version ? found : null
  } catch {
    return null
  }
}

/** Back to where the lecture was before a reload. False where another address was opened meanwhile. */
export function restoreSession(store: AppStore, shelf: () => Shelf, hash: string): boolean {
  const found = readSession(shelf)
  if (!found || found['hash'] !== hash) return false
  const read = readLink(text(found['link']) ?? '')
  if (!read.ok) return false
  store.setState((state) => ({
    ...shownPart(state, read.value),
    present: presentFrom(found['present']),
    view: {
      ...state.view,
      presentTheme: found['theme'] === 'present-light' ? found['theme'] : 'present-dark',
    },
    deck: { ...state.deck, playing: playingFrom(state, found['playing']) },
  }))
  return true
}
