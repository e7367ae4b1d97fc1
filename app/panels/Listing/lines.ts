import type { Analysis } from '../../../src/analysis/analysis.ts'
import type { Outcome } from '../../../src/patch/decision.ts'
import { opByMember, structBasesOf } from '../../../src/ops/index.ts'
import type { ConfigId } from '../../../src/ops/op.ts'
import type { Row, Section } from '../../../src/program/program.ts'
import { lineMoves } from '../../state/lineMoves.ts'

/** What stands before a line: where its bytes lie in their section, and the bytes. */
export interface Gutter {
  /** Hex, at least four digits. */
  readonly address: string
  readonly bytes: Uint8Array
}

/** One instruction that a macro made, shown under the macro's line. */
export interface ExpansionRow {
  readonly gutter: Gutter
  /** As the macro spelled it. */
  readonly att: string
  readonly intel: string
  /** Offset in `.text`. */
  readonly offset: number
  readonly site: number | null
}

/** What the analysis knows of one line of the listing. */
export interface ListingLine {
  readonly gutter: Gutter
  readonly site: number | null
  /** Empty for a line that is no macro call. */
  readonly expansion: readonly ExpansionRow[]
  /** Offsets in `.text` of the instructions that the line itself is. */
  readonly offsets: readonly number[]
}

/** The lines that belong to a site, from 1. */
export interface SiteBand {
  readonly site: number
  readonly outcome: Outcome
  readonly from: number
  readonly to: number
}

/** An analysis laid beside the text that is now in the editor. Lines count from 1. */
export interface ListingLayout {
  readonly lines: ReadonlyMap<number, ListingLine>
  readonly bands: readonly SiteBand[]
}

export const noLayout: ListingLayout = { lines: new Map(), bands: [] }

/** Where the text has moved on since the analysis, lines are followed as far as they can be. */
export function listingLayout(analysis: Analysis, listing: string): ListingLayout {
  const moved = lineMoves(analysis.input.listing, listing)
  const { program } = analysis
  const { config } = analysis.input
  const siteOf = sitesByOffset(analysis)
  const lines = new Map<number, ListingLine>()
  program.sections.forEach((section, index) => {
    const inText = index === program.text
    for (const [line, entry] of linesOf(section, inText ? siteOf : () => null, config)) {
      const at = moved(line)
      if (inText || !lines.has(at)) lines.set(at, entry)
    }
  })
  const bands = analysis.stories
    .filter(({ site }) => site.line > 0)
    .map(({ site, decision }, index) => ({
      site: index,
      outcome: decision.outcome,
      from: moved(site.line),
      to: moved(Math.max(site.line, site.lastLine)),
    }))
  return { lines, bands }
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

/** In the order in which the lines first occur. */
function byLine<Entry extends { readonly line: number }>(
  entries: readonly Entry[],
): Map<number, Entry[]> {
  const lines = new Map<number, Entry[]>()
  for (const entry of entries) {
    const known = lines.get(entry.line)
    if (known) known.push(entry)
    else lines.set(entry.line, [entry])
  }
  return lines
}

function linesOf(section: Section, siteOf: SiteOf, config: ConfigId): Map<number, ListingLine> {
  const lines = new Map<number, ListingLine>()
  const rowsAt = byLine(section.rows)
  for (const [line, chunks] of byLine(section.chunks)) {
    const first = chunks[0]
    if (!first || line === 0) continue
    const rows = rowsAt.get(line) ?? []
    const last = chunks.at(-1) ?? first
    lines.set(line, {
      gutter: gutterOf(section, first.offset, last.offset + last.length - first.offset),
      site: siteOf(first.offset),
      expansion: rows.filter(isExpanded).map((row) => expansionRow(section, row, siteOf, config)),
      offsets: rows.filter((row) => !isExpanded(row)).map(({ offset }) => offset),
    })
  }
  return lines
}

const isExpanded = (row: Row): boolean => row.expansion !== null

const expansionRow = (
  section: Section,
  row: Row,
  siteOf: SiteOf,
  config: ConfigId,
): ExpansionRow => ({
  gutter: gutterOf(section, row.offset, row.length),
  att: inColumns(withPlaces(row.expansion?.text ?? row.text, config)),
  intel: inColumns(row.intel),
  offset: row.offset,
  site: siteOf(row.offset),
})

/** The prelude's name for the slot of an operation, as the place in its struct that it is. */
const withPlaces = (text: string, config: ConfigId): string =>
  text.replace(/\bPV_SLOT_([\w.]+)/g, (constant, member: string) => {
    const op = opByMember(config, member)
    return op ? `${op.table}+${op.slot - (structBasesOf(config)[op.table] ?? 0n)}` : constant
  })

/** Operands stand under each other, as in the samples. */
const inColumns = (text: string): string =>
  text.replace(/^(\S+)\s+/, (_, mnemonic: string) => `${mnemonic.padEnd(5)} `)

const gutterOf = (section: Section, offset: number, length: number): Gutter => ({
  address: offset.toString(16).padStart(4, '0'),
  bytes: section.bytes.subarray(offset, offset + length),
})
