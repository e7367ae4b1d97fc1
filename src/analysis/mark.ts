import type { Diagnostic } from '../base/diagnostic.ts'
import { archOf } from '../ops/op.ts'
import { lineIndex, positionAt } from '../base/span.ts'
import { inputOf, wholeDocument } from '../lessons/documents.ts'
import { lessonById, sceneOfTask } from '../lessons/index.ts'
import { callsIn } from '../ia64/dataflow/origins.ts'
import { analyzeIa64, type Ia64Input } from '../ia64/analysis.ts'
import { tellIa64 } from '../ia64/story/told.ts'
import type {
  Finding,
  Goal,
  ItaniumGoal,
  Scene,
  Task,
  TaskRun,
  X86Goal,
} from '../lessons/lesson.ts'
import { findings } from '../lessons/messages.ts'
import type { RegisterValues } from '../run/start.ts'
import type { SharedDocument } from '../share/document.ts'
import type { Analysis, AnalysisInput } from './analysis.ts'
import { analyze } from './analyze.ts'
import { isOfText, type RunQuestion, startRun } from './run.ts'
import { saidAway } from './saidAway.ts'

/** How a goal of a task stands. */
export interface GoalVerdict extends Marked {
  readonly id: string
}

interface Marked extends Finding {
  /** The text does not assemble: nothing was looked at, and `because` says where it breaks. */
  readonly unread?: true
}

const isTextError = ({ severity, code }: Diagnostic): boolean =>
  severity === 'error' && isOfText(code)

/** Instructions of each machine after which a task's run is given up: enough for any answer, and soon over. */
const runLimit = 100_000

/** What a task is marked by: beside its goals, the scene's own text and start. */
export type TaskScene = Pick<Scene, 'document'> & { readonly task: Task }

/** Null where it cannot start or does not come to an end. */
function runOf(
  input: AnalysisInput,
  scene: TaskScene,
  registers: RegisterValues,
  spoilt?: RunQuestion['spoilt'],
): TaskRun | null {
  const { start, switches } = wholeDocument(scene.document)
  const from = { ...start, registers: { ...start.registers, ...registers } }
  const question = { input, start: from, switches, breakpoints: [] }
  const session = startRun(spoilt ? { ...question, spoilt } : question)
  if (!session.ok || !session.value.advance(runLimit)) return null
  const { value } = session
  const run = value.summary()
  const end = value.window(run.last).moments.at(-1)
  if (!end) return null
  return { run, end, scratch: (id) => value.scratch(id), changes: (id) => value.changes(id) }
}

/** What a goal looks at of a text. */
function inputFor({ under, unsaid }: X86Goal, document: SharedDocument): AnalysisInput {
  const input = { ...inputOf(document), ...under }
  return unsaid ? { ...input, listing: saidAway(input.listing, archOf(input.config)) } : input
}

const analysisOf = (input: AnalysisInput): Analysis | null => {
  const answer = analyze(input)
  return answer.kind === 'analysis' ? answer.analysis : null
}

function foundIn(goal: X86Goal, scene: TaskScene, document: SharedDocument): Marked {
  const input = inputFor(goal, document)
  const answer = analyze(input)
  if (answer.kind === 'refused') return { met: false, because: findings.refused }
  const { analysis } = answer
  const broken = analysis.diagnostics.find(isTextError)
  if (broken) return brokenAt(input.listing, broken)
  const given = inputFor(goal, wholeDocument(scene.document))
  const runsOf = (of: AnalysisInput) => goal.runs?.map((from) => runOf(of, scene, from)) ?? []
  return goal.check({
    analysis,
    given: analysisOf(given),
    runs: runsOf(input),
    givenRuns: () => runsOf(given),
    spoilt: (site, set) => runOf(input, scene, goal.runs?.[0] ?? {}, { site, set }),
  })
}

/** Under Xen and the rules of the answer, where the goal names no others. */
function foundOnItanium(goal: ItaniumGoal, { listing, itaniumRules }: SharedDocument): Marked {
  const input: Ia64Input = { listing, rules: itaniumRules, platform: 'xen', ...goal.under }
  const told = tellIa64(input)
  const broken = told.diagnostics.find(({ severity }) => severity === 'error')
  if (broken) return brokenAt(listing, broken)
  return goal.check({ told, calls: callsIn(analyzeIa64(input).program, 0) })
}

function brokenAt(listing: string, { span, message }: Diagnostic): Marked {
  const { line } = positionAt(lineIndex(listing), span.from)
  return { met: false, because: findings.broken(line, message), unread: true }
}

const findingOf = (goal: Goal, scene: TaskScene, document: SharedDocument): Marked =>
  goal.machine === 'ia64' ? foundOnItanium(goal, document) : foundIn(goal, scene, document)

/** What the engine makes of a document as the answer to a task: each goal, in order. */
export const markTask = (scene: TaskScene, document: SharedDocument): readonly GoalVerdict[] =>
  scene.task.goals.map((goal) => ({ id: goal.id, ...findingOf(goal, scene, document) }))

/** The same by the ids of a lesson and its task; null where there is no such task. */
export function markNamed(
  lessonId: string,
  taskId: string,
  document: SharedDocument,
): readonly GoalVerdict[] | null {
  const lesson = lessonById(lessonId)
  const scene = lesson ? sceneOfTask(lesson, taskId) : null
  return scene && markTask(scene, document)
}
