import type { Analysis } from '../../../src/analysis/analysis.ts'
import { bytesEqual } from '../../../src/base/bytes.ts'
import type { Outcome } from '../../../src/patch/decision.ts'
import { opByMember, structBasesOf } from '../../../src/ops/index.ts'
import type { ConfigId } from '../../../src/ops/op.ts'
import type { Chunk, Row, Section } from '../../../src/program/program.ts'
import { lineMoves, movesLines } from '../../state/lineMoves.ts'
import { type Gutter, gutterAt, inColumns } from './gutter.ts'
import { patchedLines } from './patchedLines.ts'

/** One instruction that a macro made, shown under the macro's line. */
export interface ExpansionRow {
  readonly gutter: Gutter
  /** As the macro spelled it. */
  readonly att: string
  readonly intel: string
  /** Offset in `.text`. */
  readonly offset: number
  readonly site: number | null
  /** Index among the rows of `.text`; −1 outside of it. */
  readonly row: number
}

/** What the analysis knows of one line of the listing. */
export interface ListingLine {
  /** Null where the line's bytes are there no longer. */
  readonly gutter: Gutter | null
  readonly site: number | null
  /** Empty for a line that is no macro call. */
  readonly expansion: readonly ExpansionRow[]
  /** Offsets in `.text` of the instructions that the line itself is. */
  readonly offsets: readonly number[]
  /** Their indexes among the rows of `.text`. */
  readonly rows: readonly number[]
  /** The line itself was code that a patch has replaced. */
  readonly replaced: boolean
}

/** The lines that belong to a site, from 1. */
export interface SiteBand {
  readonly site: number
  /** Null while it is not to be known. */
  readonly outcome: Outcome | null
  readonly from: number
  readonly to: number
}

/** An analysis laid beside the text that is now in the editor. Lines count from 1. */
export interface ListingLayout {
  /** From top to bottom. */
  readonly lines: ReadonlyMap<number, ListingLine>
  readonly bands: readonly SiteBand[]
  /** Whose rows stand there: those of the text as written, or as patched. */
  readonly side: 'before' | 'after'
}

export const noLayout: ListingLayout = { lines: new Map(), bands: [], side: 'before' }

type Side = ListingLayout['side']

/** Layouts of analyses beside their own text. */
const own = new WeakMap<Analysis, Map<Side, ListingLayout>>()

function ownLayout(analysis: Analysis, side: Side): ListingLayout {
  const known = own.get(analysis) ?? new Map<Side, ListingLayout>()
  const layout = known.get(side) ?? layoutAt(analysis, (line) => line, side)
  own.set(analysis, known.set(side, layout))
  return layout
}

/**
 * Where the text has moved on since the analysis, lines are followed as far as they can be. As long as all stay
 * where they are, this gives the same object: most keys move none.
 */
export function listingLayout(
  analysis: Analysis,
  listing: string,
  side: Side = 'before',
): ListingLayout {
  const before = analysis.input.listing
  return movesLines(before, listing)
    ? layoutAt(analysis, lineMoves(before, listing), side)
    : ownLayout(analysis, side)
}

function layoutAt(analysis: Analysis, moved: (line: number) => number, side: Side): ListingLayout {
  const { program } = analysis
  const { config } = analysis.input
  const siteOf = sitesByOffset(analysis)
  const lines = new Map<number, ListingLine>()
  program.sections.forEach((section, index) => {
    const inText = index === program.text
    for (const [line, entry] of linesOf(section, inText ? siteOf : null, config)) {
      const at = moved(line)
      if (inText || !lines.has(at)) lines.set(at, entry)
    }
  })
  const bands = analysis.stories
    .map(({ site, decision }, index) => ({
      site: index,
      outcome: decision.outcome,
      from: moved(site.line),
      to: moved(Math.max(site.line, site.lastLine)),
    }))
    .filter((_, index) => (analysis.stories[index]?.site.line ?? 0) > 0)
  const ordered = new Map([...lines].toSorted(([left], [right]) => left - right))
  return { lines: side === 'after' ? patchedLines(analysis, ordered, moved) : ordered, bands, side }
}

function sitesByOffset({ stories }: Analysis): (offset: number) => number | null {
  const sites = stories.map(({ site }) => site)
  return (offset) => {
    let low = 0
    let high = sites.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sites[middle]?.offset ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    const site = sites[low - 1]
    return site && offset < site.offset + site.length ? low - 1 : null
  }
}

type SiteOf = (offset: number) => number | null

