import { bytesEqual } from '../base/bytes.ts'
import { type Decision, fateOf } from '../patch/decision.ts'
import type { Disagreement } from './analysis.ts'

const scopeOf = ({ candidates, chosen }: Decision) => candidates[chosen]?.scope ?? null

/** How another decision about the same site differs; null where it comes to the same bytes. */
export function differing(decision: Decision, other: Decision): Disagreement | null {
  const named = other.outcome === decision.outcome
  if (named && bytesEqual(other.edit.after, decision.edit.after)) return null
  const scope = named && scopeOf(other) !== scopeOf(decision) ? scopeOf(other) : null
  return { rules: other.rules, ...fateOf(other), scope }
}
