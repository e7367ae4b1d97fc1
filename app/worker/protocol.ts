import type { CompareAnswer } from '../../src/analysis/compare.ts'
import { NotYet } from './later.ts'
import { pack, type PackedAnalysis, unpack, type Unpacked } from './packed.ts'
import type {
  Analysis,
  AnalysisAnswer,
  AnalysisInput,
  FlipsAnswer,
  WhatIf,
  WhatIfAnswer,
} from '../../src/analysis/analysis.ts'
import type { GoalVerdict } from '../../src/analysis/mark.ts'
import type { RunQuestion } from '../../src/analysis/run.ts'
import type { SharedDocument } from '../../src/share/document.ts'
import type { Ia64Input } from '../../src/ia64/analysis.ts'
import type { RunStart } from '../../src/ia64/run/report.ts'
import type { Ia64Told } from '../../src/ia64/story/told.ts'
import type { ExportId, ExportQuestion } from '../exports/exportKinds.ts'
import type { RunAnswer } from '../state/run.ts'

export interface MarkQuestion {
  /** Ids of the lesson and of its task. */
  readonly lesson: string
  readonly task: string
  readonly document: SharedDocument
}

/** What the page asks. Of each sort only the newest counts. */
export type Question =
  /** `linted: false`: without what the linter finds, which is asked for later. */
  | { readonly ask: 'analyze'; readonly input: AnalysisInput; readonly linted?: boolean }
  | { readonly ask: 'flips'; readonly input: AnalysisInput; readonly site: number }
  /** All backends at once; the variant of the input does not matter. */
  | { readonly ask: 'compare'; readonly input: AnalysisInput }
  | {
      readonly ask: 'whatIf'
      readonly input: AnalysisInput
      readonly site: number
      readonly supposed: WhatIf
    }
  /** The goals of a task, as the document in view meets them. */
  | ({ readonly ask: 'mark'; readonly input: AnalysisInput } & MarkQuestion)
  | ({ readonly ask: 'export' } & ExportQuestion)
  /** `start`: how a run begins, where one is in view. */
  | { readonly ask: 'itanium'; readonly input: Ia64Input; readonly start: RunStart | null }
  /** `at`: the moment around which the reader wants to see the run. */
  | ({ readonly ask: 'run'; readonly at: number } & RunQuestion)

export type Reply =
  /** The engine is loaded; the first question may come. */
  | { readonly kind: 'ready' }
  /** A part of the engine is on its way, for the question that was put; and has come. */
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'analyze'; readonly answer: AnalysisAnswer }
  | { readonly kind: 'flips'; readonly answer: FlipsAnswer }
  | { readonly kind: 'compare'; readonly answer: CompareAnswer }
  | { readonly kind: 'whatIf'; readonly answer: WhatIfAnswer }
  | { readonly kind: 'mark'; readonly verdicts: readonly GoalVerdict[] }
  /** A file's text; null where there is nothing to make it of. */
  | { readonly kind: 'export'; readonly what: ExportId; readonly text: string | null }
  | { readonly kind: 'itanium'; readonly told: Ia64Told }
  /** Perhaps of a part only: the same question again goes on. */
  | { readonly kind: 'run'; readonly answer: RunAnswer }
  /** An exception: a fault of ours, never the user's. */
  | { readonly kind: 'crash'; readonly message: string }

/** A reply as a worker posts it. */
export type PostedReply =
  | Exclude<Reply, { readonly kind: 'analyze' }>
  | { readonly kind: 'packed'; readonly analysis: PackedAnalysis }
  | { readonly kind: 'analyze'; readonly answer: Extract<AnalysisAnswer, { kind: 'refused' }> }

/** Packs the replies of one worker, in the order in which they are posted: an analysis leans on the one before. */
export function packing(): (reply: Reply) => PostedReply {
  let last: Analysis | null = null
  return (reply) => {
    if (reply.kind !== 'analyze') return reply
    const { answer } = reply
    if (answer.kind === 'refused') return { kind: 'analyze', answer }
    const analysis = pack(answer.analysis, last)
    last = answer.analysis
    return { kind: 'packed', analysis }
  }
}

