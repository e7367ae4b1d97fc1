import type { AnalysisInput } from '../../src/analysis/analysis.ts'
import { selectIsCovered, selectLayout } from '../state/present.ts'
import { sameInput, selectInput } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import type { Question } from './protocol.ts'

/**
 * What there is to compare: the text in view, which is the last good one, under the switches of the document.
 * Null before anything is shown. The variant does not matter, so that a switch of it asks nothing anew.
 */
function wanted(state: AppState): AnalysisInput | null {
  const { shown, refused } = state.analysis
  const input = refused ? selectInput(state) : shown?.input
  return input ? { ...input, variant: 'native' } : null
}

/** The deck compares in its next state: a room is not kept waiting for it. */
function comesNext({ deck: { playing } }: AppState): boolean {
  if (!playing || playing.detour) return false
  const { states } = playing.deck
  return states[playing.at + 1]?.layout === 'compare'
}

/** The panel is open, or a comparison is presented and the room is not being asked. */
const isWatched = (state: AppState): boolean =>
  state.compare.open ||
  // Its picture is offered.
  state.view.dialog === 'share-export' ||
  (state.present.open && selectLayout(state) === 'compare' && !selectIsCovered(state)) ||
  comesNext(state)

/** Asks while a comparison is in view, once for each thing that can be compared. */
export function askComparison(
  ask: (question: Question) => void,
  state: AppState,
  before: AppState,
): void {
  if (!isWatched(state)) return
  const opened = !isWatched(before)
  if (!opened && state.analysis === before.analysis) return
  const input = wanted(state)
  const last = opened ? null : wanted(before)
  if (input && !(last && sameInput(input, last))) ask({ ask: 'compare', input })
}
