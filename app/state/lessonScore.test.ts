import { beforeEach, describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { markNamed } from '../../src/analysis/mark.ts'
import { callsite } from '../../src/lessons/core/callsite.ts'
import { sharedOf } from './address.ts'
import { keptText } from './keepLessons.ts'
import { isSceneDone, isSceneOver, isShown, sceneProgress } from './lessonProgress.ts'
import { lessonScore, reportLessons } from './lessonScore.ts'
import { selectInput } from './selectors.ts'
import { type AppStore, createAppStore } from './store.ts'

let store: AppStore

/** Answers as the worker does. */
function answer() {
  store.getState().receive(analyze(selectInput(store.getState())))
  const { open } = store.getState().lesson
  const task = callsite.scenes.find(({ id }) => id === open?.scene)?.task
  const verdicts = task && markNamed('callsite', task.id, sharedOf(store.getState()))
  if (verdicts) store.getState().receiveVerdicts(verdicts)
}

interface Sent {
  readonly subject: string
  readonly message_id: string
  readonly activity_id: string
  readonly score?: number
  readonly state?: unknown
}

/** A frame in a page that answers what it has kept when it is told to. */
function framed() {
  const sent: Sent[] = []
  const listeners = new Set<(event: object) => void>()
  const parent = { postMessage: (message: Sent) => sent.push(message) }
  const page = {
    parent,
    addEventListener: (_: string, hear: (event: object) => void) => listeners.add(hear),
    removeEventListener: (_: string, hear: (event: object) => void) => listeners.delete(hear),
  }
  const answerWith = async (state: unknown) => {
    const question = sent.findLast(({ subject }) => subject === 'SPLICE.getState')
    const message_id = question?.message_id
    const data = { subject: 'SPLICE.getState.response', message_id, state }
    listeners.forEach((hear) => hear({ source: parent, data }))
    await new Promise((resolve) => setTimeout(resolve))
  }
  return {
    page: page as unknown as Window,
    scores: () => sent.filter(({ subject }) => subject === 'SPLICE.reportScoreAndState'),
    answerWith,
  }
}

beforeEach(() => {
  store = createAppStore()
})

describe('the score', () => {
  it('is that of scenes with something to do', () => {
    expect(lessonScore(store.getState())).toBeNull()
    store.getState().openLesson('callsite')
    answer()
    expect(lessonScore(store.getState())).toBe(0)
    store.getState().answer('1')
    expect(lessonScore(store.getState())).toBe(1 / callsite.scenes.length)
  })

  it('does not count what was shown and not answered', () => {
    store.getState().openLesson('callsite')
    answer()
    store.getState().giveUp()
    expect(lessonScore(store.getState())).toBe(0)
    const { progress } = store.getState().lesson
    const [scene] = callsite.scenes
    if (!scene) throw new Error('no scene')
    const shown = sceneProgress(progress, 'callsite', scene.id)
    expect([isSceneOver(scene, shown), isShown(scene, shown), isSceneDone(scene, shown)]).toEqual([
      true,
      true,
      false,
    ])
  })

  /** The untouched start has a first site, counts behind it, and works: three of its five goals. */
  const met = 3 / 5

  it('of a task waits until the text in view was looked at', () => {
    store.getState().openLesson('callsite', 'write-one', { task: 'add-enable', hidden: false })
    answer()
    expect(lessonScore(store.getState())).toBe(met)
    const task = callsite.scenes.find(({ id }) => id === 'write-one')?.task
    store.getState().setListing(task?.solution.listing ?? '')
    expect(lessonScore(store.getState())).toBeNull()
    answer()
    expect(lessonScore(store.getState())).toBe(1)
  })

  it('of a task is the share of its goals, told to the platform around with what was done', async () => {
    const { page, scores, answerWith } = framed()
    store.getState().openLesson('callsite', 'write-one', { task: 'add-enable', hidden: false })
    reportLessons(store, page)
    answer()
    expect(lessonScore(store.getState())).toBe(met)
    await answerWith(null)
    // Nothing was done yet.
    expect(scores()).toEqual([])
    store.getState().nextHint()
    expect(scores().at(-1)).toMatchObject({
      activity_id: 'pvscope/callsite/add-enable',
      score: met,
    })
    expect(String(scores().at(-1)?.state)).toContain('"hints":1')
  })
})

describe('the state that a platform has kept', () => {
  const [first, second, task] = callsite.scenes.map(({ id }) => id)

  /** What was kept of a reader who answered the first question and wrote something for the task. */
  function elsewhere(): string {
    const other = createAppStore()
    other.getState().openLesson('callsite', first)
    other.getState().receive(analyze(selectInput(other.getState())))
    other.getState().answer('1')
    other.getState().goToScene(task ?? '')
    other.getState().setListing('theirs: ret\n')
    other.getState().keepWork(other.getState().document)
    return keptText(other.getState())
  }

  it('joins what was done in this browser, and nothing is reported before', async () => {
    const { page, scores, answerWith } = framed()
    store.getState().openLesson('callsite', second)
    reportLessons(store, page)
    answer()
    store.getState().answer('0')
    expect(scores()).toEqual([])
    await answerWith(elsewhere())
    expect(scores()).toHaveLength(1)
    expect(scores()[0]?.score).toBe(2 / callsite.scenes.length)
    const { open, progress } = store.getState().lesson
    expect(open?.scene).toBe(second)
    const scenes = progress['callsite']?.scenes ?? {}
    expect(scenes[first ?? '']?.answered).toBe(true)
    expect(scenes[second ?? '']?.answered).toBe(true)
    expect(scenes[task ?? '']?.work?.listing).toBe('theirs: ret\n')
  })

  it('comes back where nothing was done in this browser', async () => {
    const { page, answerWith } = framed()
    store.getState().openLesson('callsite')
    reportLessons(store, page)
    answer()
    await answerWith(elsewhere())
    expect(store.getState().lesson.open?.scene).toBe(task)
    expect(store.getState().document.listing).toBe('theirs: ret\n')
  })

  it('takes the curtain off the scene in view where its question was answered there', async () => {
    const { page, answerWith } = framed()
    store.getState().openLesson('callsite', first)
    reportLessons(store, page)
    answer()
    store.getState().nextHint()
    await answerWith(elsewhere())
    expect(store.getState().lesson.open?.scene).toBe(first)
    expect(store.getState().analysis.shown?.stories).toHaveLength(1)
  })

  it('is let be where it cannot be read', async () => {
    const { page, scores, answerWith } = framed()
    store.getState().openLesson('callsite', first)
    reportLessons(store, page)
    answer()
    store.getState().answer('1')
    await answerWith('{')
    expect(scores().at(-1)?.score).toBe(1 / callsite.scenes.length)
  })
})
