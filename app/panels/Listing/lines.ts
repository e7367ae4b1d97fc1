import type { Analysis, SiteStory } from '../../../src/analysis/analysis.ts'
import type { Outcome } from '../../../src/patch/decision.ts'
import type { SlotPlaces } from '../../../src/analysis/slotPlaces.ts'
import type { ConfigId } from '../../../src/ops/op.ts'
import { slotName } from '../../../src/prelude/slotNames.ts'
import type { Chunk, Row, Section } from '../../../src/program/program.ts'
import { lineMoves, movesLines } from '../../state/lineMoves.ts'
import { linesLeft, someLeft } from '../../state/linesLeft.ts'
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
  const layout = known.get(side) ?? layoutAt(analysis, { moved: (line) => line, left: null }, side)
  own.set(analysis, known.set(side, layout))
  return layout
}

/**
 * Where the text has moved on since the analysis, lines are followed as far as they can be; what stood on lines
 * of which nothing is left stands nowhere. As long as all stay where they are, this gives the same object: most
 * keys move none.
 */
export function listingLayout(
  analysis: Analysis,
  listing: string,
  side: Side = 'before',
): ListingLayout {
  const before = analysis.input.listing
  const moved = lineMoves(before, listing)
  const left = linesLeft(before, listing)
  return left || movesLines(before, listing)
    ? layoutAt(analysis, { moved, left }, side)
    : ownLayout(analysis, side)
}

/** Where lines went since the analysis, and of which something is left; null where it is all of them. */
interface Since {
  readonly moved: (line: number) => number
  readonly left: ((line: number) => boolean) | null
}

