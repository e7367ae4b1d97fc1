import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Analysis } from '../../src/analysis/analysis.ts'
import { analyze, newMemory } from '../../src/analysis/analyze.ts'
import { sharedOf, shownPart } from '../state/address.ts'
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

/** The engine answers all that it was asked, one after another, at most so often; gives how often it was asked. */
function answerAll(worker: FakeWorker, most = 10): number {
  const post = packing()
  worker.say({ kind: 'ready' })
  for (let at = 0; at < most; at++) {
    const question = worker.asked.filter((each) => each?.ask === 'analyze')[at]
    if (!question) return at
    worker.say(post({ kind: 'analyze', answer: answered(question.input) }))
  }
  return most
}

it('a broken text is asked about once, whatever is turned, and the newest text last', () => {
  const store = createAppStore()
  store.getState().setView({ flipless: true })
  connectAnalysis(store)
  const [worker] = FakeWorker.started
  if (!worker) throw new Error('no engine')
  store.getState().setListing('nonsense %eax\n')
  store.getState().setVariant('kvm')
  expect(answerAll(worker)).toBeLessThan(4)
  expect(store.getState().analysis.shown?.input).toMatchObject({ variant: 'kvm' })
  store.getState().setListing('cli\n')
  answerAll(worker)
  expect(store.getState().analysis.shown?.input.listing).toBe('cli\n')
})

it('the last good text follows a switch, but never in the place of what is asked for since', () => {
  const store = createAppStore()
  store.getState().setView({ flipless: true })
  store.getState().setListing('cli\n')
  connectAnalysis(store)
  const [worker] = FakeWorker.started
  if (!worker) throw new Error('no engine')
  answerAll(worker)
  store.getState().setListing('nonsense %eax\n')
  store.getState().setVariant('kvm')
  answerAll(worker)
  const { shown, latest } = store.getState().analysis
  expect(shown?.input).toMatchObject({ listing: 'cli\n', variant: 'kvm' })
  expect(latest?.input).toMatchObject({ listing: 'nonsense %eax\n', variant: 'kvm' })
  // A switch and a good text while the broken one is being looked at.
  store.getState().setVariant('native')
  store.getState().setListing('sti\n')
  answerAll(worker)
  expect(store.getState().analysis.shown?.input).toMatchObject({
    listing: 'sti\n',
    variant: 'native',
  })
})

it('what is still said of the text before does not move the place in the one that is put there', async () => {
  const { store, analysis, rest } = opened()
  await rest()
  const [worker] = FakeWorker.started
  worker?.say({ kind: 'ready' })
  const text = 'DISABLE_INTERRUPTS(CLBR_ANY)\n'
  const wanted = { site: 0, step: 2 }
  store.setState((state) =>
    shownPart(state, { ...sharedOf(state), listing: text, variant: 'lguest', ...wanted }),
  )
  const post = packing()
  worker?.say(post({ kind: 'analyze', answer: answered(analysis.input) }))
  expect(store.getState().analysis.shown).toBeNull()
  worker?.say(post({ kind: 'analyze', answer: answered(selectInput(store.getState())) }))
  expect(store.getState().analysis.shown?.input.listing).toBe(text)
  expect(store.getState().playback.place).toEqual(wanted)
})
