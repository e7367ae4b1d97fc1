import { maskAt, type Mask, rowAt } from '../dataflow/effects.ts'
import type { Flow } from '../dataflow/table.ts'

/** The first row, in the order of the listing, that reads what a register (or the flags) held after `from`. */
export function firstReader(flow: Flow, from: number, bit: Mask): number | null {
  const { graph, effects, liveness } = flow
  const seen = new Set<number>()
  const waiting = [rowAt(graph.next, from), rowAt(graph.jump, from)]
  let first: number | null = null
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (row === -1 || seen.has(row)) continue
    seen.add(row)
    if ((maskAt(liveness.needed.before, row) & bit) === 0) continue
    if ((readsAt(flow, row) & bit) !== 0) {
      if (first === null || isEarlier(row, first, from)) first = row
      continue
    }
    const pop = rowAt(effects.popOf, row)
    const paired = pop !== -1 && bit === 1 << rowAt(effects.paired, row)
    if (paired) waiting.push(rowAt(graph.next, pop))
    const goesOn = (maskAt(effects.kills, row) & bit) === 0 && !paired
    if (goesOn) waiting.push(rowAt(graph.next, row), rowAt(graph.jump, row))
    waiting.push(rowAt(graph.callee, row))
  }
  return first
}

/** What is read at a row, and what a comment there says is needed. */
function readsAt({ effects, input, liveness }: Flow, row: number): Mask {
  const said = input.annotations.live.get(input.rows[row]?.line ?? 0)
  const needed = said ? maskAt(liveness.needed.before, row) & said.registers : 0
  return maskAt(effects.reads, row) | needed
}

/** Rows behind the start come before those that a loop leads back to. */
function isEarlier(row: number, other: number, from: number): boolean {
  const [behind, otherBehind] = [row > from, other > from]
  return behind === otherBehind ? row < other : behind
}
