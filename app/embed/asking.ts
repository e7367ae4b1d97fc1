import { connectSplice, type Splice } from '../splice/splice.ts'
import type { AppStore } from '../state/store.ts'
import { askAtSites } from './predictions.ts'

/** Has the reader predict what each site comes to, and gives the platform that is told how it went. */
export function ask(store: AppStore, page: Window): Splice {
  const splice = connectSplice(page, activityOf(page.location))
  askAtSites(store, splice)
  return splice
}

/** The same figure is the same exercise, wherever its frame stands. */
const activityOf = ({ pathname, hash }: Location): string => `${pathname}${hash}`.slice(0, 500)
