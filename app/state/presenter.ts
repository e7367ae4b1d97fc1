import { onAddress, setAddress } from './addressBar.ts'
import { lessonAddressOf } from './lessonAddress.ts'
import { openPresentLink, presentHash } from './presentAddress.ts'
import { restoreSession, sessionText, writeSession } from './presentSession.ts'
import type { AppState, AppStore } from './store.ts'

/** Milliseconds within which a second Escape leaves. */
export const leavingTime = 2000

/** What a reload has to bring back, or an address to say. */
const isNews = (state: AppState, before: AppState): boolean =>
  state.present !== before.present ||
  state.document !== before.document ||
  state.playback.place !== before.playback.place ||
  state.deck !== before.deck ||
  state.run.open !== before.run.open ||
  state.run.at !== before.run.at ||
  state.view.presentTheme !== before.view.presentTheme

/** A change that is not the deck's own: from here on it is a detour. */
function leavesPath(state: AppState, before: AppState): boolean {
  const { playing } = state.deck
  if (!playing || playing.detour || playing !== before.deck.playing) return false
  return state.document !== before.document
}

/**
 * Opens what the address or the last session in this tab presents, and from then on keeps both in step. Before
 * the first question is asked.
 */
export function followPresent(store: AppStore, page: Window): void {
  const shelf = () => page.sessionStorage
  const { hash } = page.location
  if (!restoreSession(store, shelf, hash)) openPresentLink(store, hash)
  onAddress(page, () => openPresentLink(store, page.location.hash))
  const write = () => {
    const state = store.getState()
    if (!state.present.open) return
    // Each key of an edit is in the session at once; the address follows when it is done.
    const next = state.present.overlay === 'edit' ? page.location.hash : presentHash(state)
    if (next !== page.location.hash) setHash(page, next)
    writeSession(shelf, sessionText(state, page.location.hash))
  }
  write()
  store.subscribe((state, before) => {
    if (leavesPath(state, before)) return state.startDetour()
    if (state.present.open && isNews(state, before)) write()
    if (before.present.open && !state.present.open) {
      writeSession(shelf, null)
      const { pathname, search } = page.location
      setHash(page, pathname + search + (lessonAddressOf(state) ?? ''))
    }
  })
  followLeaving(store, page.document)
}

/** Browsers refuse too many of these in a short time. */
function setHash(page: Window, address: string) {
  try {
    setAddress(page, address)
  } catch {
    // The session still knows.
  }
}

/** Leaving full screen only warns: one more Escape, soon, leaves presenting too. */
function followLeaving(store: AppStore, page: Document): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  page.addEventListener('fullscreenchange', () => {
    const { present, setPresent } = store.getState()
    if (present.open && !page.fullscreenElement) setPresent({ leaving: true })
  })
  store.subscribe(({ present }, before) => {
    if (present.leaving === before.present.leaving) return
    clearTimeout(timer)
    const end = () => store.getState().setPresent({ leaving: false })
    if (present.leaving) timer = setTimeout(end, leavingTime)
  })
}
