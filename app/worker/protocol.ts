import type { CompareAnswer } from '../../src/analysis/compare.ts'
import { pack, type PackedAnalysis, unpack } from './packed.ts'
import type { AnalysisAnswer, AnalysisInput, FlipsAnswer } from '../../src/analysis/analysis.ts'

/** What the page asks. Of each sort only the newest counts. */
export type Question =
  | { readonly ask: 'analyze'; readonly input: AnalysisInput }
  | { readonly ask: 'flips'; readonly input: AnalysisInput; readonly site: number }
  /** All backends at once; the variant of the input does not matter. */
  | { readonly ask: 'compare'; readonly input: AnalysisInput }
  | { readonly ask: 'export'; readonly input: AnalysisInput }

export type Reply =
  /** The engine is loaded; the first question may come. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'analyze'; readonly answer: AnalysisAnswer }
  | { readonly kind: 'flips'; readonly answer: FlipsAnswer }
  | { readonly kind: 'compare'; readonly answer: CompareAnswer }
  /** The listing with its prelude; null for a refused combination. */
  | { readonly kind: 'export'; readonly text: string | null }
  /** An exception: a fault of ours, never the user's. */
  | { readonly kind: 'crash'; readonly message: string }

/** A reply as a worker posts it. */
export type PostedReply =
  | Exclude<Reply, { readonly kind: 'analyze' }>
  | { readonly kind: 'packed'; readonly analysis: PackedAnalysis }
  | { readonly kind: 'analyze'; readonly answer: Extract<AnalysisAnswer, { kind: 'refused' }> }

export const posted = (reply: Reply): PostedReply => {
  if (reply.kind !== 'analyze') return reply
  const { answer } = reply
  return answer.kind === 'refused'
    ? { kind: 'analyze', answer }
    : { kind: 'packed', analysis: pack(answer.analysis) }
}

export const received = (reply: PostedReply): Reply =>
  reply.kind === 'packed'
    ? { kind: 'analyze', answer: { kind: 'analysis', analysis: unpack(reply.analysis) } }
    : reply

/** The doors of the engine. */
export interface Engine {
  analyze(input: AnalysisInput): AnalysisAnswer
  flips(input: AnalysisInput, siteIndex: number): FlipsAnswer
  compare(input: AnalysisInput): CompareAnswer
  exported(input: AnalysisInput): string | null
}

export function replyTo(engine: Engine, question: Question): Reply {
  try {
    switch (question.ask) {
      case 'analyze':
        return { kind: 'analyze', answer: engine.analyze(question.input) }
      case 'flips':
        return { kind: 'flips', answer: engine.flips(question.input, question.site) }
      case 'compare':
        return { kind: 'compare', answer: engine.compare(question.input) }
      case 'export':
        return { kind: 'export', text: engine.exported(question.input) }
    }
  } catch (error) {
    return { kind: 'crash', message: error instanceof Error ? error.message : String(error) }
  }
}
