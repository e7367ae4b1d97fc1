import { type Mark, markOf, setAddress } from './addressBar.ts'
import { holdsOther } from './followAddress.ts'
import { isOfLessons, lessonAddressOf } from './lessonAddress.ts'
import { isBesideDeck, moveTo, openViews, sameViews, showViews } from './openViews.ts'
import { withPage } from './pageAddress.ts'
import { presentLinkOf } from './presentAddress.ts'
import type { AppState, AppStore } from './store.ts'

/**
 * The browser's way back leads from what was opened on this page to where it was opened, and its way on opens it
 * again. What is closed by its own button takes its entry with it, so that entries don't pile up. Begins after
 * those that open what the address asks for.
 */
export function followBack(store: AppStore, page: Window, leavePresent: LeavePresent): void {
  const way = new WayBack(store, page, leavePresent)
  page.addEventListener('popstate', () => way.goTo(markOf(page)))
  page.addEventListener('hashchange', () => way.followed())
  let waiting = false
  store.subscribe(() => {
    if (waiting) return
    waiting = true
    // One click may close one view and open another.
    queueMicrotask(() => {
      waiting = false
      way.settle()
    })
  })
}

type LeavePresent = (store: AppStore) => void

class WayBack {
  readonly #store: AppStore
  readonly #page: Window
  readonly #leavePresent: LeavePresent
  #here: Mark
  /** As it was last seen: where it stays the same, no `hashchange` follows. */
  #hash: string
  /** The page itself goes to another entry: because of what was closed, or to stay where it was. */
  #moving: 'closed' | 'staying' | null = null
  /** The entry is one from before a link was followed. */
  #former = false

  constructor(store: AppStore, page: Window, leavePresent: LeavePresent) {
    this.#store = store
    this.#page = page
    this.#leavePresent = leavePresent
    this.#hash = page.location.hash
    const mark = markOf(page)
    this.#here = mark ?? { chain: newChain(), trail: [this.#views()] }
    // A reload opens again what no address names.
    if (mark) this.#show(mark.trail.at(-1) ?? [])
    else this.#label(this.#here.trail)
  }

  /** The entries follow what was opened or closed. */
  settle(): void {
    if (this.#moving !== null || markOf(this.#page) === null) return
    const { trail } = this.#here
    const move = moveTo(trail, this.#views())
    if (move === 'push')
      this.#write({ ...this.#here, trail: [...trail, this.#views()] }, 'pushState')
    else if (move === 'replace') this.#relabel()
    else if (move !== 'stay') {
      this.#moving = 'closed'
      this.#page.history.go(-move.back)
    }
  }

  /** The browser went to an entry. */
  goTo(mark: Mark | null): void {
    if (mark?.chain === this.#here.chain) return this.#arrive(mark)
    this.#moving = null
    this.#former = mark !== null
    const { history, location } = this.#page
    history.replaceState(null, '', location.href)
    if (location.hash === this.#hash) this.followed()
  }

  /** A link was followed, and what it asks for is open. What it only opened is closed by the way back, too. */
  followed(): void {
    if (markOf(this.#page) !== null) return
    const { trail } = this.#here
    const opened = !this.#former && moveTo(trail, this.#views()) === 'push'
    if (opened) this.#label([...trail, this.#views()])
    else this.#write({ chain: newChain(), trail: [this.#views()] }, 'replaceState')
  }

  #arrive(mark: Mark): void {
    const back = this.#here.trail.length - mark.trail.length
    const wanted = mark.trail.at(-1) ?? []
    const why = this.#moving
    this.#moving = null
    const leaves = this.#views().includes('present') && !wanted.includes('present')
    if (why === null && back > 0 && leaves && isBesideDeck(this.#store.getState())) {
      this.#moving = 'staying'
      return this.#page.history.go(back)
    }
    this.#here = mark
    if (why === 'staying') this.#leavePresent(this.#store)
    if (why === null) this.#show(wanted)
    setAddress(this.#page, addressHere(this.#store.getState(), this.#page.location))
    this.#hash = this.#page.location.hash
    this.settle()
  }

  #views(): string[] {
    return openViews(this.#store.getState())
  }

  #show(wanted: readonly string[]): void {
    if (sameViews(this.#views(), wanted)) return
    showViews(this.#store, wanted, this.#page.location.hash, this.#leavePresent)
    if (!sameViews(this.#views(), wanted)) this.#relabel()
  }

  #relabel(): void {
    this.#label([...this.#here.trail.slice(0, -1), this.#views()])
  }

  #label(trail: Mark['trail']): void {
    this.#write({ ...this.#here, trail }, 'replaceState')
  }

  #write(mark: Mark, how: 'pushState' | 'replaceState'): void {
    const { history, location } = this.#page
    try {
      history[how](mark, '', location.href)
      this.#here = mark
    } catch {
      // Browsers refuse too many of these in a short time: the entry before stays the one for both.
    }
    this.#hash = location.hash
  }
}

/** Unlike that of any page before: entries of theirs may still be there. */
const newChain = (): string => String(Math.random())

/** The address of what is in view, where the entry has had one from before. */
function addressHere(state: AppState, { pathname, search, hash }: Location): string {
  if (state.present.open) return pathname + search + hash
  const old = isOfLessons(hash) || presentLinkOf(hash) !== null || holdsOther(state, hash)
  const part = lessonAddressOf(state) ?? (old ? '' : hash)
  return pathname + withPage(search, state.view.page) + part
}
