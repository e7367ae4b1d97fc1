import { isItanium, selectItanium } from '../state/itanium.ts'
import { selectIsAsking } from '../state/present.ts'
import type { AppState } from '../state/store.ts'

/** The reader is asked at every site; what became of others is not told beside it. */
export const selectIsCurtained = ({ present }: AppState): boolean => present.curtain

/** A question about the site in view is open. */
export const selectIsAsked: (state: AppState) => boolean = selectIsAsking

/** The engine could not be started, or gave up, before there was anything to show. */
export function selectHasFailed(state: AppState): boolean {
  const { trouble, shown, refused } = state.analysis
  if (trouble === null || (trouble.kind === 'crashed' && trouble.restarted)) return false
  return isItanium(state) ? selectItanium(state) === null : shown === null && refused === null
}