/** Indexes of entries by line, in the order in which the lines first occur. */
function indexesByLine(entries: readonly { readonly line: number }[]): Map<number, number[]> {
  const lines = new Map<number, number[]>()
  entries.forEach(({ line }, index) => {
    const known = lines.get(line)
    if (known) known.push(index)
    else lines.set(line, [index])
  })
  return lines
}

/** `siteOf` is null outside of `.text`. */
function linesOf(
  section: Section,
  siteOf: SiteOf | null,
  config: ConfigId,
): Map<number, ListingLine> {
  const lines = new Map<number, ListingLine>()
  const rowsAt = indexesByLine(section.rows)
  for (const [line, indexes] of indexesByLine(section.chunks)) {
    const chunks = indexes.flatMap((index) => section.chunks[index] ?? [])
    if (line > 0) lines.set(line, lineOf(section, chunks, rowsAt.get(line) ?? [], siteOf, config))
  }
  return lines
}

/** What one line is laid out from, beside its configuration. */
interface Ground {
  readonly chunks: readonly Chunk[]
  readonly indexes: readonly number[]
  readonly rows: readonly Row[]
  /** Of the line, then of each row; null outside of `.text`. */
  readonly sites: readonly (number | null)[] | null
  readonly from: number
  /** A copy: what is kept of one line must not keep a whole section. */
  readonly bytes: Uint8Array
}

interface Laid extends Ground {
  readonly config: ConfigId
  readonly line: ListingLine
}

/** By the first statement of a line: most keys leave most lines as they are, and those stay the same objects. */
const laidBefore = new WeakMap<Chunk, Laid>()

const sameItems = (left: readonly unknown[], right: readonly unknown[]): boolean =>
  left.length === right.length && left.every((each, at) => each === right[at])

const isLaidOn = (laid: Laid, { chunks, indexes, rows, sites, bytes }: Ground): boolean =>
  sameItems(laid.chunks, chunks) &&
  sameItems(laid.indexes, indexes) &&
  sameItems(laid.rows, rows) &&
  (sites === null ? laid.sites === null : laid.sites !== null && sameItems(laid.sites, sites)) &&
  bytesEqual(laid.bytes, bytes)

function lineOf(
  section: Section,
  chunks: readonly Chunk[],
  indexes: readonly number[],
  siteOf: SiteOf | null,
  config: ConfigId,
): ListingLine {
  const [first] = chunks
  const last = chunks.at(-1)
  const from = first?.offset ?? 0
  const to = last ? last.offset + last.length : from
  const rows = indexes.flatMap((index) => section.rows[index] ?? [])
  const sites = siteOf && [siteOf(from), ...rows.map(({ offset }) => siteOf(offset))]
  const ground = { chunks, indexes, rows, sites, from, bytes: section.bytes.slice(from, to) }
  const known = first && laidBefore.get(first)
  if (known?.config === config && isLaidOn(known, ground)) return known.line
  const line = laidOut(section, ground, config)
  const whole = rows.every(({ offset, length }) => from <= offset && offset + length <= to)
  if (first && whole) laidBefore.set(first, { ...ground, config, line })
  return line
}

function laidOut(section: Section, ground: Ground, config: ConfigId): ListingLine {
  const { indexes, rows, sites, from, bytes } = ground
  const own = rows.filter((row) => !isExpanded(row))
  return {
    gutter: gutterAt(bytes, 0, bytes.length, from),
    site: sites?.[0] ?? null,
    expansion: rows.flatMap((row, at) => {
      if (!isExpanded(row)) return []
      const index = sites === null ? -1 : (indexes[at] ?? -1)
      return [expansionRow(section, row, index, sites?.[at + 1] ?? null, config)]
    }),
    offsets: own.map(({ offset }) => offset),
    rows:
      sites === null
        ? []
        : indexes.filter((_, at) => rows[at] !== undefined && !isExpanded(rows[at])),
    replaced: false,
  }
}

const isExpanded = (row: Row): boolean => row.expansion !== null

const expansionRow = (
  { bytes }: Section,
  row: Row,
  index: number,
  site: number | null,
  config: ConfigId,
): ExpansionRow => ({
  gutter: gutterAt(bytes.slice(row.offset, row.offset + row.length), 0, row.length, row.offset),
  att: inColumns(withPlaces(row.expansion?.text ?? row.text, config)),
  intel: inColumns(row.intel),
  offset: row.offset,
  site,
  row: index,
})

/** The prelude's name for the slot of an operation, as the place in its struct that it is. */
const withPlaces = (text: string, config: ConfigId): string =>
  text.replace(/\bPV_SLOT_([\w.]+)/g, (constant, member: string) => {
    const op = opByMember(config, member)
    return op ? `${op.table}+${op.slot - (structBasesOf(config)[op.table] ?? 0n)}` : constant
  })
