import { changedLines } from './lineMoves.ts'

/** How many characters two texts share at their start and at their end. */
function shared(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  let head = 0
  while (head < shorter && left[head] === right[head]) head++
  let tail = 0
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail++
  return head + tail
}

/** Half of the shorter one is in the other, too: a line that is being typed at, not another one in its place. */
const isSameLine = (old: string, now: string): boolean =>
  shared(old, now) > 0 && 2 * shared(old, now) >= Math.min(old.length, now.length)

/** Of which lines something is left in an edit; null where it is all of them. Lines count from 1. */
export function linesLeft(before: string, after: string): ((line: number) => boolean) | null {
  if (before === after) return null
  const { head, removed, added } = changedLines(before, after)
  const gone = new Set<number>()
  removed.forEach((line, at) => {
    const text = line.trim()
    // As `lineMoves` has it: what is left over of the old lines went to the last of the new ones.
    const now = added[Math.min(at, added.length - 1)]?.trim() ?? ''
    if (text !== '' && !isSameLine(text, now)) gone.add(head + 1 + at)
  })
  return gone.size === 0 ? null : (line) => !gone.has(line)
}

/** Whether anything is left of lines that belong together. */
export function someLeft(left: (line: number) => boolean, from: number, to: number): boolean {
  for (let line = from; line <= to; line++) if (left(line)) return true
  return false
}
