import type { Analysis } from '../analysis/analysis.ts'
import type { TypedInstruction } from './lesson.ts'

/** Why a typed instruction is not the one that was asked for; null where it is. */
export function replyTo(asked: TypedInstruction, analysis: Analysis): string | null {
  const broken = analysis.diagnostics.find(
    ({ severity, code }) => severity === 'error' && /^(?:asm|link)\//.test(code),
  )
  if (broken) return broken.message
  if (asked.accepts(analysis)) return null
  return asked.wrong.find(({ when }) => when(analysis))?.reply ?? asked.otherwise
}
