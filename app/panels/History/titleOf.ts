import { historyWords as words } from '../../messages/history.ts'
import type { PastState } from '../../state/history.ts'
import { changedLines } from '../../state/lineMoves.ts'

const firstOf = (lines: readonly string[]): string | undefined =>
  lines
    .find((text) => text.trim() !== '')
    ?.trim()
    .slice(0, 60)

/**
 * What tells a state from the one before it: the first line that it wrote or took away. Where most of it is another
 * text, its first line that says anything.
 */
export function titleOf({ document: { listing } }: PastState, before: PastState | null): string {
  const lines = listing.split('\n')
  const whole = firstOf(lines) ?? words.emptyListing
  if (!before) return whole
  const { head, tail, added, removed } = changedLines(before.document.listing, listing)
  if (head + tail < lines.length / 2) return whole
  const written = firstOf(added)
  if (written !== undefined) return words.written(head + 1, written)
  const taken = firstOf(removed)
  return taken === undefined ? whole : words.without(taken)
}
