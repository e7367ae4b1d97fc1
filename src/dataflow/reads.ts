import { leaves, maskAt, type Mask, rowAt } from './effects.ts'
import type { Dataflow } from './dataflow.ts'

/**
 * The first row, in the order of the listing, that reads what a register (or any of several flags) held after
 * `from`; null where none does.
 */
export function firstReader(flow: Dataflow, from: number, wanted: Mask): number | null {
  const { graph } = flow
  const seen = new Set<number>()
  const rows: number[] = []
  const masks: number[] = []
  const go = (to: number, mask: Mask) => {
    if (to === -1) return
    rows.push(to)
    masks.push(mask)
  }
  const onTo = (at: number, mask: Mask) => {
    go(rowAt(graph.next, at), mask)
    go(rowAt(graph.jump, at), mask)
    go(rowAt(graph.callee, at), mask)
  }
  onTo(from, wanted)
  let first: number | null = null
  for (let row = rows.pop(); row !== undefined; row = rows.pop()) {
    const alive = (masks.pop() ?? 0) & maskAt(flow.liveness.read.before, row)
    if (alive === 0 || seen.has(row)) continue
    seen.add(row)
    if ((readsAt(flow, row) & alive) === 0) onwards(flow, row, alive, onTo)
    else if (first === null || isEarlier(row, first, from)) first = row
  }
  return first
}

/** Where a value goes on to from a row that does not read it. A site's push carries it to behind the pop. */
function onwards(
  { effects }: Dataflow,
  row: number,
  mask: Mask,
  onTo: (at: number, mask: Mask) => void,
): void {
  const pop = rowAt(effects.popOf, row)
  if (pop !== -1 && mask === 1 << rowAt(effects.paired, row)) return onTo(pop, mask)
  const left = mask & ~maskAt(effects.kills, row)
  if (left !== 0) onTo(row, left)
}

/** What a comment says is needed where control leaves at a row; nothing elsewhere. */
export const saidNeeded = ({ input, graph }: Dataflow, row: number): Mask =>
  leaves(input, graph, row)
    ? (input.annotations.live.get(input.rows[row]?.line ?? 0)?.registers ?? 0)
    : 0

const readsAt = (flow: Dataflow, row: number): Mask =>
  maskAt(flow.effects.reads, row) | (maskAt(flow.liveness.read.before, row) & saidNeeded(flow, row))

/** Rows behind the start come before those that a loop leads back to. */
function isEarlier(row: number, other: number, from: number): boolean {
  const [behind, otherBehind] = [row > from, other > from]
  return behind === otherBehind ? row < other : behind
}
