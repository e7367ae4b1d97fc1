import { isPassedOver } from './brief.ts'
import { decisionIndex, type Place } from './place.ts'
import type { SiteStory } from '../../src/analysis/analysis.ts'
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
  /** The next (+1) or previous (−1) step; runs on into the neighbouring site. */
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
  const stories = () => storiesOf(get())
  const go = (place: Place | null) => {
    const story = place === null ? undefined : stories()[place.site]
    if (!place || !story) return
    const step = Math.max(0, Math.min(place.step, story.steps.length - 1))
    set((state) => ({
      playback: { ...state.playback, place: { site: place.site, step }, was: null },
      lesson: { ...state.lesson, introduced: true },
    }))
  }
  const site = () => get().playback.place?.site ?? 0
  return {
    playback: { place: null, fresh: false, playing: false, speed: 1, was: null },
    goToSite: (index, step) => {
      const story = stories()[index]
      if (story) go({ site: index, step: step ?? decisionIndex(story) })
    },
    goToStep: (step) => go({ site: site(), step }),
    step: (by) => go(neighbour(get(), by)),
    decision: (by) => go(nearDecision(get(), by)),
    goToStart: () => go({ site: 0, step: 0 }),
    goToEnd: () => go({ site: stories().length - 1, step: Infinity }),
    stepThrough: () => go({ site: site(), step: 0 }),
    play: () => {
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

/** None while the combination is refused. */
const storiesOf = ({ analysis }: AppState) =>
  analysis.refused ? [] : (analysis.shown?.stories ?? [])

/** The place one step on or back; null at the end. */
export function neighbour(state: AppState, by: 1 | -1): Place | null {
  const { place } = state.playback
  const stories = storiesOf(state)
  const story = place === null ? undefined : stories[place.site]
  if (!place || !story) return null
  const { brief } = state.view
  const step = toldStep(story, place.step + by, by, brief)
  if (step !== null) return { site: place.site, step }
  const next = stories.length > manySites ? undefined : stories[place.site + by]
  if (!next) return null
  const first = toldStep(next, by === 1 ? 0 : next.steps.length - 1, by, brief)
  return first === null ? null : { site: place.site + by, step: first }
}

/** The first step from `from` on that is told; null beyond the end of the site. */
function toldStep({ steps }: SiteStory, from: number, by: 1 | -1, brief: boolean): number | null {
  let at = from
  for (let step = steps[at]; step && brief && isPassedOver(step); step = steps[at]) at += by
  return steps[at] ? at : null
}

function nearDecision(state: AppState, by: 1 | -1): Place | null {
  const { place } = state.playback
  const stories = storiesOf(state)
  const story = place === null ? undefined : stories[place.site]
  if (!place || !story) return null
  const here = decisionIndex(story)
  if ((here - place.step) * by > 0) return { site: place.site, step: here }
  const next = stories[place.site + by]
  return next ? { site: place.site + by, step: decisionIndex(next) } : null
}
