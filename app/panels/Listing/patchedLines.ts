import type { Analysis, SiteStory } from '../../../src/analysis/analysis.ts'
import { bytesEqual } from '../../../src/base/bytes.ts'
import { type Gutter, gutterAt, inColumns } from './gutter.ts'
import type { ExpansionRow, ListingLine } from './lines.ts'

type Lines = ReadonlyMap<number, ListingLine>

/** Whether boot changed the bytes of the site. */
const isPatched = ({ decision: { edit } }: SiteStory): boolean =>
  !bytesEqual(edit.before, edit.after)

/** Index among the patched rows of what stood at an offset; undefined where a patch replaced it. */
type RowAfter = (offset: number) => number | undefined

/**
 * The lines as they are after patching: rows keep their line, but for those of patched sites, which stand
 * under the last line of their site in place of what was there. `moved` follows lines through an edit.
 */
export function patchedLines(
  analysis: Analysis,
  before: Lines,
  moved: (line: number) => number,
): Lines {
  const stories = analysis.stories.filter(isPatched)
  const indexes = new Map(analysis.rowsAfter.map(({ offset }, index) => [offset, index]))
  const replaced = replacedOffsets(analysis, stories)
  const rowAfter: RowAfter = (offset) => (replaced.has(offset) ? undefined : indexes.get(offset))
  const lines = new Map(
    [...before].map(([line, entry]) => [line, remaining(entry, rowAfter, analysis.patchedText)]),
  )
  for (const story of stories) {
    const line = moved(Math.max(story.site.line, story.site.lastLine))
    const entry = lines.get(line)
    if (!entry) continue
    const written = story.after.map((row) => patchedRow(analysis, story, row, indexes))
    const expansion = [...entry.expansion, ...written].toSorted(
      (left, right) => left.offset - right.offset,
    )
    lines.set(line, { ...entry, expansion })
  }
  return lines
}

function replacedOffsets({ program }: Analysis, stories: readonly SiteStory[]): Set<number> {
  const rows = program.sections[program.text]?.rows ?? []
  return new Set(
    stories.flatMap(({ site }) =>
      rows.slice(site.rows.from, site.rows.to).map(({ offset }) => offset),
    ),
  )
}

/** What is left of a line where the rows of patched sites are gone. */
function remaining(entry: ListingLine, rowAfter: RowAfter, patched: Uint8Array): ListingLine {
  const own = entry.rows.flatMap((_, at) => {
    const offset = entry.offsets[at] ?? 0
    const row = rowAfter(offset)
    return row === undefined ? [] : [{ offset, row }]
  })
  const replaced = own.length < entry.rows.length
  const inText = entry.rows.length > 0 || entry.expansion.some(({ row }) => row !== -1)
  return {
    ...entry,
    gutter:
      replaced && own.length === 0 ? null : inText ? patchedGutter(entry, patched) : entry.gutter,
    offsets: entry.rows.length === 0 ? entry.offsets : own.map(({ offset }) => offset),
    rows: own.map(({ row }) => row),
    expansion: entry.expansion.flatMap((made) => {
      if (made.row === -1) return [made]
      const row = rowAfter(made.offset)
      return row === undefined ? [] : [{ ...made, row }]
    }),
    replaced,
  }
}

const patchedGutter = ({ gutter }: ListingLine, patched: Uint8Array): Gutter | null =>
  gutter && gutterAt(patched, Number.parseInt(gutter.address, 16), gutter.bytes.length)

const patchedRow = (
  { patchedText }: Analysis,
  { site }: SiteStory,
  row: SiteStory['after'][number],
  indexes: ReadonlyMap<number, number>,
): ExpansionRow => ({
  gutter: gutterAt(patchedText, row.offset, row.length),
  att: inColumns(row.text),
  intel: inColumns(row.intel),
  offset: row.offset,
  site: site.index,
  row: indexes.get(row.offset) ?? -1,
})
