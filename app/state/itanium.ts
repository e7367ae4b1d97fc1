import type { Diagnostic } from '../../src/base/diagnostic.ts'
import type { Ia64Input } from '../../src/ia64/analysis.ts'
import type { PlatformId } from '../../src/ia64/patch/types.ts'
import type { Ia64Step } from '../../src/ia64/story/steps.ts'
import type { Ia64Story, Ia64Told } from '../../src/ia64/story/told.ts'
import { stillThere } from './compare.ts'
import { selectReaderIsAsked } from './lessonSelectors.ts'
import { lineMoves } from './lineMoves.ts'
import type { Place } from './place.ts'
import type { AppState, Slice } from './store.ts'
import { backendOf, isItaniumBackend } from './variants.ts'

/** What the engine told of a text for Itanium; only the worker client writes it. */
export interface ItaniumState {
  /** What is drawn: the newest answer whose text assembled. */
  readonly shown: Ia64Told | null
  /** The newest answer, of a broken text too. */
  readonly latest: Ia64Told | null
}

export interface ItaniumActions {
  receiveItanium(told: Ia64Told): void
}

export type ItaniumSlice = { readonly itanium: ItaniumState } & ItaniumActions

/** A faulty record leaves all else of the picture as it is. */
export const itaniumBreak = ({ diagnostics }: Ia64Told): Diagnostic | null =>
  diagnostics.find(
    ({ severity, code }) => severity === 'error' && !code.startsWith('ia64/record'),
  ) ?? null

export const itaniumSlice: Slice<ItaniumSlice> = (set, get) => ({
  itanium: { shown: null, latest: null },
  receiveItanium: (told) => {
    const now = get()
    // Asked before the other machine came into view.
    if (!isItanium(now)) return
    // While a question is open what would answer it comes nowhere near what is drawn.
    if (!selectReaderIsAsked(now)) set((state) => itaniumArrival(state, told))
    else if (isAskedOf(now, told)) now.setOpenLesson({ sealedItanium: told })
  },
})

/** The last good picture stays while the text is broken. */
export function itaniumArrival(state: AppState, told: Ia64Told): Partial<AppState> {
  const { shown } = state.itanium
  if (shown !== null && itaniumBreak(told)) return { itanium: { shown, latest: told } }
  const { place, fresh } = state.playback
  const now =
    fresh || shown === null
      ? openingInItanium(fresh ? null : place, told)
      : again(place, shown, told)
  return {
    itanium: { shown: told, latest: told },
    analysis: { ...state.analysis, trouble: null },
    compare: {
      ...state.compare,
      chosen: stillThere(state.compare.chosen, told.stories.length),
    },
    playback: { ...state.playback, fresh: false, place: now, was: null },
  }
}

/** Index of the step that says what becomes of a site. */
export const itaniumDecision = ({ steps }: Ia64Story): number =>
  Math.max(
    0,
    steps.findIndex(({ decision }) => decision),
  )

/** A place that is remembered, where there is one; else the decision of the first site. */
export function openingInItanium(place: Place | null, { stories }: Ia64Told): Place | null {
  const story = stories[place?.site ?? -1]
  if (place && story && place.step < story.steps.length) return place
  const [first] = stories
  return first ? { site: 0, step: itaniumDecision(first) } : null
}

const sameRulesAndPlatform = (left: Ia64Input, right: Ia64Input): boolean =>
  left.rules === right.rules && left.platform === right.platform

/**
 * The same place after a change: the site of the same operation nearest to where its line went. After an edit
 * the same moment of the same picture; after a switch the decision, but of the accident its end: that is
 * where the rules differ.
 */
function again(place: Place | null, before: Ia64Told, after: Ia64Told): Place | null {
  const old = before.stories[place?.site ?? -1]
  if (!place || !old) return openingInItanium(null, after)
  const wanted = lineMoves(before.input.listing, after.input.listing)(old.line)
  const distance = ({ op, line }: Ia64Story) => Math.abs(line - wanted) + (op === old.op ? 0 : 1e6)
  const story = after.stories.toSorted((left, right) => distance(left) - distance(right))[0]
  if (!story) return null
  const step = old.steps[place.step]
  const found = sameRulesAndPlatform(before.input, after.input)
    ? momentAgain(old, step, story)
    : step?.kind === 'accident'
      ? story.accidentEnd
      : -1
  return { site: story.index, step: found === -1 ? itaniumDecision(story) : found }
}

