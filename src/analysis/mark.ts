import type { Diagnostic } from '../base/diagnostic.ts'
import { lineIndex, positionAt } from '../base/span.ts'
import { inputOf } from '../lessons/documents.ts'
import { lessonById, sceneOfTask } from '../lessons/index.ts'
import type { Finding, Goal, Task, Work } from '../lessons/lesson.ts'
import { findings } from '../lessons/messages.ts'
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

const noRun = { run: null, end: null }

/** Nothing where it cannot start or does not come to an end. */
function runOf(document: SharedDocument, input: AnalysisInput): Pick<Work, 'run' | 'end'> {
  const { start, switches } = document
  const session = startRun({ input, start, switches, breakpoints: [] })
  if (!session.ok || !session.value.advance(runLimit)) return noRun
  const run = session.value.summary()
  return { run, end: session.value.window(run.last).moments.at(-1) ?? null }
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
  return goal.check({ analysis, ...(goal.runs ? runOf(document, input) : noRun) })
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
