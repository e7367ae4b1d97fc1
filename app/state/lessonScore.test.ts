import { beforeEach, describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { markNamed } from '../../src/analysis/mark.ts'
import { callsite } from '../../src/lessons/core/callsite.ts'
import { sharedOf } from './address.ts'
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

  it('of a task is the share of its goals, told to the platform around with what was done', () => {
    const sent: { subject?: string; score?: number; state?: unknown; activity_id?: string }[] = []
    const parent = { postMessage: (message: object) => sent.push(message) }
    const page = { parent, addEventListener: () => undefined, removeEventListener: () => undefined }
    store.getState().openLesson('callsite', 'write-one', { task: 'add-enable', hidden: false })
    reportLessons(store, page as unknown as Window)
    answer()
    const scores = () => sent.filter(({ subject }) => subject === 'SPLICE.reportScoreAndState')
    expect(lessonScore(store.getState())).toBe(0.5)
    // Nothing was done yet.
    expect(scores()).toEqual([])
    store.getState().nextHint()
    expect(scores().at(-1)).toMatchObject({
      activity_id: 'pvscope/callsite/add-enable',
      score: 0.5,
    })
    expect(String(scores().at(-1)?.state)).toContain('"hints":1')
  })
})
