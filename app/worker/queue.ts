import type {
  AnalysisAnswer,
  AnalysisInput,
  FlipsAnswer,
  WhatIfAnswer,
} from '../../src/analysis/analysis.ts'
import type { CompareAnswer } from '../../src/analysis/compare.ts'
import type { GoalVerdict } from '../../src/analysis/mark.ts'
import type { RunQuestion } from '../../src/analysis/run.ts'
import type { Ia64Told } from '../../src/ia64/story/told.ts'
import type { ExportId } from '../exports/exportKinds.ts'
import type { RunAnswer } from '../state/run.ts'
import type { OpenPort, Port, PortListener } from './client.ts'
import type { MarkQuestion, Question, Reply } from './protocol.ts'

/** Milliseconds after which an answer is in doubt: another engine is started, which may have to take over. */
export const answerLimit = 2000

/**
 * How many times as long as that engine's start the answer may still take: a start is work of a known size, so a
 * machine that is busy with something else gets longer by as much as it is slower.
 */
export const grace = 3

/** Milliseconds in doubt after which nothing is waited for any more, not even a start. */
export const doubtLimit = 30_000

/** What is answered first where several wait. */
const order = ['analyze', 'flips', 'whatIf', 'mark', 'compare', 'export', 'itanium', 'run'] as const

export interface QueueListener {
  analyzed(answer: AnalysisAnswer): void
  flipped(input: AnalysisInput, answer: FlipsAnswer): void
  compared(answer: CompareAnswer): void
  supposed(input: AnalysisInput, answer: WhatIfAnswer): void
  marked(question: MarkQuestion, verdicts: readonly GoalVerdict[]): void
  exported(what: ExportId, text: string | null): void
  told(told: Ia64Told): void
  /** Whether the rest of a run of which this is a part is still wanted. */
  ran(question: RunQuestion, answer: RunAnswer): boolean
  /** Took longer than the limit and than a fair time beyond it; the worker was ended and a new one goes on. */
  stopped(question: Question): void
  /** The engine fell over. `restarted`: the question is put to a new one once more. */
  crashed(message: string, restarted: boolean): void
}

/** Puts questions to one engine, one at a time; of those that wait only the newest of each sort is kept. */
export class QuestionQueue {
  readonly #worker: OpenPort
  readonly #fallback: OpenPort
  readonly #listener: QueueListener
  readonly #waiting = new Map<Question['ask'], Question>()
  #port: Port
  #running: Question | null = null
  /** Started because the answer is late; takes over if it does not come. */
  #successor: Port | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Since the last answer. */
  #crashes = 0
  #ready = false
  #everReady = false

  constructor(worker: OpenPort, fallback: OpenPort, listener: QueueListener) {
    this.#worker = worker
    this.#fallback = fallback
    this.#listener = listener
    this.#port = this.#open(this.#inOffice)
  }

  ask(question: Question): void {
    this.#waiting.set(question.ask, question)
    this.#pump()
  }

