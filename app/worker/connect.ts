import type { Analysis, AnalysisAnswer, AnalysisInput } from '../../src/analysis/analysis.ts'
import { isBroken } from '../state/broken.ts'
import { changedLines } from '../state/lineMoves.ts'
import { selectUnflipped } from '../state/flips.ts'
import { sameInput, selectInput } from '../state/selectors.ts'
import { runQuestionOf } from '../state/runQuestion.ts'
import type { AppState, AppStore } from '../state/store.ts'
import { askComparison } from './connectCompare.ts'
import { askMarks, hearMarks } from './connectMarks.ts'
import { type QueueListener, QuestionQueue } from './queue.ts'
import { askItanium, exportItanium } from './connectItanium.ts'
import { askRun, hearRun } from './connectRun.ts'
import { openInPage } from './client.ts'
import type { Question } from './protocol.ts'
import { workerFor } from './workerFor.ts'

/** What is known of the first text before an engine has started. */
export interface Known {
  readonly analysis: Analysis
  /** When the engine may start: it is there then for whatever comes next. */
  readonly rested: Promise<void>
}

type Ask = (question: Question) => void

/** Keeps the store's analysis in step with its document. Call it once, as early as possible. */
export function connectAnalysis(store: AppStore, known: Known | null = null): void {
  const open = workerFor(store.getState())
  let client: QuestionQueue | null = null
  const ask: Ask = (question) => {
    client ??= new QuestionQueue(open, openInPage, listenerOf(store, ask, known))
    client.ask(question)
  }
  store.subscribe((state, before) => {
    if (askItanium(ask, state, before)) exportItanium(ask, state, before)
    else askAll(ask, state, before)
    askMarks(ask, state, before)
  })
  if (!askItanium(ask, store.getState(), null)) {
    const first = analysisOf(store.getState())
    if (known && sameInput(first.input, known.analysis.input)) {
      store.getState().receive({ kind: 'analysis', analysis: known.analysis })
      void known.rested.then(() => client ?? ask(first))
    } else ask(first)
    askRun(ask, store.getState(), null)
  }
  askMarks(ask, store.getState(), null)
}

const analysisOf = (state: AppState, input = selectInput(state)) => ({
  ask: 'analyze' as const,
  input,
  linted: !state.view.unlinted,
})

/** What follows from a text for x86. */
function askAll(ask: Ask, state: AppState, before: AppState) {
  if (state.document !== before.document) askAnew(ask, state, before)
  const lintedNow = before.view.unlinted && !state.view.unlinted
  if (lintedNow || isRetry(state, before)) ask(analysisOf(state))
  askFlips(ask, state, before)
  askComparison(ask, state, before)
  askWhatIf(ask, state, before)
  askRun(ask, state, before)
  askExport(ask, state, before)
}

function askAnew(ask: Ask, state: AppState, before: AppState) {
  const input = selectInput(state)
  const returned = before.document.machine !== state.document.machine
  if (returned || !sameInput(input, selectInput(before))) ask(analysisOf(state))
}

/** Who lets go of the message that an answer took too long asks for it once more. */
function isRetry({ analysis, ...state }: AppState, before: AppState): boolean {
  const forgotten = before.analysis.trouble?.kind === 'stopped' && analysis.trouble === null
  const input = selectInput({ analysis, ...state })
  return forgotten && (analysis.latest === null || !sameInput(input, analysis.latest.input))
}

function askFlips(ask: Ask, state: AppState, before: AppState) {
  const { shown } = state.analysis
  const site = selectUnflipped(state)
  if (!shown || site === null) return
  if (shown === before.analysis.shown && site === selectUnflipped(before)) return
  ask({ ask: 'flips', input: shown.input, site })
}

function askWhatIf(ask: Ask, { whatIf }: AppState, before: AppState) {
  const { asked } = whatIf
  if (asked && asked !== before.whatIf.asked) ask({ ask: 'whatIf', ...asked })
}

function askExport(ask: Ask, state: AppState, before: AppState) {
  const { exporting } = state.view
  if (exporting === null || exporting === before.view.exporting || 'text' in exporting) return
  ask({ ask: 'export', what: exporting.asked, ...runQuestionOf(state) })
}

function listenerOf(store: AppStore, ask: Ask, known: Known | null): QueueListener {
  return {
    analyzed: (answer) => {
      const now = store.getState()
      if (saysWhatIsKnown(answer, known, now) || isOfTextBefore(answer, now)) return
      store.getState().receive(answer)
      const wanted = answer.kind === 'analysis' ? behind(answer.analysis, store.getState()) : null
      if (wanted) ask(analysisOf(store.getState(), wanted))
    },
    flipped: (input, answer) => store.getState().receiveFlips(input, answer),
    compared: (answer) => store.getState().receiveComparison(answer),
    supposed: (input, answer) => store.getState().receiveWhatIf(input, answer),
    marked: (question, verdicts) => hearMarks(store, question, verdicts),
    exported: (what, text) => store.getState().setView({ exporting: { what, text } }),
    told: (told) => {
      store.getState().receiveItanium(told)
      store.getState().aim()
    },
    ran: (question, answer) => hearRun(store, ask, question, answer),
    stopped: (question) =>
      store.getState().report({ kind: 'stopped', ...blame(store.getState(), question) }),
    crashed: (message, restarted) =>
      store.getState().report({ kind: 'crashed', message, restarted }),
  }
}

/**
 * The text is broken and a switch was turned: the last good text follows the switch. Null where that is no other text, or
 * where something newer is asked for already, which this must not take the place of.
 */
function behind(answer: Analysis, state: AppState): AnalysisInput | null {
  const { shown } = state.analysis
  const { input } = answer
  if (!shown || !isBroken(answer) || !sameInput(input, selectInput(state))) return null
  const wanted = { ...input, listing: shown.input.listing }
  const turned = wanted.config === shown.input.config && !sameInput(wanted, shown.input)
  return turned && wanted.listing !== input.listing ? wanted : null
}

/** Drawn from what was known: the engine has nothing to add. */
const saysWhatIsKnown = (
  answer: AnalysisAnswer,
  known: Known | null,
  { analysis: { latest, trouble } }: AppState,
): boolean =>
  answer.kind === 'analysis' &&
  trouble === null &&
  latest !== null &&
  latest === known?.analysis &&
  sameInput(answer.analysis.input, latest.input)

/** Another text was put in the place of what this tells of: shown before it, this would move the place that is wanted. */
const isOfTextBefore = (answer: AnalysisAnswer, state: AppState): boolean =>
  answer.kind === 'analysis' &&
  state.analysis.shown === null &&
  !sameInput(answer.analysis.input, selectInput(state))

/** The first line that differs from the last text that was answered, with its first word. */
function blame(state: AppState, question: Question) {
  // A run goes in short parts: no line of the text is at fault.
  if (question.ask === 'run') return { line: null, statement: null }
  const lines = question.input.listing.split('\n')
  const known = state.analysis.latest?.input.listing
  const head = known === undefined ? 0 : changedLines(known, question.input.listing).head
  const line = known === undefined ? null : Math.min(head + 1, lines.length)
  const statement = line === null ? null : (/[.\w]+/.exec(lines[line - 1] ?? '')?.[0] ?? null)
  return { line, statement }
}
