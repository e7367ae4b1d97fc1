import { isItanium, selectItanium } from './itanium.ts'
import type { AppState } from './store.ts'

/** The last moment of the run in view, from 0, of whichever machine; null while there is none. */
export function selectLastMoment(state: AppState): number | null {
  if (!isItanium(state)) return state.run.shown?.summary.last ?? null
  const moments = selectItanium(state)?.walk.moments.length ?? 0
  return moments === 0 ? null : moments - 1
}

/** The next call or site of a walk along frames; its last moment, or its first, where there is none. */
export function nearCall(state: AppState, by: 1 | -1): number {
  const moments = selectItanium(state)?.walk.moments ?? []
  const { wanted } = state.run
  const places = moments.flatMap(({ event }, at) =>
    event === 'call' || event === 'site' ? [at] : [],
  )
  if (by === 1) return places.find((at) => at > wanted) ?? moments.length - 1
  return places.findLast((at) => at < wanted) ?? 0
}
