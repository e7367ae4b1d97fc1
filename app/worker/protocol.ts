import type { AnalysisAnswer, AnalysisInput, FlipsAnswer } from '../../src/analysis/analysis.ts'

/** What the page asks. Of each sort only the newest counts. */
export type Question =
  | { readonly ask: 'analyze'; readonly input: AnalysisInput }
  | { readonly ask: 'flips'; readonly input: AnalysisInput; readonly site: number }

export type Reply =
  /** The engine is loaded; the first question may come. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'analyze'; readonly answer: AnalysisAnswer }
  | { readonly kind: 'flips'; readonly answer: FlipsAnswer }
  /** An exception: a fault of ours, never the user's. */
  | { readonly kind: 'crash'; readonly message: string }

/** The two doors of the engine. */
export interface Engine {
  analyze(input: AnalysisInput): AnalysisAnswer
  flips(input: AnalysisInput, siteIndex: number): FlipsAnswer
}

export function replyTo(engine: Engine, question: Question): Reply {
  try {
    return question.ask === 'analyze'
      ? { kind: 'analyze', answer: engine.analyze(question.input) }
      : { kind: 'flips', answer: engine.flips(question.input, question.site) }
  } catch (error) {
    return { kind: 'crash', message: error instanceof Error ? error.message : String(error) }
  }
}
