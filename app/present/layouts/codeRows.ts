import type { ListingLine } from '../../panels/Listing/lines.ts'
import { type RegisterRow, rowsOfLine } from '../../registers/rows.ts'
import type { Column } from '../../registers/columns.ts'
import type { Look } from '../../registers/picture.ts'
import type { RowScene } from '../../registers/scene.ts'
import type { Syntax } from '../../state/view.ts'
import type { ProjectedColumns } from './projectedColumns.ts'

/** One line of the listing, or one instruction that a macro made, with its registers. */
export interface CodeRow {
  readonly text: string
  readonly line: number
  readonly registers: RegisterRow
}

const textUnder = (entry: ListingLine | undefined, place: number, syntax: Syntax): string =>
  entry?.expansion[place - 1]?.[syntax] ?? ''

const indent = (text: string): string => /^\s*/.exec(text)?.[0] ?? ''

/** How much further in what a macro made stands than its line. */
const under = '  '

/** Every row of the listing, from top to bottom. */
export function codeRows(scene: RowScene, listing: string, syntax: Syntax): readonly CodeRow[] {
  return listing.split('\n').flatMap((text, index) => {
    const line = index + 1
    const entry = scene.layout.lines.get(line)
    return rowsOfLine(scene, line).map((registers, place) => ({
      text: place === 0 ? text : indent(text) + under + textUnder(entry, place, syntax),
      line,
      registers,
    }))
  })
}

/**
 * The rows that are shown: at most `most`, with those of the site in view in the middle. A site that is longer
 * shows from its first row on; what the step is about is in view, wherever it stands.
 */
export function shownRows(rows: readonly CodeRow[], most: number): readonly CodeRow[] {
  const from = rows.findIndex(({ registers }) => registers.current)
  const to = rows.findLastIndex(({ registers }) => registers.current)
  const within = (start: number) => Math.max(0, Math.min(start, rows.length - most))
  const height = to - from + 1
  const centred = within(Math.max(0, from) - Math.max(0, Math.floor((most - height) / 2)))
  const about = rows.findLastIndex(({ registers }) => registers.inView)
  const seen = about < 0 || (about >= centred && about < centred + most)
  const start = seen ? centred : within(about - Math.floor(most / 2))
  return rows.slice(start, start + most)
}

/** Named columns that find room beside the text. */
const mostNamed = 8

/** Where there are too many columns for a projector: those that show something in these rows. */
export function shownColumns(
  { columns, tooMany }: ProjectedColumns,
  rows: readonly CodeRow[],
): readonly Column[] {
  if (!tooMany) return columns
  const drawn = rows.flatMap(({ registers }) => registers.cells)
  const rank = (column: Column): number => {
    const looks = drawn.flatMap((cell) => (cell.column === column ? [cell.look] : []))
    return Math.min(3, ...looks.map(rankOf))
  }
  const told = columns.map((column) => ({ column, rank: rank(column) })).filter(isTold)
  const first = told.toSorted((left, right) => left.rank - right.rank).slice(0, mostNamed)
  return told.filter((each) => first.includes(each)).map(({ column }) => column)
}

const isTold = ({ rank }: { readonly rank: number }): boolean => rank < 3

/** What a room has to see before all else comes first: a value that dies, then values, then what may be destroyed. */
function rankOf(look: Look): number {
  if (look === 'absent' || look === 'empty') return 3
  if (look === 'may-destroy') return 2
  return look === 'destroyed' ? 0 : 1
}

/** Without the indentation that all rows have: a projector has no room for it. */
export function dedented(rows: readonly CodeRow[]): readonly CodeRow[] {
  const written = rows.filter(({ text }) => text.trim() !== '')
  const common = Math.min(...written.map(({ text }) => indent(text).length))
  return rows.map((row) => ({ ...row, text: row.text.slice(common) }))
}
