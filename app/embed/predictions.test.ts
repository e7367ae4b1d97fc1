import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Splice } from '../splice/splice.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { selectIsAsking } from '../state/present.ts'
import { selectItaniumInput } from '../state/itanium.ts'
import { selectInput } from '../state/selectors.ts'
import { createAppStore } from '../state/store.ts'
import { analysis, stories } from '../testing/stories.ts'
import { figurePlace } from './figure.ts'
import { neededFor } from './itaniumPart.ts'
import { askAtSites, noPredictions, predict, predictions, scoreOf } from './predictions.ts'

const two = stories({ line: 1 }, { line: 2 })

/** An exercise in a figure, and the platform around it. */
function exercise() {
  const store = createAppStore()
  const show = (listing: string) => {
    store.getState().setListing(listing)
    const asked = selectInput(store.getState())
    store.getState().receive({ kind: 'analysis', analysis: analysis(asked, two) })
  }
  let restored: (kept: unknown) => void = () => undefined
  const splice = {
    restore: () => new Promise<unknown>((resolve) => (restored = resolve)),
    reportScore: vi.fn<Splice['reportScore']>(),
    sendEvent: vi.fn<Splice['sendEvent']>(),
  }
  show('one')
  askAtSites(store, splice)
  const restore = async (kept: unknown) => {
    restored(kept)
    await Promise.resolve()
  }
  return { store, splice, show, restore, state: () => store.getState() }
}

afterEach(() => predictions.setState(noPredictions))

describe('a prediction', () => {
  it('is asked for until it is made, and again at a site of another text', () => {
    const { store, splice, show, state } = exercise()
    expect(selectIsAsking(state())).toBe(true)
    predict(store, splice, 'inline')
    expect(selectIsAsking(state())).toBe(false)
    show('two')
    expect(selectIsAsking(state())).toBe(true)
    expect(scoreOf(state(), predictions.getState())).toEqual({ asked: 2, given: 0, right: 0 })
    show('one')
    expect(selectIsAsking(state())).toBe(false)
  })

  it('hides from the page around what tells of the answer', () => {
    const { store, splice, state } = exercise()
    expect(figurePlace(state())).toMatchObject({ total: null, verdict: null })
    // Nor at a step that comes before the question.
    state().goToSite(0, 0)
    expect(figurePlace(state())).toMatchObject({ step: 1, total: null, verdict: null })
    predict(store, splice, 'thunk')
    expect(figurePlace(state())).toMatchObject({
      total: two[0]?.steps.length,
      verdict: 'inline',
    })
  })

  it('made before the platform answers is reported again with what that kept', async () => {
    const first = exercise()
    first.store.getState().goToSite(1)
    predict(first.store, first.splice, 'inline')
    const kept = predictions.getState()
    predictions.setState(noPredictions)

    const { store, splice, restore } = exercise()
    predict(store, splice, 'inline')
    expect(splice.reportScore.mock.lastCall?.[0].score).toBe(1 / 2)
    await restore(kept)
    expect(splice.reportScore).toHaveBeenCalledTimes(2)
    const report = splice.reportScore.mock.lastCall?.[0]
    expect(report?.score).toBe(1)
    expect(report?.state).toEqual(predictions.getState())
    expect(Object.keys(predictions.getState().answers)).toHaveLength(2)
  })

  it('that only comes back is not reported', async () => {
    const { splice, restore } = exercise()
    await restore({ v: 1, answers: { a: { said: 'inline', right: true } } })
    expect(splice.reportScore).not.toHaveBeenCalled()
  })
})

describe('a prediction about an Itanium', () => {
  beforeAll(async () => {
    await neededFor({ arch: 'ia64' })
  })

  function asked() {
    const store = createAppStore()
    store.getState().openItaniumSample('frame')
    const answered = () => {
      const input = selectItaniumInput(store.getState())
      if (input) store.getState().receiveItanium(tellIa64(input))
    }
    answered()
    const splice = {
      restore: () => new Promise<unknown>(() => undefined),
      reportScore: vi.fn<Splice['reportScore']>(),
      sendEvent: vi.fn<Splice['sendEvent']>(),
    }
    askAtSites(store, splice)
    return { store, splice, answered, state: () => store.getState() }
  }

  it('hides the answer from the page around, at every step', () => {
    const { store, state } = asked()
    const steps = state().itanium.shown?.stories[0]?.steps.length ?? 0
    for (let step = 0; step < steps; step++) {
      store.getState().goToSite(0, step)
      expect(figurePlace(state())).toMatchObject({ total: null, verdict: null })
      expect(figurePlace(state())?.headline).toBe('What will Xen put here?')
    }
  })

  it('is right where the engine says so, holds at every step, and not under other rules', () => {
    const { store, splice, answered, state } = asked()
    predict(store, splice, 'inline')
    expect(splice.reportScore).toHaveBeenLastCalledWith(expect.objectContaining({ score: 1 }))
    for (const step of [0, 8, 12]) {
      store.getState().goToSite(0, step)
      expect(selectIsAsking(state())).toBe(false)
    }
    store.getState().setItaniumRules('scan')
    answered()
    expect(selectIsAsking(state())).toBe(true)
    predict(store, splice, 'inline')
    expect(splice.reportScore).toHaveBeenLastCalledWith(expect.objectContaining({ score: 0 }))
    expect(figurePlace(state())).toMatchObject({ verdict: 'c-call' })
  })
})