  /** What the engine that answers says. */
  readonly #inOffice: PortListener = {
    reply: (reply) => this.#hear(reply),
    fail: (message) => this.#fall(message),
  }

  #open({ reply, fail }: PortListener): Port {
    // What an engine that was given up still says must not be taken for its successor's answer.
    let current = true
    const listener: PortListener = {
      reply: (said) => void (current && reply(said)),
      fail: (message) => void (current && fail(message)),
    }
    const port = this.#openEither(listener)
    return {
      post: port.post,
      stop: () => {
        current = false
        port.stop()
      },
    }
  }

  /** A worker that failed before its first sign of life will fail again: the page does its work then. */
  #openEither(listener: PortListener): Port {
    if (this.#crashes > 0 && !this.#everReady) return this.#fallback(listener)
    try {
      return this.#worker(listener)
    } catch {
      return this.#fallback(listener)
    }
  }

  #restart(): void {
    this.#trust()
    this.#port.stop()
    this.#running = null
    this.#ready = false
    this.#port = this.#open(this.#inOffice)
  }

  /** No answer is in doubt any more. */
  #trust(): void {
    clearTimeout(this.#timer)
    this.#successor?.stop()
    this.#successor = null
  }

  #start(): void {
    this.#ready = true
    this.#everReady = true
    this.#limit(this.#running)
    this.#pump()
  }

  #hear(reply: Reply): void {
    if (reply.kind === 'crash') return this.#fall(reply.message)
    if (reply.kind === 'ready') return this.#start()
    const question = this.#running
    this.#trust()
    // What the network takes is no fault of the question.
    if (reply.kind === 'loading') return
    if (reply.kind === 'loaded') return this.#limit(question)
    this.#running = null
    this.#crashes = 0
    if (reply.kind === 'analyze') this.#listener.analyzed(reply.answer)
    else if (reply.kind === 'compare') this.#listener.compared(reply.answer)
    else if (reply.kind === 'export') this.#listener.exported(reply.what, reply.text)
    else if (reply.kind === 'itanium') this.#listener.told(reply.told)
    else if (reply.kind === 'run') this.#hearRun(question, reply.answer)
    else if (!question || question.ask === 'itanium' || question.ask === 'export')
      return this.#pump()
    else if (reply.kind === 'whatIf') this.#listener.supposed(question.input, reply.answer)
    else if (reply.kind === 'mark') this.#hearMark(question, reply.verdicts)
    else this.#listener.flipped(question.input, reply.answer)
    this.#pump()
  }

  #hearMark(question: Question, verdicts: readonly GoalVerdict[]): void {
    if (question.ask === 'mark') this.#listener.marked(question, verdicts)
  }

  /** A long run comes in parts; between them other questions have their turn. */
  #hearRun(question: Question | null, answer: RunAnswer): void {
    if (question?.ask !== 'run') return
    const goOn = this.#listener.ran(question, answer)
    const part = answer.kind === 'run' && !answer.done
    if (part && goOn && !this.#waiting.has('run')) this.#waiting.set('run', question)
  }

  #fall(message: string): void {
    const question = this.#running
    this.#crashes++
    const again = this.#crashes === 1
    if (again && question && !this.#waiting.has(question.ask)) {
      this.#waiting.set(question.ask, question)
    }
    if (this.#everReady || !again) this.#listener.crashed(message, again)
    if (this.#everReady || again) this.#restart()
  }

  #pump(): void {
    if (this.#running) return
    const next = order.map((ask) => this.#waiting.get(ask)).find(Boolean)
    if (!next || !(this.#ready || this.#goesAhead(next))) return
    this.#waiting.delete(next.ask)
    this.#running = next
    if (this.#ready) this.#limit(next)
    this.#port.post(next)
  }

  /** What the first picture shows lies with the engine when that has loaded: the page may be busy then. */
  #goesAhead({ ask }: Question): boolean {
    return ask === 'analyze' && !this.#everReady && this.#crashes === 0
  }

  #limit(question: Question | null): void {
    if (!question) return
    this.#timer = setTimeout(() => this.#doubt(question), answerLimit)
  }

  /** The answer is late. Whether the engine hangs or the machine is busy, the start of its successor tells. */
  #doubt(question: Question): void {
    const since = performance.now()
    let successor: PortListener = {
      reply: () => {
        clearTimeout(this.#timer)
        const start = performance.now() - since
        this.#timer = setTimeout(
          () => {
            successor = this.#inOffice
            this.#replace(question)
          },
          Math.min(grace * start, doubtLimit),
        )
      },
      fail: () => this.#giveUp(question),
    }
    this.#timer = setTimeout(() => this.#giveUp(question), doubtLimit)
    this.#successor = this.#open({
      reply: (reply) => successor.reply(reply),
      fail: (message) => successor.fail(message),
    })
  }

  /** The successor stands ready and goes on. */
  #replace(question: Question): void {
    this.#port.stop()
    if (this.#successor) this.#port = this.#successor
    this.#successor = null
    this.#running = null
    this.#crashes = 0
    this.#listener.stopped(question)
    this.#pump()
  }

  /** No successor came up either: one more is started when the machine can. */
  #giveUp(question: Question): void {
    this.#crashes = 0
    this.#restart()
    this.#listener.stopped(question)
  }
}
