import type { Diagnostic } from '../base/diagnostic.ts'
import { lineIndex, positionAt } from '../base/span.ts'
import { inputOf } from '../lessons/documents.ts'
import { lessonById, sceneOfTask } from '../lessons/index.ts'
import type { Finding, Goal, Task } from '../lessons/lesson.ts'
import { findings } from '../lessons/messages.ts'
import type { RunSummary } from '../run/report.ts'
import type { SharedDocument } from '../share/document.ts'
import type { AnalysisInput } from './analysis.ts'
import { analyze } from './analyze.ts'
import { isOfText, startRun } from './run.ts'

/** How a goal of a task stands. */
export interface GoalVerdict extends Finding {
  readonly id: string
}

const isTextError = ({ severity, code }: Diagnostic): boolean =>
  severity === 'error' && isOfText(code)

/** Instructions of each machine after which a task's run is given up: enough for any answer, and soon over. */
const runLimit = 100_000

/** Null where it cannot start or does not come to an end. */
function runOf(document: SharedDocument, input: AnalysisInput): RunSummary | null {
  const { start, switches } = document
  const session = startRun({ input, start, switches, breakpoints: [] })
  if (!session.ok) return null
  return session.value.advance(runLimit) ? session.value.summary() : null
}

function findingOf(goal: Goal, document: SharedDocument): Finding {
  const input = { ...inputOf(document), ...goal.under }
  const answer = analyze(input)
  if (answer.kind === 'refused') return { met: false, because: findings.refused }
  const { analysis } = answer
  const broken = analysis.diagnostics.find(isTextError)
  if (broken) {
    const { line } = positionAt(lineIndex(input.listing), broken.span.from)
    return { met: false, because: findings.broken(line, broken.message) }
  }
  return goal.check({ analysis, run: goal.runs ? runOf(document, input) : null })
}

/** What the engine makes of a document as the answer to a task: each goal, in order. */
export const markTask = (task: Task, document: SharedDocument): readonly GoalVerdict[] =>
  task.goals.map((goal) => ({ id: goal.id, ...findingOf(goal, document) }))

/** The same by the ids of a lesson and its task; null where there is no such task. */
export function markNamed(
  lessonId: string,
  taskId: string,
  document: SharedDocument,
): readonly GoalVerdict[] | null {
  const lesson = lessonById(lessonId)
  const scene = lesson ? sceneOfTask(lesson, taskId) : null
  return scene && markTask(scene.task, document)
}
