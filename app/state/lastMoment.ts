import type { Ia64Run } from '../../src/ia64/run/report.ts'
import { isItanium, selectItanium } from './itanium.ts'
import { breaksOf } from './itaniumBreaks.ts'
import type { AppState } from './store.ts'

/** The run of a text for Itanium; null on the other machine, or before it has come. */
export const selectItaniumRun = (state: AppState): Ia64Run | null =>
  isItanium(state) ? (selectItanium(state)?.run ?? null) : null

/** Ways through sites of the run in view, of whichever machine. */
export const selectVisits = (
  state: AppState,
): readonly { readonly from: number; readonly to: number | null }[] | null =>
  (isItanium(state) ? selectItaniumRun(state)?.visits : state.run.shown?.summary.visits) ?? null

/** A breakpoint lies ahead of the moment in view. */
export const selectBreakAhead = (state: AppState): boolean => {
  const { shown, wanted } = state.run
  const run = selectItaniumRun(state)
  const breaks = isItanium(state)
    ? run && breaksOf(run, state.document.breakpoints)
    : shown?.summary.breaks
  return breaks?.some((at) => at > wanted) ?? false
}

/** The last moment of the run in view, from 0, of whichever machine; null while there is none. */
export function selectLastMoment(state: AppState): number | null {
  if (!isItanium(state)) return state.run.shown?.summary.last ?? null
  const moments = selectItaniumRun(state)?.moments.length ?? 0
  return moments === 0 ? null : moments - 1
}

/** The first moment of the next site of a run on Itanium; its last moment, or its first, where there is none. */
export function nearItaniumVisit(state: AppState, by: 1 | -1): number {
  const run = selectItaniumRun(state)
  if (!run) return 0
  const { wanted } = state.run
  if (by === 1) return run.visits.find(({ from }) => from > wanted)?.from ?? run.moments.length - 1
  return run.visits.findLast(({ from }) => from < wanted)?.from ?? 0
}

/** The next moment of a run on Itanium at a line with a breakpoint; its last one, where there is none ahead. */
export function nearItaniumBreak(state: AppState): number {
  const run = selectItaniumRun(state)
  if (!run) return 0
  const ahead = breaksOf(run, state.document.breakpoints).find((at) => at > state.run.wanted)
  return ahead ?? run.moments.length - 1
}
