import type { SharedDocument } from '../../src/share/document.ts'
import { decodeLink } from '../../src/share/decodeLink.ts'
import { encodeLink } from '../../src/share/encodeLink.ts'
import { runFields } from '../../src/share/runFields.ts'
import { samples } from '../samples/index.ts'
import { archOf } from '../../src/ops/op.ts'
import { type DocumentState, firstDocument } from './document.ts'
import { closedRun } from './run.ts'
import { sameInput, selectInput } from './selectors.ts'
import type { AppState, AppStore } from './store.ts'

/** The part of the address from "#" on that holds all that the reader made and where they are. */
export function linkOf(state: AppState): string {
  return encodeLink(sharedOf(state))
}

/** What the reader made and where they are, as links and decks hold it. */
export function sharedOf({ document, playback, run }: AppState): SharedDocument {
  const { sample: _, ...shared } = document
  const { place } = playback
  return {
    ...shared,
    site: place?.site ?? null,
    step: place?.step ?? null,
    moment: run.open ? run.at : null,
  }
}

/** Shows what a link holds. False where the address has none or it cannot be read; says why it cannot. */
export function openLink(store: AppStore, hash: string): boolean {
  if (hash.length < 2) return false
  const link = decodeLink(hash)
  if (link.ok) {
    store.getState().leaveLesson()
    show(store, link.value)
    return true
  }
  if (link.error.code === 'no-link') return false
  store.getState().setView({ notice: link.error.message })
  if (link.error.listing === null) return false
  const { listing } = link.error
  store.setState(({ document }) => ({
    document: { ...firstDocument(), ...document, listing, sample: null },
  }))
  return true
}

const show = (store: AppStore, shared: SharedDocument) =>
  store.setState((state) => shownPart(state, shared))

/** The state in which the page shows what a link or a deck holds. */
export function shownPart(state: AppState, shared: SharedDocument): Partial<AppState> {
  const { site, step, moment, ...document } = shared
  const { shown } = state.analysis
  const known =
    shown !== null &&
    sameInput(selectInput({ ...state, document: { ...document, sample: null } }), shown.input)
  return {
    document: { ...document, sample: sampleOf(document) },
    playback: {
      ...state.playback,
      playing: false,
      place: site === null ? null : { site, step: step ?? 0 },
    },
    // What has been analysed already is not asked again, so it stays.
    analysis: known
      ? { ...state.analysis, latest: shown, refused: null }
      : { ...state.analysis, shown: null, latest: null, flips: null, refused: null },
    run: moment === null ? closedRun : { ...closedRun, open: true, at: moment, wanted: moment },
    lesson: { ...state.lesson, introduced: true },
  }
}

function sampleOf({ listing, config }: Pick<DocumentState, 'listing' | 'config'>) {
  return samples.find((sample) => sample.listings[archOf(config)] === listing)?.id ?? null
}

/**
 * Opens the link of the address, now and when it changes. Once the reader changes something the address
 * lets go of the link, so that a reload brings back the reader's work and not the link's.
 */
export function followAddress(store: AppStore, page: Window): boolean {
  const opened = openLink(store, page.location.hash)
  page.addEventListener('hashchange', () => openLink(store, page.location.hash))
  store.subscribe((state, before) => {
    if (state.document === before.document || page.location.hash === '') return
    const shared = decodeLink(page.location.hash)
    const same = shared.ok && shared.value.listing === state.document.listing
    if (shared.ok && !(same && linkSwitchesMatch(shared.value, state.document))) {
      page.history.replaceState(null, '', page.location.pathname + page.location.search)
    }
  })
  return opened
}

const linkSwitchesMatch = (shared: SharedDocument, document: DocumentState): boolean =>
  (['config', 'variant', 'rules', 'nops', 'scan', 'framePointer'] as const).every(
    (name) => shared[name] === document[name],
  ) && sameRun(shared, document)

/** Of runs only those fields are compared that the document has too. */
const sameRun = (shared: SharedDocument, { start, switches, breakpoints }: DocumentState) =>
  JSON.stringify(runFields({ ...shared, moment: null })) ===
  JSON.stringify(runFields({ start, switches, breakpoints, moment: null }))