/** The other end of `packing`. */
export function unpacking(): (reply: PostedReply) => Reply {
  let last: Unpacked | null = null
  return (reply) => {
    if (reply.kind !== 'packed') return reply
    const analysis = unpack(reply.analysis, last)
    last = { packed: reply.analysis, analysis }
    return { kind: 'analyze', answer: { kind: 'analysis', analysis } }
  }
}

/** The doors of the engine that a first picture needs. */
export interface CoreEngine {
  analyze(input: AnalysisInput, linted?: boolean): AnalysisAnswer
  flips(input: AnalysisInput, siteIndex: number): FlipsAnswer
}

/** Those that come when they are asked for. */
export interface RestOfEngine {
  compare(input: AnalysisInput): CompareAnswer
  whatIf(input: AnalysisInput, siteIndex: number, supposed: WhatIf): WhatIfAnswer
  mark(question: MarkQuestion): readonly GoalVerdict[]
  exported(question: ExportQuestion): string | null
  tellIa64(input: Ia64Input, start: RunStart | null): Ia64Told
  run(question: RunQuestion, at: number): RunAnswer
}

export type Engine = CoreEngine & RestOfEngine

const isOfCore = ({ ask }: Question): boolean => ask === 'analyze' || ask === 'flips'

/**
 * Answers questions with an engine whose rest is loaded when one first needs it; says so, since that time is the
 * network's and not the engine's.
 */
export function answering(
  core: CoreEngine,
  load: () => Promise<RestOfEngine>,
  post: (reply: Reply) => void,
): (question: Question) => Promise<void> {
  let rest: RestOfEngine | null = null
  const loadRest = async () => {
    rest = await load()
  }
  return patiently(
    // A question of the core never touches the rest.
    (question: Question) =>
      rest === null && !isOfCore(question)
        ? new NotYet(loadRest)
        : caught(() => replyTo({ ...core, ...rest } as Engine, question)),
    post,
  )
}

/** Answers questions; one that has to wait for a part of the engine is put again when that has come. */
export const patiently =
  <Asked extends Question>(
    tried: (question: Asked) => Reply | NotYet,
    post: (reply: Reply) => void,
  ) =>
  async (question: Asked): Promise<void> => {
    let reply = tried(question)
    while (reply instanceof NotYet) {
      post({ kind: 'loading' })
      try {
        await reply.load()
      } catch (error) {
        return post({ kind: 'crash', message: String(error) })
      }
      post({ kind: 'loaded' })
      reply = tried(question)
    }
    post(reply)
  }

/** The reply, or what it has to wait for. */
export function caught(reply: () => Reply): Reply | NotYet {
  try {
    return reply()
  } catch (error) {
    if (error instanceof NotYet) return error
    return { kind: 'crash', message: error instanceof Error ? error.message : String(error) }
  }
}

function replyTo(engine: Engine, question: Question): Reply {
  switch (question.ask) {
    case 'analyze':
      return { kind: 'analyze', answer: engine.analyze(question.input, question.linted) }
    case 'flips':
      return { kind: 'flips', answer: engine.flips(question.input, question.site) }
    case 'compare':
      return { kind: 'compare', answer: engine.compare(question.input) }
    case 'whatIf': {
      const { input, site, supposed } = question
      return { kind: 'whatIf', answer: engine.whatIf(input, site, supposed) }
    }
    case 'mark':
      return { kind: 'mark', verdicts: engine.mark(question) }
    case 'export':
      return { kind: 'export', what: question.what, text: engine.exported(question) }
    case 'itanium':
      return { kind: 'itanium', told: engine.tellIa64(question.input, question.start) }
    case 'run':
      return { kind: 'run', answer: engine.run(question, question.at) }
  }
}
