import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Splice } from '../splice/splice.ts'
import { selectIsAsking } from '../state/present.ts'
import { selectInput } from '../state/selectors.ts'
import { createAppStore } from '../state/store.ts'
import { analysis, stories } from '../testing/stories.ts'
import { figurePlace } from './figure.ts'
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
