import { describe, expect, it } from 'vitest'
import { runQuestionOf } from '../state/runQuestion.ts'
import { createAppStore } from '../state/store.ts'
import { runAnswer } from '../testing/runs.ts'
import { analysis, stories } from '../testing/stories.ts'
import { askRun, hearRun } from './connectRun.ts'
import type { Question } from './protocol.ts'

type Asked = Extract<Question, { ask: 'run' }>

/** A store whose runs are asked for, and the questions that were put. */
function connected() {
  const store = createAppStore()
  store.getState().setListing('text')
  const asked: Asked[] = []
  const ask = (question: Question) => void (question.ask === 'run' && asked.push(question))
  store.subscribe((state, before) => askRun(ask, state, before))
  const hear = (part: Parameters<typeof runAnswer>[0], question = asked.at(-1)) =>
    question && hearRun(store, ask, question, runAnswer(part))
  return { store, asked, ask, hear }
}

const window = Array.from({ length: 256 }, (_, at) => at)

describe('the run of the document', () => {
  it('is asked for when it is opened, and not before', () => {
    const { store, asked } = connected()
    store.getState().setVariant('native')
    expect(asked).toEqual([])
    store.getState().openRun()
    expect(asked).toHaveLength(1)
  })

  it('is not asked for again where it is known', () => {
    const { store, asked, hear } = connected()
    store.getState().openRun()
    hear({ lines: window })
    store.getState().closeRun()
    store.getState().openRun()
    expect(asked).toHaveLength(1)
  })

  it('is asked for again after a switch; what was asked before counts no longer', () => {
    const { store, asked, hear } = connected()
    store.getState().openRun()
    store.getState().setVariant('native')
    expect(asked.map(({ input }) => input.variant)).toEqual(['xen', 'native'])
    expect(hear({ lines: window }, asked[0])).toBe(false)
    expect(store.getState().run.shown).toBeNull()
  })

  it('is not gone on with when it is out of view', () => {
    const { store, hear } = connected()
    store.getState().openRun()
    expect(hear({ lines: window, done: false })).toBe(true)
    store.getState().closeRun()
    expect(hear({ lines: window, done: false })).toBe(false)
  })

  it('brings the moments that the reader goes to, and those near the end of the known ones early', () => {
    const { store, asked, hear } = connected()
    store.getState().openRun()
    hear({ lines: window, last: 5000 })
    store.getState().runTo(100)
    expect(asked).toHaveLength(1)
    store.getState().runTo(230)
    expect(asked.at(-1)?.at).toBe(230)
    expect(store.getState().run.at).toBe(230)
    store.getState().runTo(4000)
    expect(asked.at(-1)?.at).toBe(4000)
    hear({ from: 3872, lines: window, last: 5000 })
    expect(store.getState().run.at).toBe(4000)
    expect(asked).toHaveLength(3)
  })

  it('is that of the last good text while the text is broken', () => {
    const { store, asked, ask, hear } = connected()
    const good = runQuestionOf(store.getState()).input
    store.getState().receive({ kind: 'analysis', analysis: analysis(good, stories({ line: 1 })) })
    store.getState().openRun()
    hear({ lines: window })
    store.getState().setListing('broken')
    store.getState().setVariant('native')
    const refusal = { kind: 'refused', refusal: { kind: 'broken' } } as const
    const broken = asked.at(-1)
    if (broken) hearRun(store, ask, broken, refusal)
    expect(asked.at(-1)?.input).toMatchObject({ listing: 'text', variant: 'native' })
    expect(hear({ lines: window })).toBe(true)
    expect(store.getState().run.shown?.question.input.variant).toBe('native')
  })
})
