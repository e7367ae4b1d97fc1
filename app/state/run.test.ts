import { describe, expect, it } from 'vitest'
import type { Visit } from '../../src/run/report.ts'
import { analysis, input, stories } from '../testing/stories.ts'
import { runAnswer, runQuestion } from '../testing/runs.ts'
import { runQuestionOf } from './runQuestion.ts'
import { selectMoment, selectRunIsBusy } from './runSelectors.ts'
import { type AppStore, createAppStore } from './store.ts'

const ten = Array.from({ length: 10 }, (_, at) => at + 1)

/** A run in view whose moments stand at lines 1 to 10. */
function running(part: Parameters<typeof runAnswer>[0] = { lines: ten }): AppStore {
  const store = createAppStore()
  store.getState().setListing('text')
  store.getState().openRun()
  store.getState().receiveRun(runQuestionOf(store.getState()), runAnswer(part))
  return store
}

const line = (store: AppStore) => selectMoment(store.getState())?.unpatched.line

describe('walking through a run', () => {
  it('goes on and back and stops at both ends', () => {
    const store = running()
    store.getState().runBy(1)
    expect(line(store)).toBe(2)
    store.getState().runBy(-1)
    store.getState().runBy(-1)
    expect(line(store)).toBe(1)
    store.getState().runTo(Infinity)
    store.getState().runBy(1)
    expect(line(store)).toBe(10)
  })

  it('goes from site to site, and to the ends where there is none', () => {
    const visits: readonly Visit[] = [
      { site: 0, from: 2, to: 4 },
      { site: 1, from: 6, to: 8 },
    ]
    const store = running({ lines: ten, visits })
    const went = ([1, 1, 1, -1, -1, -1] as const).map((by) => {
      store.getState().runToSite(by)
      return store.getState().run.at
    })
    expect(went).toEqual([2, 6, 9, 6, 2, 0])
  })

  it('halts at breakpoints and else at the end', () => {
    const store = running({ lines: ten, breaks: [3] })
    store.getState().runToBreak()
    expect(store.getState().run.at).toBe(3)
    store.getState().runToBreak()
    expect(store.getState().run.at).toBe(9)
  })

  it('keeps the old picture until moments from further away are there', () => {
    const store = running({ lines: ten, last: 5000 })
    store.getState().runTo(3000)
    expect(line(store)).toBe(1)
    expect(selectRunIsBusy(store.getState())).toBe(true)
    const question = runQuestionOf(store.getState())
    store.getState().receiveRun(question, runAnswer({ from: 2999, lines: ten, last: 5000 }))
    expect(line(store)).toBe(2)
    expect(selectRunIsBusy(store.getState())).toBe(false)
  })

  it('takes the site in view along', () => {
    const store = running()
    const found = stories({ line: 1 }, { line: 2 })
    store.getState().receive({
      kind: 'analysis',
      analysis: analysis(input({ listing: 'text' }), found),
    })
    const { shown } = store.getState().run
    const moments = shown?.window.moments.map((moment, at) => ({
      ...moment,
      unpatched: { ...moment.unpatched, site: at === 3 ? 1 : null },
    }))
    store.setState((state) => ({
      run: {
        ...state.run,
        shown: shown && { ...shown, window: { from: 0, moments: moments ?? [] } },
      },
    }))
    store.getState().runTo(3)
    expect(store.getState().playback.place?.site).toBe(1)
  })
})

describe('a run in parts', () => {
  it('is shown as far as it has come, then to its end', () => {
    const store = running({ lines: ten, done: false })
    expect(selectRunIsBusy(store.getState())).toBe(true)
    expect(line(store)).toBe(1)
    store.getState().receiveRun(runQuestionOf(store.getState()), runAnswer({ lines: ten }))
    expect(selectRunIsBusy(store.getState())).toBe(false)
  })

  it('comes in the end to the moment that a link names', () => {
    const store = createAppStore()
    store.setState((state) => ({ run: { ...state.run, open: true, at: 700, wanted: 700 } }))
    const question = runQuestionOf(store.getState())
    store.getState().receiveRun(question, runAnswer({ lines: ten, done: false }))
    expect(line(store)).toBe(10)
    store.getState().receiveRun(question, runAnswer({ from: 699, lines: ten, last: 900 }))
    expect(store.getState().run).toMatchObject({ at: 700, wanted: 700 })
  })
})

describe('a run of another text', () => {
  const at = (store: AppStore, listing: string, part: Parameters<typeof runAnswer>[0]) => {
    store.getState().setListing(listing)
    store.getState().receiveRun(runQuestionOf(store.getState()), runAnswer(part))
    return store.getState().run.at
  }

  it('is entered at the line at which the reader was', () => {
    const store = running()
    store.getState().setListing('a\nb\nc')
    const before = runQuestionOf(store.getState())
    store.getState().receiveRun(before, runAnswer({ lines: [1, 2, 3] }))
    store.getState().runTo(2)
    expect(at(store, 'a\nnew\nb\nc', { lines: [1, 2, 3, 4] })).toBe(3)
  })

  it('is entered in the same visit of a site', () => {
    const store = running({ lines: ten, visits: [{ site: 0, from: 2, to: 6 }] })
    store.getState().runTo(3)
    // The unpatched machine is in a function of the kernel in the new run.
    const moved = { lines: [0, 0, 0, 0, 0, 0, 0, 0], visits: [{ site: 0, from: 4, to: 7 }] }
    expect(at(store, 'other', moved)).toBe(5)
  })

  it('stays at the start where the reader had not left it', () => {
    expect(at(running(), 'other', { lines: ten })).toBe(0)
  })
})

describe('why nothing is run', () => {
  it('is kept beside the last good run', () => {
    const store = running()
    store.getState().receiveRun(runQuestion('x'), { kind: 'refused', refusal: { kind: 'broken' } })
    expect(store.getState().run.refusal).toEqual({ kind: 'broken' })
    expect(line(store)).toBe(1)
  })
})

describe('the settings of a run', () => {
  it('leave out registers of the other width, and forget none', () => {
    const store = createAppStore()
    store.getState().setStart({ registers: { eax: 1n } })
    store.getState().setArch('x86-64')
    expect(runQuestionOf(store.getState()).start.registers).toEqual({})
    store.getState().setArch('x86-32')
    expect(runQuestionOf(store.getState()).start.registers).toEqual({ eax: 1n })
  })

  it('have breakpoints that go where their lines go', () => {
    const store = createAppStore()
    store.getState().setListing('a\nb\nc')
    store.getState().toggleBreakpoint(3)
    store.getState().toggleBreakpoint(1)
    store.getState().setListing('a\nnew\nb\nc')
    expect(store.getState().document.breakpoints).toEqual([1, 4])
    store.getState().toggleBreakpoint(1)
    expect(store.getState().document.breakpoints).toEqual([4])
  })

  it('start anew with another sample', () => {
    const store = createAppStore()
    store.getState().setStart({ entry: 'start', pending: true })
    store.getState().toggleBreakpoint(2)
    store.getState().openSample('mistake')
    expect(store.getState().document).toMatchObject({
      start: { entry: null, pending: false },
      breakpoints: [],
    })
  })
})
