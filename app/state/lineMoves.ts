/**
 * Where lines went in an edit. Lines before the first difference stay, lines after the last difference
 * move with the end of the text, lines in between are put at the nearest edge of what replaced them.
 * Lines count from 1.
 */
export function lineMoves(before: string, after: string): (line: number) => number {
  if (before === after) return (line) => line
  const { head, tail, oldCount, newCount } = changedLines(before, after)
  return (line) => {
    if (line <= head) return line
    if (line > oldCount - tail) return line + newCount - oldCount
    return Math.min(Math.max(line, head + 1), Math.max(head + 1, newCount - tail))
  }
}

/** Whether any line stands elsewhere: as long as none is added or taken away, each stays where it is. */
export function movesLines(before: string, after: string): boolean {
  if (before === after) return false
  const { oldCount, newCount } = changedLines(before, after)
  return oldCount !== newCount
}

/** Lines that are the same at the start and at the end of two texts, and how many each has. */
export interface ChangedLines {
  readonly head: number
  readonly tail: number
  readonly oldCount: number
  readonly newCount: number
  /** Those between, in each text. */
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/** What was asked last: several ask the same after each key. */
let last: {
  readonly before: string
  readonly after: string
  readonly changed: ChangedLines
} | null = null

export function changedLines(before: string, after: string): ChangedLines {
  if (last?.before === before && last.after === after) return last.changed
  const changed = compared(before, after)
  last = { before, after, changed }
  return changed
}

function compared(before: string, after: string): ChangedLines {
  const old = before.split('\n')
  const now = after.split('\n')
  const shorter = Math.min(old.length, now.length)
  let head = 0
  while (head < shorter && old[head] === now[head]) head++
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  return {
    head,
    tail,
    oldCount: old.length,
    newCount: now.length,
    removed: old.slice(head, old.length - tail),
    added: now.slice(head, now.length - tail),
  }
}
