import type { Outcome as ItaniumOutcome } from '../../../src/ia64/patch/decision.ts'
import type { ListingRow } from '../../../src/ia64/story/rows.ts'
import type { Ia64Told } from '../../../src/ia64/story/told.ts'
import type { Outcome } from '../../../src/patch/decision.ts'
import { lineMoves } from '../../state/lineMoves.ts'
import { linesLeft, someLeft } from '../../state/linesLeft.ts'
import type { Gutter } from '../../panels/Listing/gutter.ts'
import type { ExpansionRow, ListingLayout, ListingLine } from '../../panels/Listing/lines.ts'

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
export function itaniumLayout(
  told: Ia64Told,
  listing: string,
  side: ListingLayout['side'] = 'before',
): ListingLayout {
  const { lines, bands } = layoutBefore(told, listing)
  if (side === 'before') return { lines, bands, side }
  const after = linesAfter(told, lines, lineMoves(told.input.listing, listing))
  return { lines: withBraces(after, bands), bands, side }
}

/** The code of a row after patching, under the last line of its site. */
const writtenRow = (told: Ia64Told, row: ListingRow, index: number): ExpansionRow => ({
  gutter: {
    address: tagOffset(row).toString(16).padStart(4, '0'),
    bytes:
      row.slot === 0
        ? (told.patched[row.section] ?? new Uint8Array(0)).slice(row.offset, row.offset + 16)
        : new Uint8Array(0),
  },
  att: row.text,
  intel: row.text,
  offset: tagOffset(row),
  site: siteOf(told, row),
  row: index,
})

/** Rows keep their line, but for those of patched sites: what was written there stands under the last of them. */
function linesAfter(
  told: Ia64Told,
  before: ReadonlyMap<number, ListingLine>,
  moved: (line: number) => number,
): ReadonlyMap<number, ListingLine> {
  const isWritten = (row: ListingRow) =>
    told.stories.some(
      ({ index, decision: { outcome } }) =>
        index === siteOf(told, row) && (outcome === 'replaced' || outcome === 'called'),
    )
  const places = new Map(
    told.rowsAfter.map((row, index) => [`${row.section} ${tagOffset(row)}`, index]),
  )
  const lines = new Map<number, ListingLine>()
  for (const [line, entry] of before) {
    const own = entry.rows.flatMap((index) => told.rows[index] ?? [])
    const replaced = own.some(isWritten)
    const rows = replaced
      ? []
      : own.flatMap((row) => places.get(`${row.section} ${tagOffset(row)}`) ?? [])
    const offsets = replaced ? [] : entry.offsets
    lines.set(line, { ...entry, gutter: replaced ? null : entry.gutter, rows, offsets, replaced })
  }
  for (const [index, row] of told.rowsAfter.entries()) {
    const line = moved(row.line)
    const entry = lines.get(line)
    if (!entry || !isWritten(row)) continue
    const expansion = [...entry.expansion, writtenRow(told, row, index)]
    lines.set(line, { ...entry, expansion })
  }
  return lines
}

const replacedLine = (site: number): ListingLine => ({
  gutter: null,
  site,
  expansion: [],
  offsets: [],
  rows: [],
  replaced: true,
})

/** Braces and blanks between what was replaced were replaced with it. */
function withBraces(
  lines: ReadonlyMap<number, ListingLine>,
  bands: ListingLayout['bands'],
): ReadonlyMap<number, ListingLine> {
  const all = new Map(lines)
  for (const { site, from, to } of bands) {
    if (!lines.get(from)?.replaced) continue
    for (let line = from; line <= to; line++) {
      if (!all.has(line)) all.set(line, replacedLine(site))
    }
  }
  return new Map([...all].toSorted(([left], [right]) => left - right))
}

function layoutBefore(told: Ia64Told, listing: string): Pick<ListingLayout, 'lines' | 'bands'> {
  const moved = lineMoves(told.input.listing, listing)
  const left = linesLeft(told.input.listing, listing)
  const lines = new Map<number, ListingLine>()
  const byLine = told.rows.toSorted((left, right) => left.line - right.line)
  for (const row of byLine) {
    const index = told.rows.indexOf(row)
    const line = moved(row.line)
    if (line === 0 || (left && !left(row.line))) continue
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
    if (left && !someLeft(left, line, lastLine)) return []
    return [{ site: index, outcome: outcomes[decision.outcome], from, to }]
  })
  return { lines, bands }
}

const siteOf = ({ stories }: Ia64Told, { section, offset }: ListingRow): number | null =>
  stories.find(
    ({ site }) =>
      site.section === section && offset >= site.offset && offset < site.offset + site.length,
  )?.index ?? null
