import type {
  Analysis,
  AnalysisAnswer,
  AnalysisInput,
  FlipsAnswer,
} from '../../src/analysis/analysis.ts'
import type { BackendId, Refusal } from '../../src/backends/backend.ts'
import type { Candidate, Outcome } from '../../src/patch/decision.ts'
import { isBroken } from './broken.ts'
import { selectReaderIsAsked } from './lessonSelectors.ts'
import { type ChangeReason, findPlaceAgain, openingPlace } from './place.ts'
import { sameInput, selectInput } from './selectors.ts'
import type { AppState, Slice } from './store.ts'

/** The worker was stopped or fell over; said so, and restarted. */
export type Trouble =
  /** Took longer than the limit. `line`: the line that was last changed, from 1. */
  | { readonly kind: 'stopped'; readonly line: number | null; readonly statement: string | null }
  | { readonly kind: 'crashed'; readonly message: string; readonly restarted: boolean }

/** The engine's answer; only the worker client writes it. */
export interface AnalysisState {
  /** What is drawn: the newest analysis whose text assembled. Null before the first answer. */
  readonly shown: Analysis | null
  /** The newest analysis, of a broken text too; its diagnostics are the ones to show. */
  readonly latest: Analysis | null
  /** The combination never existed; nothing else is drawn then. */
  readonly refused: { readonly refusal: Refusal; readonly backend: BackendId } | null
  /** What would flip the decisions of the sites that were asked for so far. */
  readonly flips: readonly FlipsAnswer[]
  readonly trouble: Trouble | null
}

export interface AnalysisActions {
  receive(answer: AnalysisAnswer): void
  receiveFlips(input: AnalysisInput, answer: FlipsAnswer): void
  report(trouble: Trouble | null): void
}

export type AnalysisSlice = { readonly analysis: AnalysisState } & AnalysisActions

/** What the decision of the site in view was before a switch. */
export interface Was {
  readonly outcome: Outcome
  readonly callee: Candidate['callee']
  /** The switch that was turned, and where it stood. */
  readonly by: Pick<AnalysisInput, 'variant'> | Pick<AnalysisInput, 'rules'>
}

const withFlips = (known: readonly FlipsAnswer[], answer: FlipsAnswer): readonly FlipsAnswer[] => [
  ...known.filter(({ site }) => site !== answer.site),
  answer,
]

const noPicture = { listing: '', stories: [] }

export const analysisSlice: Slice<AnalysisSlice> = (set, get) => ({
  analysis: { shown: null, latest: null, refused: null, flips: [], trouble: null },
  receive: (answer) => {
    const now = get()
    // While a question is open what would answer it comes nowhere near what is drawn.
    if (answer.kind === 'analysis' && selectReaderIsAsked(now)) {
      if (sameInput(answer.analysis.input, selectInput(now))) now.seal(answer.analysis)
      return
    }
    set((state) =>
      state.document.machine === 'ia64'
        ? // Asked before the other machine came into view.
          {}
        : answer.kind === 'refused'
          ? {
              analysis: {
                ...state.analysis,
                refused: { refusal: answer.refusal, backend: answer.backend },
                trouble: null,
              },
            }
          : arrival(state, answer.analysis),
    )
    get().aim()
  },
  receiveFlips: (input, answer) =>
    set((state) =>
      // Asked anew with the linter, a text has another input that says the same.
      state.analysis.shown && sameInput(state.analysis.shown.input, input)
        ? { analysis: { ...state.analysis, flips: withFlips(state.analysis.flips, answer) } }
        : {},
    ),
  report: (trouble) => set((state) => ({ analysis: { ...state.analysis, trouble } })),
})

/**
 * The last good picture stays while the text is broken, unless it shows another machine's text. Where there was none, what
 * can be said of a broken text is drawn.
 */
export function arrival(state: AppState, next: Analysis): Partial<AppState> {
  const before = state.analysis.shown
  const keep =
    before !== null &&
    isBroken(next) &&
    !isBroken(before) &&
    before.input.config === next.input.config
  if (keep) {
    return { analysis: { ...state.analysis, latest: next, refused: null, trouble: null } }
  }
  const reason = before === null ? 'switch' : changeReason(before.input, next.input)
  const old = before ? { listing: before.input.listing, stories: before.stories } : noPicture
  const now = { listing: next.input.listing, stories: next.stories }
  const { place, fresh } = state.playback
  return {
    analysis: {
      shown: next,
      latest: overtaken(state, next) ?? next,
      refused: null,
      flips: keptFlips(state, next),
      trouble: null,
    },
    playback: {
      ...state.playback,
      fresh: false,
      place:
        fresh || place === null || before === null
          ? openingPlace(fresh ? null : place, next.stories)
          : findPlaceAgain(place, old, now, reason),
      was: wasBefore(state, next),
    },
  }
}

/**
 * What would flip a decision stays where the decision does: the very same object tells that its site, the code
 * there and all switches are as they were.
 */
function keptFlips(
  { analysis: { shown, flips } }: AppState,
  next: Analysis,
): readonly FlipsAnswer[] {
  return flips.filter(({ site }) => {
    const before = shown?.stories[site]?.decision
    return before !== undefined && next.stories[site]?.decision === before
  })
}

/**
 * What a frame pointer costs is no part of the story, and the same input only tells more (what the linter finds), so the
 * reader stays at the same step.
 */
const changeReason = (before: AnalysisInput, next: AnalysisInput): ChangeReason =>
  before.listing !== next.listing ||
  before.framePointer !== next.framePointer ||
  sameInput(before, next)
    ? 'edit'
    : 'switch'

/** The analysis of a text that is still broken, where `next` is the last good text under new switches. */
function overtaken(state: AppState, next: Analysis): Analysis | null {
  const { latest } = state.analysis
  const { listing } = state.document
  const asked = latest?.input.listing === listing && next.input.listing !== listing
  return latest !== null && asked && isBroken(latest) ? latest : null
}

function wasBefore(state: AppState, next: Analysis): Was | null {
  const before = state.analysis.shown
  const story = before?.stories[state.playback.place?.site ?? -1]
  if (!before || !story || before.input.listing !== next.input.listing) return null
  const { outcome, candidates, chosen } = story.decision
  const callee = candidates[chosen]?.callee ?? null
  if (before.input.variant !== next.input.variant) {
    return { outcome, callee, by: { variant: before.input.variant } }
  }
  if (before.input.rules !== next.input.rules)
    return { outcome, callee, by: { rules: before.input.rules } }
  return before.input.config === next.input.config ? state.playback.was : null
}