function layoutAt(analysis: Analysis, { moved, left }: Since, side: Side): ListingLayout {
  const { program } = analysis
  const { slotPlaces } = analysis
  const { config } = analysis.input
  const sites = analysis.stories.map(({ site }) => site)
  const lines = new Map<number, ListingLine>()
  program.sections.forEach((section, index) => {
    const inText = index === program.text
    for (const [line, entry] of linesOf({ section, config, slotPlaces }, inText ? sites : null)) {
      const at = moved(line)
      if (left && !left(line)) continue
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
    .filter((_, index) => hasLine(sites[index], left))
  const ordered = new Map([...lines].toSorted(([left], [right]) => left - right))
  return { lines: side === 'after' ? patchedLines(analysis, ordered, moved) : ordered, bands, side }
}

/** The site stands on lines of the text, and something of them is left. */
const hasLine = (site: SiteStory['site'] | undefined, left: Since['left']): boolean =>
  site !== undefined &&
  site.line > 0 &&
  (left === null || someLeft(left, site.line, Math.max(site.line, site.lastLine)))

type Sites = readonly SiteStory['site'][]

/** Index of the site that an offset lies in; null in none, and outside of `.text`. */
function siteAt(sites: Sites | null, offset: number): number | null {
  if (sites === null) return null
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

/** Where the bytes of a line lie: from its first statement to its last, and all of them. */
interface Extent {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly lowest: number
  readonly highest: number
}

/** What lines are laid out from. */
interface Source {
  readonly section: Section
  readonly config: ConfigId
  readonly slotPlaces: SlotPlaces
}

/** The lines of one section, and what they were laid out from. */
interface LaidSection extends Source {
  /** Of `.text`; null outside of it. */
  readonly sites: Sites | null
  readonly lines: ReadonlyMap<number, ListingLine>
  readonly extents: readonly Extent[]
}

function laidOut(source: Source, sites: Sites | null): LaidSection {
  const { section } = source
  const lines = new Map<number, ListingLine>()
  const extents: Extent[] = []
  const rowsAt = indexesByLine(section.rows)
  for (const [line, indexes] of indexesByLine(section.chunks)) {
    if (line === 0) continue
    const chunks = indexes.flatMap((index) => section.chunks[index] ?? [])
    const extent = extentOf(line, chunks)
    extents.push(extent)
    lines.set(line, lineOf(source, extent, rowsAt.get(line) ?? [], sites))
  }
  return { ...source, sites, lines, extents }
}

function extentOf(line: number, chunks: readonly Chunk[]): Extent {
  const [first] = chunks
  const last = chunks.at(-1)
  const extent = {
    line,
    from: first?.offset ?? 0,
    to: last ? last.offset + last.length : 0,
    lowest: Number.POSITIVE_INFINITY,
    highest: 0,
  }
  for (const { offset, length } of chunks) {
    extent.lowest = Math.min(extent.lowest, offset)
    extent.highest = Math.max(extent.highest, offset + length)
  }
  return extent
}

/** Lines of the last layout, by the name of their section: most keys leave all but one as they are. */
const last = new Map<string, LaidSection>()

/** `sites` is null outside of `.text`. */
function linesOf(source: Source, sites: Sites | null): ReadonlyMap<number, ListingLine> {
  const { name } = source.section
  const before = last.get(name)
  const laid = (before && laidAgain(before, source, sites)) ?? laidOut(source, sites)
  last.set(name, laid)
  return laid.lines
}

/** The same lines but for those that differ; null where more has changed than what some of them say. */
function laidAgain(before: LaidSection, source: Source, sites: Sites | null): LaidSection | null {
  const { section } = source
  const { chunks, rows } = before.section
  if (before.config !== source.config || !sameSites(before.sites, sites)) return null
  if (!sameItems(chunks, section.chunks) || rows.length !== section.rows.length) return null
  const changed = changedIn(before, section)
  if (changed === null || changed.size === 0) return changed && { ...before, ...source }
  const rowsAt = indexesByLine(section.rows)
  const lines = new Map(before.lines)
  for (const extent of before.extents) {
    const { line } = extent
    if (changed.has(line)) {
      lines.set(line, lineOf(source, extent, rowsAt.get(line) ?? [], sites))
    }
  }
  return { ...before, ...source, lines }
}

/** Lines whose rows or bytes are others; null where a row has gone to another line. */
function changedIn({ section: before, extents }: LaidSection, now: Section): Set<number> | null {
  const changed = new Set<number>()
  for (let index = 0; index < now.rows.length; index++) {
    const row = now.rows[index]
    const old = before.rows[index]
    if (row === old || !row) continue
    if (row.line !== old?.line) return null
    changed.add(row.line)
  }
  for (const { line, lowest, highest } of extents) {
    for (let at = lowest; at < highest; at++) {
      if (before.bytes[at] !== now.bytes[at]) changed.add(line)
    }
  }
  return changed
}

const sameItems = (left: readonly unknown[], right: readonly unknown[]): boolean =>
  left.length === right.length && left.every((each, at) => each === right[at])

function sameSites(left: Sites | null, right: Sites | null): boolean {
  if (left === null || right === null) return left === right
  return (
    left.length === right.length &&
    left.every(
      ({ offset, length }, at) => offset === right[at]?.offset && length === right[at].length,
    )
  )
}

function lineOf(
  { section, slotPlaces }: Source,
  { from, to }: Extent,
  indexes: readonly number[],
  sites: Sites | null,
): ListingLine {
  const numbered = indexes.flatMap((index) => {
    const row = section.rows[index]
    return row ? [{ row, index }] : []
  })
  const own = numbered.filter(({ row }) => !isExpanded(row))
  return {
    gutter: gutterOf(section, from, to - from),
    site: siteAt(sites, from),
    expansion: numbered
      .filter(({ row }) => isExpanded(row))
      .map(({ row, index }) => expansionRow(section, row, index, sites, slotPlaces)),
    offsets: own.map(({ row }) => row.offset),
    rows: sites ? own.map(({ index }) => index) : [],
    replaced: false,
  }
}

const isExpanded = (row: Row): boolean => row.expansion !== null

const expansionRow = (
  section: Section,
  row: Row,
  index: number,
  sites: Sites | null,
  places: SlotPlaces,
): ExpansionRow => ({
  gutter: gutterOf(section, row.offset, row.length),
  att: inColumns(withPlaces(row.expansion?.text ?? row.text, places)),
  intel: inColumns(row.intel),
  offset: row.offset,
  site: siteAt(sites, row.offset),
  row: sites ? index : -1,
})

/** A copy: a line that stays must not keep the bytes of a whole section. */
const gutterOf = ({ bytes }: Section, offset: number, length: number): Gutter => ({
  ...gutterAt(bytes, offset, 0),
  bytes: bytes.slice(offset, offset + length),
})

/** The prelude's name for the slot of an operation, as the place in its struct that it is. */
const withPlaces = (text: string, places: SlotPlaces): string =>
  text.replace(slotName, (name) => places[name] ?? name)
