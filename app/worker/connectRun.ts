import type { RunQuestion } from '../../src/analysis/run.ts'
import type { RunAnswer, RunPicture, RunState } from '../state/run.ts'
import { runQuestionOf, sameRun } from '../state/runQuestion.ts'
import type { AppState, AppStore } from '../state/store.ts'
import type { Question } from './protocol.ts'

type Ask = (question: Question) => void

/** What is asked may have been asked before, about another moment. */
const asking = ({ input, start, switches, breakpoints }: RunQuestion, at: number): Question => ({
  ask: 'run',
  at,
  input,
  start,
  switches,
  breakpoints,
})

/** Asks for the run of the document while it is in view, and for the moments that the reader comes to. */
export function askRun(ask: Ask, state: AppState, before: AppState | null): void {
  const { run } = state
  if (!run.open) return
  const question = runQuestionOf(state)
  if (isNew(question, state, before)) ask(asking(question, run.wanted))
  else if (run.shown && hasMoved(run, before?.run) && isCurrent(state, run.shown.question)) {
    if (needsWindow(run, run.shown)) ask(asking(run.shown.question, run.wanted))
  }
}

function isNew(question: RunQuestion, { document, run }: AppState, before: AppState | null) {
  const opened = before === null || !before.run.open
  const forgotten = run.shown === null && before !== null && before.run.shown !== null
  if (opened || forgotten) return !(run.shown?.done && sameRun(question, run.shown.question))
  return document !== before.document && !sameRun(question, runQuestionOf(before))
}

const hasMoved = (run: RunState, before: RunState | undefined): boolean =>
  run.wanted !== before?.wanted || run.shown !== before.shown

/** So near to the end of what is known of a run, more is asked for before it is needed. */
const ahead = 48

function needsWindow({ wanted }: RunState, { window, summary }: RunPicture): boolean {
  const end = window.from + window.moments.length - 1
  if (wanted < window.from || wanted > end) return true
  const before = window.from > 0 && wanted - window.from < ahead
  return before || (end < summary.last && end - wanted < ahead)
}

/** Takes an answer that is still asked for; says whether the rest of the run is. */
export function hearRun(
  store: AppStore,
  ask: Ask,
  question: RunQuestion,
  answer: RunAnswer,
): boolean {
  if (!isCurrent(store.getState(), question)) return false
  store.getState().receiveRun(question, answer)
  const state = store.getState()
  const lastGood = goodQuestion(state)
  const broken = answer.kind === 'refused' && answer.refusal.kind === 'broken'
  const { shown } = state.run
  // The text is broken: the last good text follows the switches.
  if (broken && lastGood && !(shown?.done && sameRun(shown.question, lastGood))) {
    ask(asking(lastGood, state.run.wanted))
  }
  return state.run.open
}

/** What would be run of the last text that assembled; null where that is the text itself. */
function goodQuestion(state: AppState): RunQuestion | null {
  const { shown } = state.analysis
  const wanted = runQuestionOf(state)
  if (!shown || shown.input.config !== wanted.input.config) return null
  const { listing } = shown.input
  return listing === wanted.input.listing
    ? null
    : { ...wanted, input: { ...wanted.input, listing } }
}

/** A run that the document asks for; while its text is broken, that of the last good one is as well. */
function isCurrent(state: AppState, question: RunQuestion): boolean {
  const good = goodQuestion(state)
  return sameRun(question, runQuestionOf(state)) || (good !== null && sameRun(question, good))
}
