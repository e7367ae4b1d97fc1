import type { GoalVerdict } from '../../src/analysis/mark.ts'
import { inputOf } from '../../src/lessons/documents.ts'
import type { SharedDocument } from '../../src/share/document.ts'
import { sharedOf } from '../state/address.ts'
import { selectReading } from '../state/lessonSelectors.ts'
import { sameInput, selectInput } from '../state/selectors.ts'
import type { AppState, AppStore } from '../state/store.ts'
import type { MarkQuestion, Question } from './protocol.ts'

/** What is to be marked: the document in view as an answer to the task in view; null while a question is open. */
function wanted(state: AppState): MarkQuestion | null {
  const reading = selectReading(state)
  const task = reading?.scene.task
  if (!reading || !task || reading.asked) return null
  return { lesson: reading.lesson.id, task: task.id, document: sharedOf(state) }
}

const sameTask = (left: MarkQuestion | null, right: MarkQuestion | null): boolean =>
  left?.lesson === right?.lesson && left?.task === right?.task

/** All that marks depend on is the same. */
const sameAnswer = (left: SharedDocument, right: SharedDocument): boolean =>
  sameInput(inputOf(left), inputOf(right)) && left.itaniumRules === right.itaniumRules

/** Asks how the goals stand when a task comes into view, and whenever its document changes. */
export function askMarks(
  ask: (question: Question) => void,
  state: AppState,
  before: AppState | null,
): void {
  if (state.document === before?.document && state.lesson === before.lesson) return
  const question = wanted(state)
  if (!question) return
  if (state.document === before?.document && sameTask(question, wanted(before))) return
  ask({ ask: 'mark', input: selectInput(state), ...question })
}

/** An answer to what is not in view any more is dropped. */
export function hearMarks(
  store: AppStore,
  question: MarkQuestion,
  verdicts: readonly GoalVerdict[],
): void {
  const now = wanted(store.getState())
  if (now && sameTask(now, question) && sameAnswer(now.document, question.document)) {
    store.getState().receiveVerdicts(verdicts)
  }
}
