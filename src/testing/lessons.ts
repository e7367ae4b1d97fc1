import type { Analysis } from '../analysis/analysis.ts'
import { analyze } from '../analysis/analyze.ts'
import { startRun } from '../analysis/run.ts'
import { inputOf, wholeDocument } from '../lessons/documents.ts'
import { lessons } from '../lessons/index.ts'
import type { Lesson, SceneDocument, Task } from '../lessons/lesson.ts'
import type { Moment, RunSummary } from '../run/report.ts'

/** What the engine says of a scene: what a lesson claims is compared with it. */
export interface SeenScene {
  readonly analysis: Analysis
  /** The same with the task's solution. */
  solved(): SeenScene
  /** Run to its end. */
  run(): { readonly summary: RunSummary; readonly end: Moment }
  /** Whether the patched text leaves interrupts on. */
  interruptsAtEnd(): boolean
}

function seenScene(document: SceneDocument, solution: Partial<SceneDocument>): SeenScene {
  const whole = wholeDocument(document)
  const input = inputOf(whole)
  const answer = analyze(input)
  if (answer.kind === 'refused') throw new Error('a combination that never existed')
  const run = () => {
    const session = startRun({ input, ...whole })
    if (!session.ok || !session.value.advance(100_000)) throw new Error('no run to its end')
    const summary = session.value.summary()
    const end = session.value.window(summary.last).moments.at(-1)
    if (!end) throw new Error('a run without moments')
    return { summary, end }
  }
  return {
    analysis: answer.analysis,
    solved: () => seenScene({ ...document, ...solution }, solution),
    run,
    interruptsAtEnd: () => run().end.patched.interrupts,
  }
}

/** A task of a lesson with the text that it is set on. */
export interface SetTask {
  /** `sandwich/lguest-inline`. */
  readonly at: string
  readonly document: SceneDocument
  readonly task: Task
}

/** All tasks, in the order in which they are read. */
export const setTasks: readonly SetTask[] = lessons.flatMap(({ id, scenes }) =>
  scenes.flatMap(({ document, task }) =>
    task ? [{ at: `${id}/${task.id}`, document, task }] : [],
  ),
)

/** Looks a scene of a lesson up by its id, under other switches where some are given. */
export const lessonAt =
  (lesson: Lesson) =>
  (id: string, under: Partial<SceneDocument> = {}): SeenScene => {
    const scene = lesson.scenes.find((each) => each.id === id)
    if (!scene) throw new Error(`${lesson.id} has no scene ${id}`)
    return seenScene({ ...scene.document, ...under }, { ...scene.task?.solution, ...under })
  }
