import type { FlipsAnswer } from '../../src/analysis/analysis.ts'
import { isItanium } from './itanium.ts'
import type { AppState } from './store.ts'

const flipsAt = ({ analysis }: AppState, site: number): FlipsAnswer | null =>
  analysis.flips.find((each) => each.site === site) ?? null

/** What would flip the decision of the site in view; null until it is known. */
export const selectFlips = (state: AppState): FlipsAnswer | null =>
  state.playback.place === null ? null : flipsAt(state, state.playback.place.site)

/** A text of all sites is read, printed or offered as a handout. */
const isWhole = ({ view }: AppState): boolean =>
  view.page === 'reading' || view.printing || view.dialog === 'share-export'

/**
 * The site whose flips are to be asked for next: the one in view, and for a text of all of them one after the
 * other. Null while nothing is missing.
 */
export function selectUnflipped(state: AppState): number | null {
  const { shown } = state.analysis
  const { place } = state.playback
  // While an Itanium is in view, what belongs to x86 only waits.
  if (!shown || isItanium(state) || state.view.flipless) return null
  if (place !== null && flipsAt(state, place.site) === null) return place.site
  if (!isWhole(state)) return null
  const missing = shown.stories.find(({ site }) => flipsAt(state, site.index) === null)
  return missing?.site.index ?? null
}

/** The text of all sites is complete, or will not become more so. */
export const selectIsComplete = (state: AppState): boolean =>
  selectUnflipped(state) === null || state.analysis.trouble !== null
