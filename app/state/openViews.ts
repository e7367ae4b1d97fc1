import { lessonAddressFrom } from './lessonAddress.ts'
import { selectReaderIsAsked } from './lessonSelectors.ts'
import { openPresentLink } from './presentAddress.ts'
import type { AppState, AppStore } from './store.ts'
import { pageIds } from './view.ts'

const lesson = 'lesson '

/** What stands over the workbench or beside its text, the lowest first; a presentation's own layouts are part of it. */
export function openViews({ lesson: { open }, present, compare, run, view }: AppState): string[] {
  const read = open ? [lesson + open.id] : []
  if (present.open) return [...read, 'present']
  const beside = [...(compare.open ? ['compare'] : []), ...(run.open ? ['run'] : [])]
  return [...read, ...beside, ...(view.page === null ? [] : [view.page])]
}

export const sameViews = (one: readonly string[], other: readonly string[]): boolean =>
  one.join() === other.join()

const isPage = (name: string) => pageIds.some((id) => id === name)

/** To an entry before, by so many; or a new one; or another meaning of the one that is there. */
export type Move = { readonly back: number } | 'stay' | 'push' | 'replace'

/** What becomes of the entries when `now` is open; `trail`: what was open at each, the newest last. */
export function moveTo(trail: readonly (readonly string[])[], now: readonly string[]): Move {
  const there = trail.findLastIndex((views) => sameViews(views, now))
  if (there !== -1) return there === trail.length - 1 ? 'stay' : { back: trail.length - 1 - there }
  const top = trail.at(-1) ?? []
  const lost = top.filter((name) => !now.includes(name))
  const opens = now.some((name) => !top.includes(name))
  // From one view to the next beside it is no way further; what a page of its own led to is.
  return opens && (lost.length === 0 || lost.some(isPage)) ? 'push' : 'replace'
}

/** Something lies over the presentation, or it is on a detour: that is left first. */
export const isBesideDeck = ({ present, deck }: AppState): boolean =>
  present.overlay !== null || present.blank !== null || deck.playing?.detour === true

/** Closes what is not wanted, from above, and opens what is, as far as it can be; `hash` may say more of it. */
export function showViews(
  store: AppStore,
  wanted: readonly string[],
  hash: string,
  leavePresent: (store: AppStore) => void,
): void {
  const isExtra = (name: string) =>
    openViews(store.getState()).includes(name) && !wanted.includes(name)
  const { setView, closeRun, closeCompare, leaveLesson } = store.getState()
  if (isExtra('present')) leavePresent(store)
  if (pageIds.some(isExtra)) setView({ page: null })
  if (isExtra('run')) closeRun()
  if (isExtra('compare')) closeCompare()
  const read = wanted.find((name) => name.startsWith(lesson))?.slice(lesson.length)
  const open = store.getState().lesson.open?.id
  if (read === undefined) leaveLesson()
  else if (read !== open) openLesson(store, read, hash)
  openMissing(store, wanted, hash)
}

function openLesson(store: AppStore, id: string, hash: string) {
  const address = lessonAddressFrom(hash)
  const said = address?.lesson === id ? address : null
  store.getState().openLesson(id, said?.scene ?? null, said?.kind === 'task' ? said : null)
}

function openMissing(store: AppStore, wanted: readonly string[], hash: string) {
  const there = openViews(store.getState())
  const missing = wanted.filter((name) => !there.includes(name))
  const { openCompare, openRun, openPresent, setView } = store.getState()
  // What would answer an open question stays shut.
  const asked = selectReaderIsAsked(store.getState())
  if (missing.includes('compare') && !asked) openCompare()
  if (missing.includes('run') && !asked) openRun()
  if (missing.includes('present') && !openPresentLink(store, hash)) openPresent()
  const page = pageIds.find((id) => missing.includes(id))
  if (page) setView({ page })
}
