import { describe, expect, it } from 'vitest'
import type { RunQuestion, RunSession, startRun } from '../../src/analysis/run.ts'
import { ok } from '../../src/base/result.ts'
import { runQuestionOf } from '../state/runQuestion.ts'
import { createAppStore } from '../state/store.ts'
import { runReport } from '../testing/runs.ts'
import { runnerOf, sliceTime } from './runner.ts'

/** A run that ends after so many strides, each of which takes so many milliseconds. */
function machine(strides: number, time: number) {
  const started: RunQuestion[] = []
  let clock = 0
  const start: typeof startRun = (question) => {
    started.push(question)
    let left = strides
    const session: RunSession = {
      advance: () => {
        clock += time
        return --left <= 0
      },
      summary: () => runReport({ last: strides - left }).summary,
      scratch: () => new Uint8Array(),
      changes: () => [],
      window: (at) => runReport({ from: at }).window,
    }
    return ok(session)
  }
  return { started, runner: runnerOf(start, () => clock) }
}

const question = (listing: string): RunQuestion => {
  const store = createAppStore()
  store.getState().setListing(listing)
  return runQuestionOf(store.getState())
}

describe('a run in the worker', () => {
  it('is told at once where it ends soon', () => {
    const { runner } = machine(2, 1)
    expect(runner(question('ret'), 0)).toMatchObject({ kind: 'run', done: true })
  })

  it('goes on in slices, from where it was', () => {
    const { runner, started } = machine(8, sliceTime / 3)
    const parts = [1, 2, 3].map(() => runner(question('1: jmp 1b'), 0))
    expect(parts.map((part) => part.kind === 'run' && part.done)).toEqual([false, false, true])
    expect(parts[1]).toMatchObject({ report: { summary: { last: 6 } } })
    expect(started).toHaveLength(1)
  })

  it('shows any part of a run that has ended', () => {
    const { runner, started } = machine(1, 1)
    runner(question('ret'), 0)
    expect(runner(question('ret'), 7)).toMatchObject({ report: { window: { from: 7 } } })
    expect(started).toHaveLength(1)
  })

  it('starts anew for another question', () => {
    const { runner, started } = machine(1, 1)
    runner(question('ret'), 0)
    runner(question('nop'), 0)
    expect(started.map(({ input }) => input.listing)).toEqual(['ret', 'nop'])
  })

  it('says why nothing can be run', () => {
    const refuse = runnerOf(
      () => ({ ok: false, error: { kind: 'empty' } }),
      () => 0,
    )
    expect(refuse(question(''), 0)).toEqual({ kind: 'refused', refusal: { kind: 'empty' } })
  })
})
