import type { FlipsAnswer } from '../../src/analysis/analysis.ts'
import type { AppState } from './store.ts'

const flipsAt = ({ analysis }: AppState, site: number): FlipsAnswer | null =>
  analysis.flips.find((each) => each.site === site) ?? null

/** What would flip the decision of the site in view; null until it is known. */
export const selectFlips = (state: AppState): FlipsAnswer | null =>
  state.playback.place === null ? null : flipsAt(state, state.playback.place.site)

/**
 * The site whose flips are to be asked for next: the one in view, and for a text of all of them, which is read or
 * printed, one after the other. Null while nothing is missing.
 */
export function selectUnflipped(state: AppState): number | null {
  const { shown } = state.analysis
  const { place } = state.playback
  if (!shown) return null
  if (place !== null && flipsAt(state, place.site) === null) return place.site
  if (state.view.page !== 'reading' && !state.view.printing) return null
  const missing = shown.stories.find(({ site }) => flipsAt(state, site.index) === null)
  return missing?.site.index ?? null
}

/** The text of all sites is complete, or will not become more so. */
export const selectIsComplete = (state: AppState): boolean =>
  selectUnflipped(state) === null || state.analysis.trouble !== null
