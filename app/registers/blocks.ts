import { drawnRows, isOpen } from '../panels/Listing/expansions.ts'
import type { ListingLayout, ListingLine } from '../panels/Listing/lines.ts'
import type { ViewState } from '../state/view.ts'

/** What is drawn beside one line, or beside one row under it: some rows of `.text`, mostly one. */
export interface Block {
  /** From 1. */
  readonly line: number
  /** 0 for the line itself, n for the n-th row under it. */
  readonly under: number
  /** Indexes of rows, ascending; several where a macro is closed. */
  readonly rows: readonly number[]
}

/** The blocks of a listing, from top to bottom, and how to find them. */
export interface Blocks {
  readonly all: readonly Block[]
  /** Index of the first block at or after a line. */
  from(line: number): number
}

type Opening = Pick<ViewState, 'expansions' | 'expanded'>

export function blocksOf(layout: ListingLayout, view: Opening, site: number | null): Blocks {
  const all: Block[] = []
  for (const [line, entry] of layout.lines)
    all.push(...blocksAt(line, entry, isOpen(line, entry, view, site)))
  return { all, from: (line) => firstFrom(all, line) }
}

function blocksAt(line: number, entry: ListingLine, open: boolean): readonly Block[] {
  const made = entry.expansion.flatMap(({ row }) => (row === -1 ? [] : [row]))
  const own = entry.rows
  if (made.length === 0) return own.length === 0 ? [] : [{ line, under: 0, rows: own }]
  if (!open) return [{ line, under: 0, rows: [...own, ...made].toSorted((a, b) => a - b) }]
  const under = entry.expansion
    .slice(0, drawnRows)
    .flatMap(({ row }, at) => (row === -1 ? [] : [{ line, under: at + 1, rows: [row] }]))
  return own.length === 0 ? under : [{ line, under: 0, rows: own }, ...under]
}

function firstFrom(blocks: readonly Block[], line: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.line ?? 0) < line) low = middle + 1
    else high = middle
  }
  return low
}
