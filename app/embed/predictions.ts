import { createStore } from 'zustand/vanilla'
import type { Analysis, SiteStory } from '../../src/analysis/analysis.ts'
import type { Ia64Story, Ia64Told } from '../../src/ia64/story/told.ts'
import { checksum } from '../../src/share/checksum.ts'
import { outcomes } from '../machines/ia64/layout.ts'
import { calleeOf } from '../messages/story.ts'
import type { Splice } from '../splice/splice.ts'
import { courseOf } from '../state/course.ts'
import { isItanium, selectItanium } from '../state/itanium.ts'
import { askKey, siteKey } from '../state/present.ts'
import { selectSite, selectStories } from '../state/selectors.ts'
import type { AppState, AppStore } from '../state/store.ts'
import { type Prediction, askWords, predictionOf } from './askMessages.ts'

export interface Answer {
  readonly said: Prediction
  readonly right: boolean
}

/** What was predicted, by what it was asked about; see `questionOf`. This is the state that platforms keep. */
export interface Predictions {
  readonly v: 1
  readonly answers: Readonly<Record<string, Answer>>
}

export const noPredictions: Predictions = { v: 1, answers: {} }

export const predictions = createStore<Predictions>()(() => noPredictions)

const choices = Object.keys(askWords.choices) as readonly Prediction[]

/** What the story of a site comes out as; null where nobody is asked. */
export const outcomeOf = (story: SiteStory): Prediction | null => {
  const callee = calleeOf(story)
  return predictionOf(story.decision.outcome, callee !== null && callee !== 'c')
}

/** The same of a text for Itanium: a branch that leads elsewhere is nobody's guess. */
export function itaniumOutcome({ decision }: Ia64Story): Prediction | null {
  return predictionOf(outcomes[decision.outcome], false)
}

/** What the story of every site in view comes out as. */
const outcomesIn = (state: AppState): readonly (Prediction | null)[] =>
  isItanium(state)
    ? (selectItanium(state)?.stories ?? []).map(itaniumOutcome)
    : selectStories(state).map(outcomeOf)

/** What the site in view comes out as; null where there is none, or nobody is asked about it. */
export const outcomeInView = (state: AppState): Prediction | null =>
  outcomesIn(state)[state.playback.place?.site ?? -1] ?? null

const marks = new WeakMap<Analysis | Ia64Told, string>()

/** Tells a text from another one that the page around puts into the same frame. */
function markOf(drawn: Analysis | Ia64Told): string {
  const { listing } = drawn.input
  const mark =
    marks.get(drawn) ?? `${listing.length}-${checksum(new TextEncoder().encode(listing))}`
  marks.set(drawn, mark)
  return mark
}

/** What the question in view is about: as `askKey`, of the text that is drawn. */
export function questionOf(state: AppState): string {
  const drawn = isItanium(state) ? selectItanium(state) : state.analysis.shown
  return `${siteKey(state)} ${drawn ? markOf(drawn) : ''}`
}

/** The answer to what is asked in view. */
export const answerTo = (state: AppState, { answers }: Predictions): Answer | null =>
  answers[questionOf(state)] ?? null

type Loose = Readonly<Record<string, unknown>>

/** More than a figure has sites. */
const mostAnswers = 10_000

/** What a platform has kept, as far as it can be read. */
export function readPredictions(found: unknown): Predictions {
  const kept = typeof found === 'object' && found !== null ? (found as Loose) : {}
  const { v, answers } = kept
  if (v !== 1 || typeof answers !== 'object' || answers === null) return noPredictions
  const entries = Object.entries(answers)
    .slice(0, mostAnswers)
    .flatMap(([key, answer]) => {
      const { said, right } = (answer ?? {}) as Loose
      const known = choices.find((choice) => choice === said)
      return known && typeof right === 'boolean' ? [[key, { said: known, right }] as const] : []
    })
  return { v: 1, answers: Object.fromEntries(entries) }
}

/** Of the sites that are asked about, how many were predicted, and how many right. */
export function scoreOf(state: AppState, { answers }: Predictions) {
  const keys = outcomesIn(state).flatMap((outcome, site) =>
    outcome === null ? [] : [questionOf(atSite(state, site))],
  )
  const given = keys.flatMap((key) => answers[key] ?? [])
  return {
    asked: keys.length,
    given: given.length,
    right: given.filter(({ right }) => right).length,
  }
}

const atSite = (state: AppState, site: number): AppState => ({
  ...state,
  playback: { ...state.playback, place: { site, step: 0 } },
})

/** Takes an answer, tells how it comes out, and reports both. */
export function predict(store: AppStore, splice: Splice, said: Prediction): void {
  const state = store.getState()
  const outcome = outcomeInView(state)
  if (!outcome) return
  const { answers } = predictions.getState()
  const key = questionOf(state)
  const right = said === outcome
  predictions.setState({ v: 1, answers: { ...answers, [key]: { said, right } } })
  state.goToSite(selectSite(state))
  splice.sendEvent('answered', { key, said, right })
  report(state, splice)
}

function report(state: AppState, splice: Splice): void {
  const { asked, right } = scoreOf(state, predictions.getState())
  splice.reportScore({ score: asked === 0 ? null : right / asked, state: predictions.getState() })
}

/** Asks at every site until it has been answered; what a platform has kept comes back. */
export function askAtSites(store: AppStore, splice: Splice): void {
  const reveal = () => {
    const state = store.getState()
    const known = answerTo(state, predictions.getState()) !== null
    const told = courseOf(state).sites > 0 && (known || outcomeInView(state) === null)
    // Another text in the same frame has the same sites, but was not asked about.
    const revealed = told ? askKey(state) : null
    if (state.present.revealed !== revealed) state.setPresent({ revealed })
  }
  store.getState().setPresent({ curtain: true })
  store.subscribe(reveal)
  predictions.subscribe(reveal)
  void splice.restore().then((found) => {
    const { answers } = readPredictions(found)
    // What was answered while the platform was thinking counts, and was reported without what it kept.
    const given = predictions.getState().answers
    predictions.setState({ v: 1, answers: { ...answers, ...given } })
    if (Object.keys(given).length > 0) report(store.getState(), splice)
  })
}
