import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runAnswer, runQuestion } from '../testing/runs.ts'
import type { AnalysisAnswer, AnalysisInput } from '../../src/analysis/analysis.ts'
import type { OpenPort, PortListener } from './client.ts'
import type { Question } from './protocol.ts'
import { QuestionQueue, answerLimit, doubtLimit, grace } from './queue.ts'

const input = (listing: string): AnalysisInput => ({
  listing,
  config: '32pae',
  variant: 'xen',
  rules: 'design',
  nops: 'p6',
  scan: false,
  framePointer: 'auto',
})
const analyze = (listing: string): Question => ({ ask: 'analyze', input: input(listing) })
const refused: AnalysisAnswer = {
  kind: 'refused',
  backend: 'lguest',
  refusal: {
    variant: 'lguest',
    lacks: 'config',
    nearest: { variant: 'lguest', config: '32pae' },
  },
}

/** Engines under the test's control, in the order in which they were opened. */
function engines() {
  const opened: { listener: PortListener; asked: Question[]; stopped: boolean }[] = []
  const open: OpenPort = (listener) => {
    const engine = { listener, asked: [] as Question[], stopped: false }
    opened.push(engine)
    return { post: (question) => engine.asked.push(question), stop: () => (engine.stopped = true) }
  }
  return { opened, open }
}

const listener = () => ({
  analyzed: vi.fn(),
  flipped: vi.fn(),
  compared: vi.fn(),
  supposed: vi.fn(),
  marked: vi.fn(),
  exported: vi.fn(),
  told: vi.fn(),
  ran: vi.fn(() => true),
  stopped: vi.fn(),
  crashed: vi.fn(),
})

