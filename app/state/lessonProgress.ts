import type { Scene } from '../../src/lessons/lesson.ts'
import type { DocumentState } from './document.ts'

/** What a reader did in one scene. */
export interface SceneProgress {
  /** Answers to its question, in order; typed instructions too. */
  readonly tried: readonly string[]
  /** The curtain is off: the right answer was given, or the reader gave up. */
  readonly answered: boolean
  readonly gaveUp: boolean
  /** Hints seen, up to three. */
  readonly hints: number
  /** All goals of its task were met at some time. */
  readonly done: boolean
  /** What the reader made of its document; null where nothing was changed. */
  readonly work: DocumentState | null
}

export interface LessonProgress {
  /** Id of the scene last in view. */
  readonly at: string
  /** By id of the scene. */
  readonly scenes: Readonly<Record<string, SceneProgress>>
}

/** By id of the lesson. */
export type Progress = Readonly<Record<string, LessonProgress>>

export const noProgress: Progress = {}

export const untouched: SceneProgress = {
  tried: [],
  answered: false,
  gaveUp: false,
  hints: 0,
  done: false,
  work: null,
}

export const sceneProgress = (progress: Progress, lesson: string, scene: string): SceneProgress =>
  progress[lesson]?.scenes[scene] ?? untouched

export function withScene(
  progress: Progress,
  lesson: string,
  scene: string,
  part: Partial<SceneProgress>,
): Progress {
  const before = progress[lesson] ?? { at: scene, scenes: {} }
  const changed = { ...sceneProgress(progress, lesson, scene), ...part }
  return { ...progress, [lesson]: { ...before, scenes: { ...before.scenes, [scene]: changed } } }
}

/** What either of two tellings of a scene has: nothing that was done is undone, but a work can be dropped. */
const eitherScene = (
  mine: SceneProgress,
  theirs: SceneProgress,
  before: SceneProgress = untouched,
): SceneProgress => ({
  tried: mine.tried.length < theirs.tried.length ? theirs.tried : mine.tried,
  answered: mine.answered || theirs.answered,
  gaveUp: mine.gaveUp || theirs.gaveUp,
  hints: Math.max(mine.hints, theirs.hints),
  done: mine.done || theirs.done,
  work: mine.work === before.work ? theirs.work : mine.work,
})

/** By id what either side has; where both have it, `both` decides. */
const merged = <Value>(
  mine: Readonly<Record<string, Value>>,
  theirs: Readonly<Record<string, Value>>,
  both: (mine: Value, theirs: Value, id: string) => Value,
): Readonly<Record<string, Value>> => ({
  ...mine,
  ...Object.fromEntries(
    Object.entries(theirs).map(([id, their]) => {
      const own = mine[id]
      return [id, own === undefined ? their : both(own, their, id)]
    }),
  ),
})

/** What was done in two places. What is `mine` as it was in `before` was not changed here: theirs is newer. */
export const mergedProgress = (mine: Progress, theirs: Progress, before: Progress): Progress =>
  merged(mine, theirs, (own, their, id) => {
    const was = before[id]
    return {
      at: own.at === was?.at ? their.at : own.at,
      scenes: merged(own.scenes, their.scenes, (here, there, scene) => {
        const once = was?.scenes[scene]
        return here === once ? there : eitherScene(here, there, once)
      }),
    }
  })

/** The one answer that was given was right. */
export const isRightAtFirst = ({ tried, answered, gaveUp }: SceneProgress): boolean =>
  answered && !gaveUp && tried.length === 1

type Asking = Pick<Scene, 'prediction' | 'task'>

/** Nothing is open: its question was answered or shown, its task is done. A scene with neither has nothing to do. */
export const isSceneOver = ({ prediction, task }: Asking, { answered, done }: SceneProgress) =>
  (!prediction || answered) && (!task || done)

/** The answer to its question was shown, and not given. */
export const isShown = ({ prediction }: Asking, { gaveUp }: SceneProgress): boolean =>
  prediction !== undefined && gaveUp

/** The reader did it: what was shown to them does not count. */
export const isSceneDone = (scene: Asking, progress: SceneProgress): boolean =>
  isSceneOver(scene, progress) && !isShown(scene, progress)
