import { lineIndex, positionAt } from '../../src/base/span.ts'
import { isItanium, itaniumBreak, selectItaniumStale } from './itanium.ts'
import { selectBrokenLine, selectFirstBreak, selectStaleChip } from './selectors.ts'
import type { AppState } from './store.ts'

function itaniumBrokenLine({ itanium: { latest } }: AppState): number | null {
  const first = latest && itaniumBreak(latest)
  if (!latest || !first) return null
  return positionAt(lineIndex(latest.input.listing), first.span.from).line
}

/** What does not assemble in the text that was looked at last, and the line of it; null for nothing. */
export function selectBreak(state: AppState): { line: number; message: string } | null {
  const { latest } = state.itanium
  const first = isItanium(state) ? latest && itaniumBreak(latest) : selectFirstBreak(state)
  const line = isItanium(state) ? itaniumBrokenLine(state) : selectBrokenLine(state)
  return first && line !== null ? { line, message: first.message } : null
}

/** The text as it stands was looked at, or nothing comes of looking at it. */
export function selectIsTextKnown(state: AppState): boolean {
  const { analysis, itanium, document } = state
  const latest = isItanium(state) ? itanium.latest : analysis.latest
  if (latest?.input.listing === document.listing) return true
  return !isItanium(state) && (analysis.refused !== null || analysis.trouble !== null)
}

/** The broken line, from 1, once the picture is said to be older than the text; on every machine. */
export function selectStaleLine(state: AppState): number | null {
  if (!isItanium(state)) return selectStaleChip(state) ? selectBrokenLine(state) : null
  return selectItaniumStale(state) && state.view.quiet === 'faded' ? itaniumBrokenLine(state) : null
}

/** What is wrong with that line. */
export function selectStaleReason(state: AppState): string | null {
  return selectStaleLine(state) === null ? null : (selectBreak(state)?.message ?? null)
}