/** The newest engine has started after so many milliseconds, and the fair time is over. */
function succeed(opened: ReturnType<typeof engines>['opened'], start: number) {
  vi.advanceTimersByTime(start)
  opened.at(-1)?.listener.reply({ kind: 'ready' })
  vi.advanceTimersByTime(start * grace)
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a queue of questions', () => {
  it('does not count the time that the network takes, but counts on when it has done', () => {
    const { opened, open } = engines()
    const heard = listener()
    const queue = new QuestionQueue(open, open, heard)
    const [engine] = opened
    engine?.listener.reply({ kind: 'ready' })
    queue.ask(analyze('a'))
    engine?.listener.reply({ kind: 'loading' })
    vi.advanceTimersByTime(answerLimit * 10)
    expect(heard.stopped).not.toHaveBeenCalled()
    engine?.listener.reply({ kind: 'loaded' })
    expect(opened).toHaveLength(1)
    vi.advanceTimersByTime(answerLimit)
    succeed(opened, 100)
    expect(heard.stopped).toHaveBeenCalledOnce()
  })

  it('asks one at a time and drops all but the newest of those that wait', () => {
    const { opened, open } = engines()
    const queue = new QuestionQueue(open, open, listener())
    const [engine] = opened
    queue.ask(analyze('a'))
    engine?.listener.reply({ kind: 'ready' })
    queue.ask(analyze('b'))
    queue.ask(analyze('c'))
    engine?.listener.reply({ kind: 'analyze', answer: refused })
    expect(engine?.asked).toEqual([analyze('a'), analyze('c')])
  })

  it('puts the first listing to an engine that is still loading, and counts its time from then on', () => {
    const { opened, open } = engines()
    const queue = new QuestionQueue(open, open, listener())
    const [engine] = opened
    queue.ask({ ask: 'flips', input: input('a'), site: 0 })
    expect(engine?.asked).toEqual([])
    queue.ask(analyze('a'))
    queue.ask(analyze('b'))
    queue.ask(analyze('c'))
    expect(engine?.asked).toEqual([analyze('a')])
    vi.advanceTimersByTime(answerLimit * 10)
    engine?.listener.reply({ kind: 'ready' })
    vi.advanceTimersByTime(answerLimit / 2)
    engine?.listener.reply({ kind: 'ready' })
    expect(opened).toHaveLength(1)
    vi.advanceTimersByTime(answerLimit / 2)
    expect(opened).toHaveLength(2)
    engine?.listener.reply({ kind: 'analyze', answer: refused })
    expect(engine?.asked).toEqual([analyze('a'), analyze('c')])
    expect(opened[1]?.stopped).toBe(true)
  })

  it('answers the listing before the flips of a site', () => {
    const { opened, open } = engines()
    const queue = new QuestionQueue(open, open, listener())
    const flips: Question = { ask: 'flips', input: input('a'), site: 0 }
    queue.ask(flips)
    queue.ask(analyze('a'))
    opened[0]?.listener.reply({ kind: 'ready' })
    expect(opened[0]?.asked).toEqual([analyze('a')])
  })

  it('compares after both, and only what was asked last', () => {
    const { opened, open } = engines()
    const said = listener()
    const queue = new QuestionQueue(open, open, said)
    const compare = (listing: string): Question => ({ ask: 'compare', input: input(listing) })
    queue.ask(compare('a'))
    queue.ask(compare('b'))
    queue.ask(analyze('b'))
    opened[0]?.listener.reply({ kind: 'ready' })
    opened[0]?.listener.reply({ kind: 'analyze', answer: refused })
    expect(opened[0]?.asked).toEqual([analyze('b'), compare('b')])
    opened[0]?.listener.reply({ kind: 'compare', answer: { kind: 'broken' } })
    expect(said.compared).toHaveBeenCalledWith({ kind: 'broken' })
  })

  it('ends an engine that takes too long, says so and goes on with a new one', () => {
    const { opened, open } = engines()
    const said = listener()
    const queue = new QuestionQueue(open, open, said)
    queue.ask(analyze('.rept'))
    opened[0]?.listener.reply({ kind: 'ready' })
    vi.advanceTimersByTime(answerLimit)
    succeed(opened, 100)
    expect(said.stopped).toHaveBeenCalledWith(analyze('.rept'))
    expect(opened[0]?.stopped).toBe(true)
    opened[0]?.listener.reply({ kind: 'analyze', answer: refused })
    expect(said.analyzed).not.toHaveBeenCalled()
    queue.ask(analyze('b'))
    expect(opened[1]?.asked).toEqual([analyze('b')])
    opened[1]?.listener.reply({ kind: 'analyze', answer: refused })
    expect(said.analyzed).toHaveBeenCalledOnce()
    expect(opened).toHaveLength(2)
  })

  it('gives a busy machine as much longer as a start takes there', () => {
    const { opened, open } = engines()
    const said = listener()
    const queue = new QuestionQueue(open, open, said)
    queue.ask(analyze('a'))
    opened[0]?.listener.reply({ kind: 'ready' })
    vi.advanceTimersByTime(answerLimit + 4000)
    opened[1]?.listener.reply({ kind: 'ready' })
    vi.advanceTimersByTime(4000 * grace - 1)
    opened[0]?.listener.reply({ kind: 'analyze', answer: refused })
    expect(said.analyzed).toHaveBeenCalledOnce()
    // The successor is not needed, and what it says is not heard.
    expect(opened[1]?.stopped).toBe(true)
    vi.advanceTimersByTime(doubtLimit)
    expect(said.stopped).not.toHaveBeenCalled()
    queue.ask(analyze('b'))
    expect(opened[0]?.asked).toEqual([analyze('a'), analyze('b')])
  })

  it('doubts each answer anew', () => {
    const { opened, open } = engines()
    const said = listener()
    const queue = new QuestionQueue(open, open, said)
    queue.ask(analyze('a'))
    opened[0]?.listener.reply({ kind: 'ready' })
    vi.advanceTimersByTime(answerLimit)
    opened[0]?.listener.reply({ kind: 'analyze', answer: refused })
    queue.ask(analyze('b'))
    vi.advanceTimersByTime(answerLimit)
    opened[1]?.listener.reply({ kind: 'ready' })
    succeed(opened, 100)
    expect(opened).toHaveLength(3)
    expect(said.stopped).toHaveBeenCalledWith(analyze('b'))
  })

  it('gives up an engine whose successor does not start either', () => {
    for (const end of ['never', 'fails'] as const) {
      const { opened, open } = engines()
      const said = listener()
      const queue = new QuestionQueue(open, open, said)
      queue.ask(analyze('a'))
      opened[0]?.listener.reply({ kind: 'ready' })
      vi.advanceTimersByTime(answerLimit)
      if (end === 'never') vi.advanceTimersByTime(doubtLimit)
      else opened[1]?.listener.fail('no room')
      expect(said.stopped).toHaveBeenCalledWith(analyze('a'))
      expect(opened[0]?.stopped).toBe(true)
      queue.ask(analyze('b'))
      opened[2]?.listener.reply({ kind: 'ready' })
      expect(opened[2]?.asked).toEqual([analyze('b')])
    }
  })

  it('puts a question once more after a crash, and not a third time', () => {
    const { opened, open } = engines()
    const said = listener()
    const queue = new QuestionQueue(open, open, said)
    queue.ask(analyze('a'))
    opened[0]?.listener.reply({ kind: 'ready' })
    opened[0]?.listener.reply({ kind: 'crash', message: 'oops' })
    expect(said.crashed).toHaveBeenLastCalledWith('oops', true)
    opened[1]?.listener.reply({ kind: 'ready' })
    expect(opened[1]?.asked).toEqual([analyze('a')])
    opened[1]?.listener.fail('gone')
    expect(said.crashed).toHaveBeenLastCalledWith('gone', false)
    opened[2]?.listener.reply({ kind: 'ready' })
    expect(opened[2]?.asked).toEqual([])
    queue.ask(analyze('b'))
    expect(opened[2]?.asked).toEqual([analyze('b')])
  })

  it('works in the page where no worker starts', () => {
    const inPage = engines()
    const refuse: OpenPort = () => {
      throw new Error('no workers here')
    }
    new QuestionQueue(refuse, inPage.open, listener()).ask(analyze('a'))
    inPage.opened[0]?.listener.reply({ kind: 'ready' })
    expect(inPage.opened[0]?.asked).toEqual([analyze('a')])
  })

  it('works in the page where the worker dies before its first word', () => {
    const worker = engines()
    const inPage = engines()
    const said = listener()
    new QuestionQueue(worker.open, inPage.open, said).ask(analyze('a'))
    worker.opened[0]?.listener.fail('blocked')
    inPage.opened[0]?.listener.reply({ kind: 'ready' })
    expect(inPage.opened[0]?.asked).toEqual([analyze('a')])
    expect(said.crashed).not.toHaveBeenCalled()
  })
})

