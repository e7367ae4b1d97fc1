import type { Outcome as ItaniumOutcome } from '../../../src/ia64/patch/decision.ts'
import type { ListingRow } from '../../../src/ia64/story/rows.ts'
import type { Ia64Told } from '../../../src/ia64/story/told.ts'
import type { Outcome } from '../../../src/patch/decision.ts'
import { lineMoves } from '../../state/lineMoves.ts'
import type { Gutter } from '../../panels/Listing/gutter.ts'
import type { ListingLayout, ListingLine } from '../../panels/Listing/lines.ts'

/** The colour and mark that an outcome has in the vocabulary of the page. */
export const outcomes: Readonly<Record<ItaniumOutcome, Outcome>> = {
  replaced: 'inline',
  redirected: 'jump',
  called: 'c-call',
  kept: 'keep',
}

/** As the kernel names an instruction: its bundle, its slot in the two low bits. */
export const tagOffset = ({ offset, slot }: Pick<ListingRow, 'offset' | 'slot'>): number =>
  offset | slot

/** Every instruction by its tag; the first of a bundle shows the bytes of all three. */
function gutterOf({ sections }: Ia64Told, row: ListingRow): Gutter {
  const { bytes = new Uint8Array(0) } = sections[row.section] ?? {}
  const shown = row.slot === 0 ? bytes.subarray(row.offset, row.offset + 16) : new Uint8Array(0)
  return { address: tagOffset(row).toString(16).padStart(4, '0'), bytes: shown }
}

/** Lines with instructions, and the lines of the sites, in the text as it stands now. */
export function itaniumLayout(told: Ia64Told, listing: string): ListingLayout {
  const moved = lineMoves(told.input.listing, listing)
  const lines = new Map<number, ListingLine>()
  const byLine = told.rows.toSorted((left, right) => left.line - right.line)
  for (const row of byLine) {
    const index = told.rows.indexOf(row)
    const line = moved(row.line)
    if (line === 0) continue
    const known = lines.get(line)
    lines.set(line, {
      gutter: known?.gutter ?? gutterOf(told, row),
      site: siteOf(told, row),
      expansion: [],
      offsets: [...(known?.offsets ?? []), tagOffset(row)],
      rows: [...(known?.rows ?? []), index],
      replaced: false,
    })
  }
  const bands = told.stories.flatMap(({ index, line, lastLine, decision }) => {
    const [from, to] = [moved(line), moved(lastLine)]
    if (from === 0 || to < from) return []
    return [{ site: index, outcome: outcomes[decision.outcome], from, to }]
  })
  return { lines, bands, side: 'before' }
}

const siteOf = ({ stories }: Ia64Told, { section, offset }: ListingRow): number | null =>
  stories.find(
    ({ site }) =>
      site.section === section && offset >= site.offset && offset < site.offset + site.length,
  )?.index ?? null
