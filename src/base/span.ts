/** Half-open range of UTF-16 positions in the listing: `from` is in, `to` is out. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Line and column as people count them: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Positions at which the lines of a text start. Lines end at "\n"; a "\r" before it belongs to the line. */
export interface LineIndex {
  readonly starts: readonly number[]
}

/** Where the lines of a text begin, for `positionAt`. */
export function lineIndex(text: string): LineIndex {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { starts }
}

/** Zero-based index of the line that holds `position`. */
function lineAt({ starts }: LineIndex, position: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** Line and column, both from 1, in UTF-16 units. */
export function positionAt(index: LineIndex, position: number): Position {
  const line = lineAt(index, position)
  return { line: line + 1, column: position - (index.starts[line] ?? 0) + 1 }
}