/** What a picture is of, among those of a site. */
function pictureName({ pictures }: Ia64Story, index: number): string {
  const picture = pictures[index]
  return picture?.kind === 'accident' ? `accident of ${picture.callee}` : (picture?.kind ?? '')
}

function momentAgain(old: Ia64Story, step: Ia64Step | undefined, story: Ia64Story): number {
  if (!step) return -1
  const name = pictureName(old, step.picture)
  const alike = story.steps.flatMap((each, at) =>
    pictureName(story, each.picture) === name && each.moment <= step.moment ? [at] : [],
  )
  return alike.at(-1) ?? -1
}

/** Under what the kernel runs; null for what never ran on an Itanium with pv_ops. */
export function itaniumPlatform({ document }: AppState): PlatformId | null {
  const backend = backendOf(document.variant)
  return isItaniumBackend(backend) ? backend : null
}

/** What is asked of the engine; null where the combination never existed. */
export function selectItaniumInput(state: AppState): Ia64Input | null {
  const { listing, itaniumRules: rules } = state.document
  const platform = itaniumPlatform(state)
  return platform && { listing, platform, rules }
}

export const isItanium = ({ document }: AppState): boolean => document.machine === 'ia64'

/** What is drawn; nothing while the combination is refused, or a lesson asks about it. */
export const selectItanium = (state: AppState): Ia64Told | null =>
  isItanium(state) && itaniumPlatform(state) !== null && !selectReaderIsAsked(state)
    ? state.itanium.shown
    : null

export const selectItaniumStory = (state: AppState): Ia64Story | null =>
  selectItanium(state)?.stories[state.playback.place?.site ?? -1] ?? null

export const selectItaniumStep = (state: AppState): Ia64Step | null =>
  selectItaniumStory(state)?.steps[state.playback.place?.step ?? -1] ?? null

/** Who stands in the site of the accident in view; null where it is none. */
export function selectAccident(state: AppState): 'c' | 'static' | null {
  if (!isItanium(state)) return null
  const picture = selectItaniumStory(state)?.pictures[selectItaniumStep(state)?.picture ?? -1]
  return picture?.kind === 'accident' ? picture.callee : null
}

/** The text in the editor is another one than that which is drawn, and it is broken. */
export const selectItaniumStale = (state: AppState): boolean =>
  isItanium(state) && state.itanium.latest !== state.itanium.shown

/** What stands in the place of the steps. */
export type ItaniumPage = 'starting' | 'refused' | 'no-text' | 'errors' | 'no-site' | 'story'

export function selectItaniumPage(state: AppState): ItaniumPage {
  if (itaniumPlatform(state) === null) return 'refused'
  const { shown, latest } = state.itanium
  if (!shown) return 'starting'
  if (shown.stories.length > 0) return 'story'
  if (state.document.listing.trim() === '') return 'no-text'
  return latest && itaniumBreak(latest) ? 'errors' : 'no-site'
}

/** Something is drawn, of whichever machine. */
export const selectIsDrawn = (state: AppState): boolean =>
  isItanium(state)
    ? selectItanium(state) !== null
    : state.analysis.shown !== null && state.analysis.refused === null

/** The engine has answered what the text and the switches ask, or nothing is asked. */
export function selectItaniumSettled(state: AppState): boolean {
  const { latest } = state.itanium
  return selectItaniumInput(state) === null || (latest !== null && isAskedOf(state, latest))
}

/** The same text under the same switches. */
export const sameItaniumInput = (left: Ia64Input, right: Ia64Input): boolean =>
  left.listing === right.listing && sameRulesAndPlatform(left, right)

/** It was told of the text and the switches in view. */
export function isAskedOf(state: AppState, { input }: Ia64Told): boolean {
  const now = selectItaniumInput(state)
  return now !== null && sameItaniumInput(now, input)
}
