import { configUnder } from '../../src/rules/config.ts'
import type { SharedDocument } from '../../src/share/document.ts'
import { samples } from '../samples/index.ts'
import { archOf } from '../../src/ops/op.ts'
import type { DocumentState } from './document.ts'
import { decoded, encoded } from './linkCodec.ts'
import { isAskedOf, openingInItanium } from './itanium.ts'
import { openingPlace } from './place.ts'
import { closedRun } from './run.ts'
import { sameInput, selectInput } from './selectors.ts'
import type { AppState, AppStore } from './store.ts'

/** The address of the page alone: without question and place; that of a file on a disk has no origin to build it from. */
export const pageAddress = (href: string): string => href.replace(/[?#].*/s, '')

/** The part of the address from "#" on that holds all that the reader made and where they are. */
export function linkOf(state: AppState): string {
  return encoded(sharedOf(state))
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
export const readLink = decoded

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
  const itanium = itaniumKept(state, document)
  const place = site === null ? null : { site, step: step ?? 0 }
  return {
    document: {
      ...document,
      sample: sampleOf(document),
      parked: document.machine === state.document.machine ? state.document.parked : waiting(state),
    },
    playback: {
      ...state.playback,
      playing: false,
      // What is analysed first finds the place then.
      place: known
        ? openingPlace(place, shown.stories)
        : itanium.shown
          ? openingInItanium(place, itanium.shown)
          : place,
    },
    // What has been analysed already is not asked again, so it stays.
    analysis: known
      ? { ...state.analysis, latest: shown, refused: null }
      : { ...state.analysis, shown: null, latest: null, flips: [], refused: null },
    itanium,
    run: moment === null ? closedRun : { ...closedRun, open: true, at: moment, wanted: moment },
    compare: { ...state.compare, open: compare },
    lesson: { ...state.lesson, introduced: true },
  }
}

/** What was told already, if it is of what the link holds: a place in it would be sought again otherwise. */
function itaniumKept(
  state: AppState,
  document: Omit<SharedDocument, 'site' | 'step' | 'moment' | 'compare'>,
): AppState['itanium'] {
  const { shown } = state.itanium
  const wanted = { ...state, document: { ...state.document, ...document } }
  const known = shown !== null && document.machine === 'ia64' && isAskedOf(wanted, shown)
  return known ? { shown, latest: shown } : { shown: null, latest: null }
}

/** What the reader had for the machine that the link leaves. */
function waiting({ document: { listing, sample, breakpoints } }: AppState) {
  return { listing, sample, breakpoints }
}

function sampleOf({ listing, config }: Pick<DocumentState, 'listing' | 'config'>) {
  return samples.find((sample) => sample.listings[archOf(config)] === listing)?.id ?? null
}
