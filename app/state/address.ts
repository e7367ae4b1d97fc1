import { configUnder } from '../../src/rules/config.ts'
import type { SharedDocument } from '../../src/share/document.ts'
import { decodeLink } from '../../src/share/decodeLink.ts'
import { encodeLink } from '../../src/share/encodeLink.ts'
import { runFields } from '../../src/share/runFields.ts'
import { catalogue } from '../samples/catalogue.ts'
import { samples } from '../samples/index.ts'
import { archOf } from '../../src/ops/op.ts'
import type { DocumentState } from './document.ts'
import { closedRun } from './run.ts'
import { sameInput, selectInput } from './selectors.ts'
import type { AppState, AppStore } from './store.ts'

/** The address of the page alone: without question and place; that of a file on a disk has no origin to build it from. */
export const pageAddress = (href: string): string => href.replace(/[?#].*/s, '')

/** The part of the address from "#" on that holds all that the reader made and where they are. */
export function linkOf(state: AppState): string {
  return encodeLink(sharedOf(state), catalogue)
}

/** What the reader made and where they are, as links and decks hold it. */
export function sharedOf({ document, playback, run, compare }: AppState): SharedDocument {
  const { sample: _, parked: __, ...shared } = document
  const { place } = playback
  return {
    ...shared,
    site: place?.site ?? null,
    step: place?.step ?? null,
    moment: run.open ? run.at : null,
    compare: compare.open,
  }
}

/** What a link of the page holds; of a damaged one what could be saved. */
export const readLink = (hash: string): ReturnType<typeof decodeLink> => decodeLink(hash, catalogue)

/**
 * Shows what a link holds, or as much of it as could be read. False where the address has none or it cannot be
 * read; says why it cannot.
 */
export function openLink(store: AppStore, hash: string): boolean {
  if (hash.length < 2) return false
  const link = readLink(hash)
  if (link.ok) {
    store.getState().leaveLesson()
    store.getState().setView({ page: null })
    show(store, link.value)
    return true
  }
  const { code, message, saved } = link.error
  if (code === 'no-link') return false
  if (saved) {
    store.getState().leaveLesson()
    show(store, saved)
  }
  store.getState().setView({ notice: message })
  return false
}

const show = (store: AppStore, shared: SharedDocument) =>
  store.setState((state) => shownPart(state, shared))

/** The state in which the page shows what a link or a deck holds. */
export function shownPart(state: AppState, shared: SharedDocument): Partial<AppState> {
  const { site, step, moment, compare, ...wanted } = shared
  // Rules of 6.1 and its table of operations go together, whoever wrote the link.
  const document = { ...wanted, config: configUnder(wanted.config, wanted.rules) }
  const { shown } = state.analysis
  const known =
    shown !== null &&
    document.machine === 'x86' &&
    sameInput(selectInput({ ...state, document: { ...state.document, ...document } }), shown.input)
  return {
    document: {
      ...document,
      sample: sampleOf(document),
      parked: document.machine === state.document.machine ? state.document.parked : waiting(state),
    },
    playback: {
      ...state.playback,
      playing: false,
      place: site === null ? null : { site, step: step ?? 0 },
    },
    // What has been analysed already is not asked again, so it stays.
    analysis: known
      ? { ...state.analysis, latest: shown, refused: null }
      : { ...state.analysis, shown: null, latest: null, flips: [], refused: null },
    itanium: document.machine === 'ia64' ? state.itanium : { shown: null, latest: null },
    run: moment === null ? closedRun : { ...closedRun, open: true, at: moment, wanted: moment },
    compare: { ...state.compare, open: compare },
    lesson: { ...state.lesson, introduced: true },
  }
}

/** What the reader had for the machine that the link leaves. */
function waiting({ document: { listing, sample, breakpoints } }: AppState) {
  return { listing, sample, breakpoints }
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
    const link = readLink(page.location.hash)
    const shared = link.ok ? link.value : link.error.saved
    const left = shared
      ? !isDocumentOf(shared, state.document)
      : state.document.listing !== before.document.listing
    const holdsLink = link.ok || link.error.code !== 'no-link'
    if (holdsLink && left) {
      page.history.replaceState(null, '', page.location.pathname + page.location.search)
    }
  })
  return opened
}

const linkSwitches = [
  'machine',
  'config',
  'variant',
  'rules',
  'itaniumRules',
  'nops',
  'features',
  'scan',
  'framePointer',
] as const

/** The document is what the link holds. */
export const isDocumentOf = (shared: SharedDocument, document: DocumentState): boolean =>
  shared.listing === document.listing && linkSwitchesMatch(shared, document)

const linkSwitchesMatch = (shared: SharedDocument, document: DocumentState): boolean =>
  linkSwitches.every((name) => shared[name] === document[name]) && sameRun(shared, document)

/** Of runs only those fields are compared that the document has too. */
const sameRun = (shared: SharedDocument, { start, switches, breakpoints }: DocumentState) =>
  JSON.stringify(runFields({ ...shared, moment: null })) ===
  JSON.stringify(runFields({ start, switches, breakpoints, moment: null }))
