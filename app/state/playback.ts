import { type Course, courseOf } from './course.ts'
import { selectOpening } from './opening.ts'
import type { Place } from './place.ts'
import type { Was } from './analysisSlice.ts'
import type { AppState, Slice } from './store.ts'

export type Speed = 0.5 | 1 | 2

/** Above this many sites, ← and → stay within the site. */
export const manySites = 40

export interface PlaybackState {
  /** Null while there is no site. */
  readonly place: Place | null
  /** The next analysis is of another listing altogether: start at its first decision. */
  readonly fresh: boolean
  readonly playing: boolean
  readonly speed: Speed
  /** Shown beside the headline for 4 s after a switch. */
  readonly was: Was | null
}

export interface PlaybackActions {
  /** Goes to a site's decision, or to the given step of it. */
  goToSite(site: number, step?: number): void
  goToStep(step: number): void
  /**
   * The next (+1) or previous (−1) step; runs on into the neighbouring site. On a first visit the next is the first
   * one: the decision that greets is not where its story begins. Playing begins there, too.
   */
  step(by: 1 | -1): void
  /** The next or previous decision. */
  decision(by: 1 | -1): void
  /** The first step of the first site, the last step of the last. */
  goToStart(): void
  goToEnd(): void
  /** The opening's one button: the first step of the site in view. */
  stepThrough(): void
  play(): void
  pause(): void
  setSpeed(speed: Speed): void
  forgetWas(): void
}

export type PlaybackSlice = { readonly playback: PlaybackState } & PlaybackActions

export const playbackSlice: Slice<PlaybackSlice> = (set, get) => {
  const course = () => courseOf(get())
  const go = (place: Place | null) => {
    const steps = place === null ? 0 : course().steps(place.site)
    if (!place || steps === 0) return
    const step = Math.max(0, Math.min(place.step, steps - 1))
    set((state) => ({
      playback: { ...state.playback, place: { site: place.site, step }, was: null },
      lesson: { ...state.lesson, introduced: true },
    }))
  }
  const site = () => get().playback.place?.site ?? 0
  return {
    playback: { place: null, fresh: false, playing: false, speed: 1, was: null },
    goToSite: (index, step) => go({ site: index, step: step ?? course().decision(index) }),
    goToStep: (step) => go({ site: site(), step }),
    step: (by) =>
      go(by === 1 && selectOpening(get()) ? { site: site(), step: 0 } : neighbour(get(), by)),
    decision: (by) => go(nearDecision(get(), by)),
    goToStart: () => go({ site: 0, step: 0 }),
    goToEnd: () => go({ site: course().sites - 1, step: Infinity }),
    stepThrough: () => go({ site: site(), step: 0 }),
    play: () => {
      if (selectOpening(get())) get().stepThrough()
      if (neighbour(get(), 1)) {
        set((state) => ({
          playback: { ...state.playback, playing: true },
          lesson: { ...state.lesson, introduced: true },
        }))
      }
    },
    pause: () => set((state) => ({ playback: { ...state.playback, playing: false } })),
    setSpeed: (speed) => set((state) => ({ playback: { ...state.playback, speed } })),
    forgetWas: () => set((state) => ({ playback: { ...state.playback, was: null } })),
  }
}

/** The place one step on or back; null at the end. */
export function neighbour(state: AppState, by: 1 | -1): Place | null {
  const { place } = state.playback
  const course = courseOf(state)
  if (!place || course.steps(place.site) === 0) return null
  const { brief } = state.view
  const step = toldStep(course, { site: place.site, step: place.step + by }, by, brief)
  if (step !== null) return { site: place.site, step }
  const next = place.site + by
  if (course.sites > manySites || course.steps(next) === 0) return null
  const from = by === 1 ? 0 : course.steps(next) - 1
  const first = toldStep(course, { site: next, step: from }, by, brief)
  return first === null ? null : { site: next, step: first }
}

/** The first step from a place on that is told; null beyond the end of the site. */
function toldStep(
  course: Course,
  { site, step }: Place,
  by: 1 | -1,
  brief: boolean,
): number | null {
  let at = step
  const isStep = () => at >= 0 && at < course.steps(site)
  while (isStep() && brief && course.passes(site, at)) at += by
  return isStep() ? at : null
}

function nearDecision(state: AppState, by: 1 | -1): Place | null {
  const { place } = state.playback
  const course = courseOf(state)
  if (!place || course.steps(place.site) === 0) return null
  const here = course.decision(place.site)
  if ((here - place.step) * by > 0) return { site: place.site, step: here }
  const next = place.site + by
  return course.steps(next) === 0 ? null : { site: next, step: course.decision(next) }
}
