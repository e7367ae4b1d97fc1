import { lessonById } from '../../src/lessons/index.ts'
import { connectSplice, type Splice } from '../splice/splice.ts'
import { keptText, progressFrom } from './keepLessons.ts'
import { isSceneDone, mergedProgress, sceneProgress } from './lessonProgress.ts'
import { selectVerdicts } from './lessonSelectors.ts'
import type { AppState, AppStore } from './store.ts'

/**
 * From 0 to 1: of a task the share of its goals that are met, of a lesson the share of its scenes with something to do
 * that are done; answers that were shown are none. Null where no lesson is read, and before the engine has looked at the
 * text in view.
 */
export function lessonScore(state: AppState): number | null {
  const { open, progress } = state.lesson
  const lesson = open ? lessonById(open.id) : undefined
  if (!open || !lesson) return null
  if (open.course) {
    const verdicts = selectVerdicts(state)
    return verdicts && verdicts.filter(({ met }) => met).length / verdicts.length
  }
  const active = lesson.scenes.filter(({ prediction, task }) => prediction ?? task)
  const done = active.filter((scene) =>
    isSceneDone(scene, sceneProgress(progress, lesson.id, scene.id)),
  )
  return done.length / active.length
}

/** What a platform keeps of a reader: everything done in the lesson in view. */
const stateOf = (state: AppState, id: string) => {
  const { progress } = state.lesson
  const own = progress[id]
  return keptText({ ...state, lesson: { ...state.lesson, progress: own ? { [id]: own } : {} } })
}

/** What the platform has kept comes back, and what the reader did in this browser stays. */
async function restore(store: AppStore, splice: Splice, id: string): Promise<void> {
  const kept = await splice.restore()
  const { lesson, goToScene } = store.getState()
  const { open } = lesson
  if (typeof kept !== 'string' || open?.id !== id) return
  const begun = isBegun(store.getState(), id)
  try {
    const theirs = progressFrom(store.getState(), kept)
    // Where nothing was done here the reader goes on where the platform says.
    const progress = mergedProgress(lesson.progress, theirs, begun ? {} : lesson.progress)
    store.setState({ lesson: { ...lesson, progress } })
    goToScene(begun || open.course ? open.scene : (progress[id]?.at ?? open.scene))
  } catch {
    // Another platform's state, or a damaged one: what was done in this browser counts.
  }
}

const isBegun = ({ lesson: { progress } }: AppState, id: string): boolean =>
  Object.keys(progress[id]?.scenes ?? {}).length > 0

const activityOf = ({ id, course }: NonNullable<AppState['lesson']['open']>): string =>
  course ? `pvscope/${id}/${course.task}` : `pvscope/${id}`

/** In a frame of a learning platform: tells it the score and the state whenever they change. */
export function reportLessons(store: AppStore, page: Window): void {
  if (page.parent === page) return
  let activity: string | null = null
  let splice: Splice | null = null
  /** A report before the platform's own state is here would overwrite it. */
  let settled = false
  let told = ''
  const settle = async (asked: Splice, id: string) => {
    await restore(store, asked, id)
    if (asked !== splice) return
    settled = true
    look()
  }
  const look = () => {
    const state = store.getState()
    const { open } = state.lesson
    const now = open ? activityOf(open) : null
    if (now !== activity) {
      activity = now
      told = ''
      settled = false
      splice = now === null ? null : connectSplice(page, now)
      if (splice && open) void settle(splice, open.id)
    }
    const score = lessonScore(state)
    if (!open || !splice || !settled || score === null) return
    const report = { score, state: stateOf(state, open.id) }
    const text = JSON.stringify(report)
    // What a reader has not touched is no score yet.
    if (!isBegun(state, open.id) || text === told) return
    told = text
    splice.reportScore(report)
  }
  store.subscribe((state, before) => {
    if (state.lesson !== before.lesson || state.document !== before.document) look()
  })
  look()
}
