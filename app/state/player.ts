import { selectIsDecision } from './selectors.ts'
import { neighbour } from './playback.ts'
import type { AppStore } from './store.ts'

/** Milliseconds that a playing story stays on a step, and on a decision. */
export const stepTime = 2500
export const decisionTime = 5000
/** Milliseconds that "was: …" is shown after a switch. */
export const wasTime = 4000

/** Moves a playing story on and lets the "was" note go. Returns what ends both. */
export function playAlong(store: AppStore): () => void {
  let stepTimer: ReturnType<typeof setTimeout> | undefined
  let wasTimer: ReturnType<typeof setTimeout> | undefined
  const plan = () => {
    clearTimeout(stepTimer)
    const state = store.getState()
    if (!state.playback.playing) return
    const time = selectIsDecision(state) ? decisionTime : stepTime
    stepTimer = setTimeout(() => {
      store.getState().step(1)
      if (!neighbour(store.getState(), 1)) store.getState().pause()
    }, time / state.playback.speed)
  }
  const stop = store.subscribe(({ playback }, before) => {
    const was = before.playback
    if (
      playback.playing !== was.playing ||
      playback.speed !== was.speed ||
      playback.place !== was.place
    ) {
      plan()
    }
    if (playback.was !== was.was) {
      clearTimeout(wasTimer)
      if (playback.was) wasTimer = setTimeout(() => store.getState().forgetWas(), wasTime)
    }
  })
  return () => {
    stop()
    clearTimeout(stepTimer)
    clearTimeout(wasTimer)
  }
}
