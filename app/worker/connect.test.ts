import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Analysis } from '../../src/analysis/analysis.ts'
import { analyze, newMemory } from '../../src/analysis/analyze.ts'
import { selectInput } from '../state/selectors.ts'
import { createAppStore } from '../state/store.ts'
import { connectAnalysis } from './connect.ts'
import { type PostedReply, type Question, packing } from './protocol.ts'

/** A worker that the test answers for. */
class FakeWorker {
  static started: FakeWorker[] = []
  readonly asked: (Question | null)[] = []
  #hear: ((event: { data: PostedReply }) => void) | null = null
  constructor() {
    FakeWorker.started.push(this)
  }
  addEventListener(kind: string, hear: (event: { data: PostedReply }) => void) {
    if (kind === 'message') this.#hear = hear
  }
  postMessage(question: Question | null) {
    this.asked.push(question)
  }
  say(data: PostedReply) {
    this.#hear?.({ data })
  }
}

beforeEach(() => {
  FakeWorker.started = []
  vi.stubGlobal('Worker', FakeWorker)
})
afterEach(() => void vi.unstubAllGlobals())

function answered(input: Analysis['input']) {
  const answer = analyze(input, newMemory())
  if (answer.kind === 'refused') throw new Error('refused')
  return answer
}

/** A store of which the first answer is known, and the time at which the engine may start. */
function opened() {
  const store = createAppStore()
  // What would flip a decision only the engine knows; a figure asks for it where that is in view.
  store.getState().setView({ flipless: true })
  const { analysis } = answered(selectInput(store.getState()))
  let rest = () => {}
  const rested = new Promise<void>((resolve) => (rest = resolve))
  connectAnalysis(store, { analysis, rested })
  return { store, analysis, rest: () => (rest(), rested) }
}

it('shows what is known while no engine has started, and keeps it when the engine says the same', async () => {
  const { store, analysis, rest } = opened()
  expect(store.getState().analysis.shown).toBe(analysis)
  expect(store.getState().playback.place).not.toBeNull()
  expect(FakeWorker.started).toHaveLength(0)
  await rest()
  const [worker] = FakeWorker.started
  expect(worker?.asked).toEqual([null, { ask: 'analyze', input: analysis.input, linted: true }])
  const said = answered(analysis.input)
  worker?.say({ kind: 'ready' })
  worker?.say(packing()({ kind: 'analyze', answer: said }))
  expect(store.getState().analysis.shown).toBe(analysis)
  store.getState().setListing('cli\n')
  expect(worker?.asked).toHaveLength(3)
})

it('starts the engine as soon as it is needed, and asks for what is in view then', async () => {
  const { store, rest } = opened()
  store.getState().setListing('cli\n')
  const [worker] = FakeWorker.started
  expect(worker?.asked[1]).toMatchObject({ ask: 'analyze', input: { listing: 'cli\n' } })
  await rest()
  worker?.say({ kind: 'ready' })
  worker?.say(packing()({ kind: 'analyze', answer: answered(selectInput(store.getState())) }))
  expect(store.getState().analysis.shown?.input.listing).toBe('cli\n')
  expect(worker?.asked).toHaveLength(2)
  expect(FakeWorker.started).toHaveLength(1)
})

it('asks at once where what is known is of another text', () => {
  const store = createAppStore()
  const { analysis } = answered({ ...selectInput(store.getState()), listing: 'cli\n' })
  connectAnalysis(store, { analysis, rested: new Promise(() => undefined) })
  expect(store.getState().analysis.shown).toBeNull()
  expect(FakeWorker.started).toHaveLength(1)
})
