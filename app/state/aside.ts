import { asideWords } from '../messages/aside.ts'
import { ia64Samples } from '../samples/ia64/index.ts'
import { ownWork } from './deck.ts'
import type { DocumentState } from './document.ts'
import type { AppState, AppStore } from './store.ts'

/** The reader's own text that went out of view, as long as the notice of it stands. */
export interface Aside {
  readonly notice: string
  /** What the way back is called. */
  readonly way: string
  readonly before: DocumentState
  /** What took its place. */
  readonly now: Pick<DocumentState, 'machine' | 'listing'>
}

const isSample = ({ machine, sample, listing }: DocumentState): boolean =>
  machine === 'ia64' ? ia64Samples.some((each) => each.listing === listing) : sample !== null

const isOwn = (document: DocumentState): boolean =>
  document.listing.trim() !== '' && !isSample(document)

/** What is to be said of the step from one document to the other; null where nothing of the reader's went. */
function asideOf(before: DocumentState, now: DocumentState): Aside | null {
  if (before.listing === now.listing || !isOwn(before)) return null
  if (before.machine !== now.machine) {
    const notice = asideWords.machine(now.machine, before.machine)
    return { notice, way: asideWords.back, before, now }
  }
  return isSample(now) ? { notice: asideWords.sample, way: asideWords.undo, before, now } : null
}

/** Something else was written or opened since: the way back would take that away. */
const isPast = (state: AppState, { now }: Aside): boolean =>
  ownWork(state).document !== state.document ||
  state.document.machine !== now.machine ||
  state.document.listing !== now.listing

/** Says where a sample or the CPU switch takes the reader's own text out of view, and keeps the way back. */
export function watchAside(store: AppStore): void {
  store.subscribe((state, last) => {
    if (state.document === last.document) return
    // A lesson's or a deck's listing is no work of the reader's.
    const { document: before } = ownWork(last)
    const aside = asideOf(before, ownWork(state).document)
    const old = selectAside(state)
    if (aside) state.setView({ notice: aside.notice, aside })
    else if (old && isPast(state, old)) state.setView({ notice: null, aside: null })
  })
}

/** The text that the notice in view is about. */
export const selectAside = ({ view: { notice, aside } }: AppState): Aside | null =>
  aside !== null && aside.notice === notice ? aside : null

/** The reader's text again: from where it waits, or in the place of what replaced it. */
export function bringBack(store: AppStore, { before }: Aside): void {
  store.getState().setMachine(before.machine)
  if (store.getState().document.listing !== before.listing) store.setState({ document: before })
  store.getState().setView({ notice: null, aside: null })
}
