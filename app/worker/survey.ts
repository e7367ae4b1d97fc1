import type { Analysis, AnalysisAnswer, AnalysisInput } from '../../src/analysis/analysis.ts'
import type { VariantId } from '../../src/backends/backend.ts'
import { openInPage, openWorker, type Port, type PortListener } from './client.ts'

/** What one machine makes of a listing; null where it never had such a kernel. */
export type SurveyAnswer = Analysis | null

/** Hears the answers one by one. */
export type SurveyListener = (variant: VariantId, answer: SurveyAnswer) => void

function open(listener: PortListener): Port {
  try {
    return openWorker(listener)
  } catch {
    return openInPage(listener)
  }
}

const analysisIn = (answer: AnalysisAnswer): SurveyAnswer =>
  answer.kind === 'analysis' ? answer.analysis : null

/** Asks each machine in turn, beside the page's own questions. Returns what stops it. */
export function survey(
  input: AnalysisInput,
  variants: readonly VariantId[],
  listener: SurveyListener,
): () => void {
  let next = 0
  const ask = () => {
    const variant = variants[next]
    if (variant === undefined) port.stop()
    else port.post({ ask: 'analyze', input: { ...input, variant } })
  }
  const port = open({
    reply: (reply) => {
      if (reply.kind === 'ready') return ask()
      const variant = variants[next]
      next += 1
      if (variant !== undefined && reply.kind === 'analyze') {
        listener(variant, analysisIn(reply.answer))
      }
      ask()
    },
    fail: () => port.stop(),
  })
  return () => {
    next = variants.length
    port.stop()
  }
}
