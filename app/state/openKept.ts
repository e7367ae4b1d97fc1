import { historyWords, type StorageProblem } from '../messages/history.ts'
import { type Kept, keptFrom, keptKey, keptVersion, type Shelf } from './persist.ts'
import type { AppStore } from './store.ts'

export interface OpenedWork {
  readonly kept: Kept | null
  readonly problem: StorageProblem | null
}

/** Where a text is put that cannot be read, so that nothing is written over it. */
export const asideKey = 'pvscope.aside'

interface Reading extends OpenedWork {
  readonly text: string | null
}

/**
 * What was kept last. A tab's own work comes first, so that a reload brings back what stood in this tab,
 * whatever another one kept since. What cannot be read is set aside, not lost.
 */
export function openKept(tab: () => Shelf, browser: () => Shelf): OpenedWork {
  const own = readShelf(tab)
  if (own.kept) return { kept: own.kept, problem: null }
  const { kept, problem, text } = readShelf(browser)
  if (text !== null && problem !== null) setAside(browser, text)
  return { kept, problem }
}

/** One shelf for both: whatever is written goes to the tab's own and to the one that all tabs share. */
export const bothShelves = (tab: () => Shelf, browser: () => Shelf) => (): Shelf => ({
  getItem: (key) => tab().getItem(key) ?? browser().getItem(key),
  setItem: (key, text) => {
    try {
      tab().setItem(key, text)
    } finally {
      browser().setItem(key, text)
    }
  },
})

function readShelf(shelf: () => Shelf): Reading {
  let text: string | null
  try {
    text = shelf().getItem(keptKey)
  } catch {
    return { kept: null, problem: 'shut', text: null }
  }
  if (text === null) return { kept: null, problem: null, text }
  const found = parsed(text)
  const kept = keptFrom(found)
  return { kept, problem: kept ? null : problemOf(found), text }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function problemOf(found: unknown): StorageProblem {
  const version = typeof found === 'object' && found !== null && 'version' in found && found.version
  return typeof version === 'number' && version > keptVersion ? 'newer' : 'damaged'
}

function setAside(shelf: () => Shelf, text: string): void {
  try {
    shelf().setItem(asideKey, text)
  } catch {
    // No room for a second copy: the first one stands until something is written.
  }
}

/** Says each problem once: it holds for as long as the page is open. */
export function storageTeller(store: AppStore): (problem: StorageProblem) => void {
  const told = new Set<StorageProblem>()
  return (problem) => {
    if (told.has(problem)) return
    told.add(problem)
    store.getState().setView({ notice: historyWords.problems[problem] })
  }
}

/** The text that was set aside; null where there is none. */
export function readAside(shelf: () => Shelf): string | null {
  try {
    return shelf().getItem(asideKey)
  } catch {
    return null
  }
}
