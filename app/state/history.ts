import type { DocumentState } from './document.ts'
import { ownWork } from './deck.ts'
import { changedLines } from './lineMoves.ts'
import { documentForm, documentFrom, type Shelf } from './persist.ts'
import type { AppStore } from './store.ts'

/** The work as it stood at some time. */
export interface PastState {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly document: DocumentState
}

const key = 'pvscope.history'
export const longestHistory = 50
/** Characters; browsers give an origin about five million for everything. */
const largestHistory = 1_000_000

/** The newest first; what cannot be read is left out. */
export function readHistory(shelf: () => Shelf): readonly PastState[] {
  try {
    const found: unknown = JSON.parse(shelf().getItem(key) ?? '[]')
    return Array.isArray(found) ? found.flatMap(pastFrom) : []
  } catch {
    return []
  }
}

function pastFrom(found: unknown): PastState[] {
  if (typeof found !== 'object' || found === null) return []
  const { at, document } = found as Record<string, unknown>
  const valid = documentFrom(document)
  return Number.isSafeInteger(at) && valid ? [{ at: Number(at), document: valid }] : []
}

const sameText = (one: DocumentState, other: DocumentState) =>
  one.listing === other.listing && one.machine === other.machine

/** Not typed but put in the place of what stood there: a sample, a link's text, a file's, another machine's. */
function isOther(last: DocumentState, now: DocumentState): boolean {
  if (now.sample !== null || now.machine !== last.machine) return true
  const { head, tail, oldCount } = changedLines(last.listing, now.listing)
  return oldCount > 1 && head + tail < oldCount / 2
}

/** The history with a state more; a text that is the newest already only gets its switches renewed. */
export function withState(past: readonly PastState[], state: PastState): readonly PastState[] {
  const [newest] = past
  const older = newest && sameText(newest.document, state.document) ? past.slice(1) : past
  return [state, ...older].slice(0, longestHistory)
}

/**
 * Adds a state to what is there now, other tabs' states among it. Where room is short the oldest go;
 * false where nothing can be written.
 */
export function writeState(shelf: () => Shelf, state: PastState): boolean {
  let past = withState(readHistory(shelf), state)
  while (past.length > 0) {
    const text = JSON.stringify(
      past.map(({ at, document }) => ({ at, document: documentForm(document) })),
    )
    if (text.length <= largestHistory) {
      try {
        shelf().setItem(key, text)
        return true
      } catch {
        // Shut or full: fewer may fit.
      }
    }
    past = past.slice(0, Math.floor(past.length / 2))
  }
  return false
}

/** Milliseconds without a key after which a text counts as one state. */
const pause = 1000

/** Writes a state when typing pauses, when another text takes the place of this one, and when the page is left. */
export function keepHistory(
  store: AppStore,
  shelf: () => Shelf,
  page: EventTarget,
  now: () => number,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pending: DocumentState | null = null
  const write = () => {
    clearTimeout(timer)
    if (pending) writeState(shelf, { at: now(), document: pending })
    pending = null
  }
  store.subscribe((state, before) => {
    // A deck's listing is no work of the reader's.
    const { document } = ownWork(state)
    const { document: last } = ownWork(before)
    if (sameText(document, last)) return
    if (isOther(last, document)) {
      // A sample as it came is there to be opened again.
      if (last.sample === null) pending ??= last
      write()
    }
    pending = document
    clearTimeout(timer)
    timer = setTimeout(write, pause)
  })
  page.addEventListener('pagehide', write)
}
