import { lineIndex, positionAt } from '../../src/base/span.ts'
import { isItanium, itaniumBreak, selectItaniumStale } from './itanium.ts'
import { selectBrokenLine, selectFirstBreak, selectStaleChip } from './selectors.ts'
import type { AppState } from './store.ts'

function itaniumBrokenLine({ itanium: { latest } }: AppState): number | null {
  const first = latest && itaniumBreak(latest)
  if (!latest || !first) return null
  return positionAt(lineIndex(latest.input.listing), first.span.from).line
}

/** The broken line, from 1, once the picture is said to be older than the text; on every machine. */
export function selectStaleLine(state: AppState): number | null {
  if (!isItanium(state)) return selectStaleChip(state) ? selectBrokenLine(state) : null
  return selectItaniumStale(state) && state.view.quiet === 'faded' ? itaniumBrokenLine(state) : null
}

/** What is wrong with that line. */
export function selectStaleReason(state: AppState): string | null {
  if (selectStaleLine(state) === null) return null
  const { latest } = state.itanium
  const first = isItanium(state) ? latest && itaniumBreak(latest) : selectFirstBreak(state)
  return first?.message ?? null
}