describe('a long run', () => {
  const run = (listing: string): Question => ({ ask: 'run', at: 0, ...runQuestion(listing) })
  const part = { kind: 'run', answer: runAnswer({ done: false }) } as const
  const end = { kind: 'run', answer: runAnswer({ done: true }) } as const

  function started(wanted: boolean) {
    const { opened, open } = engines()
    const said = { ...listener(), ran: vi.fn(() => wanted) }
    const queue = new QuestionQueue(open, open, said)
    queue.ask(run('1: jmp 1b'))
    const [engine] = opened
    engine?.listener.reply({ kind: 'ready' })
    return { opened, engine, said, queue }
  }

  it('goes on part by part until it has ended, and outlives the limit of one answer', () => {
    const { opened, engine, said } = started(true)
    for (let count = 0; count < 3; count++) {
      vi.advanceTimersByTime(answerLimit - 1)
      engine?.listener.reply(part)
    }
    engine?.listener.reply(end)
    expect(said.ran).toHaveBeenCalledTimes(4)
    expect(engine?.asked).toHaveLength(4)
    expect(opened).toHaveLength(1)
  })

  it('lets an analysis pass between two parts', () => {
    const { engine, queue } = started(true)
    queue.ask(analyze('b'))
    engine?.listener.reply(part)
    expect(engine?.asked.at(-1)).toEqual(analyze('b'))
    engine?.listener.reply({ kind: 'analyze', answer: refused })
    expect(engine?.asked.at(-1)).toEqual(run('1: jmp 1b'))
  })

  it('gives way to a newer one', () => {
    const { engine, queue } = started(true)
    queue.ask(run('ret'))
    engine?.listener.reply(part)
    expect(engine?.asked.at(-1)).toEqual(run('ret'))
  })

  it('stops where nobody wants the rest', () => {
    const { engine } = started(false)
    engine?.listener.reply(part)
    expect(engine?.asked).toHaveLength(1)
  })

  it('is put once more after a crash', () => {
    const { opened, engine } = started(true)
    engine?.listener.reply({ kind: 'crash', message: 'oops' })
    opened[1]?.listener.reply({ kind: 'ready' })
    expect(opened[1]?.asked).toEqual([run('1: jmp 1b')])
  })
})
