import type { RunQuestion, RunRefusal } from '../../src/analysis/run.ts'
import type { RunReport, RunSummary, RunWindow } from '../../src/run/report.ts'
import { isItanium } from './itanium.ts'
import { nearItaniumBreak, nearItaniumVisit, selectLastMoment } from './lastMoment.ts'
import { decisionIndex } from './place.ts'
import { momentAt, type RunPlace, runPlaceAgain, runPlaceOf } from './runPlace.ts'
import { sameRun } from './runQuestion.ts'
import type { AppState, Slice } from './store.ts'

/** A run as far as it is known, and some moments of it. */
export interface RunPicture {
  readonly question: RunQuestion
  readonly summary: RunSummary
  readonly window: RunWindow
  /** All machines have ended; until then the summary tells of a part. */
  readonly done: boolean
}

/** Answer to `run`. */
export type RunAnswer =
  | { readonly kind: 'refused'; readonly refusal: RunRefusal }
  | { readonly kind: 'run'; readonly done: boolean; readonly report: RunReport }

export interface RunState {
  /** The run is in view, in place of the steps. */
  readonly open: boolean
  /** The last run that could be run; null before the first answer. */
  readonly shown: RunPicture | null
  /** Why the newest question has no run. */
  readonly refusal: RunRefusal | null
  /** Moment in view, from 0; always one of the window's. */
  readonly at: number
  /** Moment that the reader wants to see: another one while its window is waited for. */
  readonly wanted: number
  /** Where the reader was in the run before, until the new one has ended. */
  readonly place: RunPlace | null
}

export interface RunActions {
  openRun(): void
  closeRun(): void
  /** Goes to a moment of the run, counted from 0. */
  runTo(moment: number): void
  runBy(by: 1 | -1): void
  /** To the next or the previous site that is entered. */
  runToSite(by: 1 | -1): void
  /** On to the next line with a breakpoint, or to the end. */
  runToBreak(): void
  receiveRun(question: RunQuestion, answer: RunAnswer): void
}

export type RunSlice = { readonly run: RunState } & RunActions

export const closedRun: RunState = {
  open: false,
  shown: null,
  refusal: null,
  at: 0,
  wanted: 0,
  place: null,
}

export const runSlice: Slice<RunSlice> = (set, get) => {
  const change = (part: Partial<RunState>) => set((state) => ({ run: { ...state.run, ...part } }))
  return {
    run: closedRun,
    openRun: () =>
      set((state) => ({
        run: { ...state.run, open: true },
        compare: { ...state.compare, open: false },
        playback: { ...state.playback, playing: false },
        lesson: { ...state.lesson, introduced: true },
      })),
    closeRun: () => change({ open: false }),
    runTo: (moment) => {
      const { shown } = get().run
      const walked = isItanium(get()) ? selectLastMoment(get()) : null
      if (walked !== null) {
        const at = Math.max(0, Math.min(moment, walked))
        return change({ wanted: at, at, place: null })
      }
      if (!shown) return
      const wanted = Math.max(0, Math.min(moment, shown.summary.last))
      const seen = momentAt(shown.window, wanted) !== null
      if (!seen) return change({ wanted, place: null })
      set((state) => ({
        run: { ...state.run, wanted, at: wanted, place: null },
        playback: followed(state, shown, wanted),
      }))
    },
    runBy: (by) => get().runTo(get().run.wanted + by),
    runToSite: (by) =>
      get().runTo(isItanium(get()) ? nearItaniumVisit(get(), by) : nearVisit(get().run, by)),
    runToBreak: () => {
      const { shown, wanted } = get().run
      if (isItanium(get())) return get().runTo(nearItaniumBreak(get()))
      const next = shown?.summary.breaks.find((moment) => moment > wanted)
      get().runTo(next ?? shown?.summary.last ?? 0)
    },
    receiveRun: (question, answer) =>
      answer.kind === 'refused'
        ? change({ refusal: answer.refusal })
        : set((state) => arrival(state, { question, done: answer.done, ...answer.report })),
  }
}

/** The first moment of the visit before or after; the last or the first of all where there is none. */
function nearVisit({ shown, wanted }: RunState, by: 1 | -1): number {
  if (!shown) return 0
  const { visits, last } = shown.summary
  if (by === 1) return visits.find(({ from }) => from > wanted)?.from ?? last
  return visits.findLast(({ from }) => from < wanted)?.from ?? 0
}

/** A new run is entered where the reader was in the one before; a new window of the same run changes no place. */
function arrival(state: AppState, next: RunPicture): Partial<AppState> {
  const { shown, at, wanted: asked } = state.run
  const fresh = shown !== null && !sameRun(shown.question, next.question)
  const place = fresh ? runPlaceOf(shown, at, next.question.input.listing) : state.run.place
  const again = fresh || place !== null ? runPlaceAgain(place, next) : asked
  const wanted = next.done ? Math.min(again, next.summary.last) : again
  const last = next.window.from + next.window.moments.length - 1
  const seen = Math.max(next.window.from, Math.min(wanted, last))
  return {
    run: {
      ...state.run,
      shown: next,
      refusal: null,
      at: seen,
      wanted,
      place: next.done && seen === wanted ? null : place,
    },
    playback: followed(state, next, seen),
  }
}

/** The site that a machine is in is the site in view. */
function followed(state: AppState, { window }: RunPicture, at: number): AppState['playback'] {
  const moment = momentAt(window, at)
  const site = moment?.unpatched.site ?? moment?.patched.site ?? null
  const story = site === null ? undefined : state.analysis.shown?.stories[site]
  if (!state.run.open || site === null || !story || state.playback.place?.site === site) {
    return state.playback
  }
  return { ...state.playback, place: { site, step: decisionIndex(story) }, was: null }
}
