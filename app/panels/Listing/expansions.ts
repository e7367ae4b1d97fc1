import type { ViewState } from '../../state/view.ts'
import type { ListingLine } from './lines.ts'

/** Whether the rows that a macro made are shown: as the reader said, else those of the site in view. */
export function isOpen(
  line: number,
  entry: ListingLine,
  view: Pick<ViewState, 'expansions' | 'expanded'>,
  site: number | null,
): boolean {
  if (entry.expansion.length === 0) return false
  const chosen = view.expanded[line]
  if (chosen !== undefined) return chosen
  // What replaced hand-written code stands nowhere else.
  if (entry.replaced) return true
  return view.expansions === 'all' || (entry.site !== null && entry.site === site)
}

/** Rows that are drawn of one macro; a repetition can make thousands. */
export const drawnRows = 48
