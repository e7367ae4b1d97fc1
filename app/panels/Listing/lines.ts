import type { Analysis } from '../../../src/analysis/analysis.ts'
import type { Outcome } from '../../../src/patch/decision.ts'
import { opByMember, structBasesOf } from '../../../src/ops/index.ts'
import type { ConfigId } from '../../../src/ops/op.ts'
import type { Row, Section } from '../../../src/program/program.ts'
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

interface Numbered {
  readonly row: Row
  readonly index: number
}

/** In the order in which the lines first occur. */
function byLine<Entry>(
  entries: readonly Entry[],
  lineOf: (entry: Entry) => number,
): Map<number, Entry[]> {
  const lines = new Map<number, Entry[]>()
  for (const entry of entries) {
    const known = lines.get(lineOf(entry))
    if (known) known.push(entry)
    else lines.set(lineOf(entry), [entry])
  }
  return lines
}

/** `siteOf` is null outside of `.text`. */
function linesOf(
  section: Section,
  siteOf: SiteOf | null,
  config: ConfigId,
): Map<number, ListingLine> {
  const lines = new Map<number, ListingLine>()
  const numbered = section.rows.map((row, index): Numbered => ({ row, index }))
  const rowsAt = byLine(numbered, ({ row }) => row.line)
  for (const [line, chunks] of byLine(section.chunks, (chunk) => chunk.line)) {
    const first = chunks[0]
    if (!first || line === 0) continue
    const rows = rowsAt.get(line) ?? []
    const own = rows.filter(({ row }) => !isExpanded(row))
    const last = chunks.at(-1) ?? first
    lines.set(line, {
      gutter: gutterOf(section, first.offset, last.offset + last.length - first.offset),
      site: siteOf?.(first.offset) ?? null,
      expansion: rows
        .filter(({ row }) => isExpanded(row))
        .map((found) => expansionRow(section, found, siteOf, config)),
      offsets: own.map(({ row }) => row.offset),
      rows: siteOf ? own.map(({ index }) => index) : [],
      replaced: false,
    })
  }
  return lines
}

const isExpanded = (row: Row): boolean => row.expansion !== null

const expansionRow = (
  section: Section,
  { row, index }: Numbered,
  siteOf: SiteOf | null,
  config: ConfigId,
): ExpansionRow => ({
  gutter: gutterOf(section, row.offset, row.length),
  att: inColumns(withPlaces(row.expansion?.text ?? row.text, config)),
  intel: inColumns(row.intel),
  offset: row.offset,
  site: siteOf?.(row.offset) ?? null,
  row: siteOf ? index : -1,
})

/** The prelude's name for the slot of an operation, as the place in its struct that it is. */
const withPlaces = (text: string, config: ConfigId): string =>
  text.replace(/\bPV_SLOT_([\w.]+)/g, (constant, member: string) => {
    const op = opByMember(config, member)
    return op ? `${op.table}+${op.slot - (structBasesOf(config)[op.table] ?? 0n)}` : constant
  })

const gutterOf = ({ bytes }: Section, offset: number, length: number): Gutter =>
  gutterAt(bytes, offset, length)
