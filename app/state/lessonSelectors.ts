import { lessonById } from '../../src/lessons/index.ts'
import type { FocusPanel, Lesson, Prediction, Scene } from '../../src/lessons/lesson.ts'
import { sceneProgress, type SceneProgress } from './lessonProgress.ts'
import type { GoalVerdict } from '../../src/analysis/mark.ts'
import type { AppState } from './store.ts'

/** The scene in view and how far the reader is with it. */
export interface ReadScene {
  readonly lesson: Lesson
  readonly scene: Scene
  /** From 0. */
  readonly index: number
  readonly progress: SceneProgress
  /** The question that is open; null once it is answered, and where there is none. */
  readonly asked: Prediction | null
}

/** Null where no lesson is read. A scene that is not there any more is the first one. */
export function selectReading({ lesson: { open, progress } }: AppState): ReadScene | null {
  const lesson = open ? lessonById(open.id) : undefined
  if (!open || !lesson) return null
  const index = Math.max(
    0,
    lesson.scenes.findIndex(({ id }) => id === open.scene),
  )
  const scene = lesson.scenes[index]
  if (!scene) return null
  const here = sceneProgress(progress, lesson.id, scene.id)
  const asked = here.answered ? null : (scene.prediction ?? null)
  return { lesson, scene, index, progress: here, asked }
}

/** The reader has a question to answer: what would answer it is not to be seen anywhere. */
export const selectReaderIsAsked = (state: AppState): boolean =>
  state.lesson.open !== null && selectReading(state)?.asked != null

/** What the engine says of the goals, once it has looked at the very text and switches in view. */
export function selectVerdicts({ document, lesson: { open } }: AppState) {
  return open !== null && open.marked === document ? open.verdicts : null
}

/** What is wrong with the text, where that keeps the goals from being checked. */
const brokenIn = ({ lesson: { open } }: AppState): GoalVerdict | undefined =>
  open?.verdicts?.find(({ unread }) => unread)

/** How the goals stand on screen: as before while the text is broken; null before they were ever checked. */
export const selectShownVerdicts = (state: AppState): readonly GoalVerdict[] | null => {
  const { open } = state.lesson
  return open && (brokenIn(state) ? open.assembled : open.verdicts)
}

/** Why no goal can be checked now, as soon as nobody types; null where they can. */
export const selectUnread = (state: AppState): string | null =>
  state.view.quiet === 'faded' ? (brokenIn(state)?.because ?? null) : null

/** The part of the page that the scene in view points at, once its question is answered. */
export function selectPointing(state: AppState): FocusPanel | undefined {
  if (state.lesson.open === null) return undefined
  const reading = selectReading(state)
  return reading && !reading.asked ? reading.scene.focus.panel : undefined
}

/** The register whose column the scene in view points at. */
export function selectPointedRegister(state: AppState): string | null {
  if (state.lesson.open === null) return null
  const reading = selectReading(state)
  return reading && !reading.asked ? (reading.scene.focus.register ?? null) : null
}
