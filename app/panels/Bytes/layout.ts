/** Pixels between two bytes. */
export const gap = 3
/** Widest and narrowest byte. */
const widest = 38
const narrowest = 24
/** Width of the row labels, and of the addresses where rows are broken, with the gap behind them. */
const sideLabel = 62
export const addressColumn = 42
/** Bytes in a row where they do not fit into one; half as many where all is drawn twice as large. */
const brokenRows = [8, 4] as const

export interface StripLayout {
  /** Width of a byte in pixels. */
  readonly byte: number
  /** Bytes in a row; a broken strip has addresses before its rows. */
  readonly perRow: number
  readonly broken: boolean
  /** Labels stand beside the rows, else above. */
  readonly side: boolean
}

const byteWidth = (room: number, count: number): number =>
  Math.min(widest, Math.floor((room + gap) / Math.max(1, count)) - gap)

function brokenLayout(width: number): StripLayout {
  const room = width - addressColumn
  const [usual, few] = brokenRows
  const perRow = byteWidth(room, usual) >= narrowest ? usual : few
  const byte = Math.max(narrowest, byteWidth(room, perRow))
  return { byte, perRow, broken: true, side: false }
}

/** One row of bytes with labels beside it, else with labels above, else rows of 8, or of 4. */
function unbroken(width: number, count: number): StripLayout | null {
  const beside = byteWidth(width - sideLabel, count)
  if (beside >= narrowest) return { byte: beside, perRow: count, broken: false, side: true }
  const below = byteWidth(width, count)
  return below >= narrowest ? { byte: below, perRow: count, broken: false, side: false } : null
}

/**
 * How a strip is laid out in `width` pixels. `widestCount` is what the longest candidate of the story needs:
 * where that fits into one row, every step keeps its scale.
 */
export function stripLayout(
  width: number,
  count: number,
  widestCount: number,
  narrow: boolean,
): StripLayout {
  if (narrow) return brokenLayout(width)
  return unbroken(width, widestCount) ?? unbroken(width, count) ?? brokenLayout(width)
}

/** Pixels from the start of the row to the end of `count` bytes. */
export const span = (layout: StripLayout, count: number): number =>
  count * (layout.byte + gap) - gap
