import { leaves, maskAt, type Mask, rowAt } from './effects.ts'
import type { FlowGraph } from './graph.ts'
import type { Dataflow } from './dataflow.ts'

/**
 * The first row, in the order of the listing, that reads what a register (or any of several flags) held after
 * `from`; null where none does.
 */
export function firstReader(flow: Dataflow, from: number, wanted: Mask): number | null {
  const { graph } = flow
  const seen = new Set<number>()
  const waiting: [number, Mask][] = successors(graph, from).map((row) => [row, wanted])
  let first: number | null = null
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [row, mask] = next
    const alive = mask & maskAt(flow.liveness.read.before, row)
    if (seen.has(row) || alive === 0) continue
    seen.add(row)
    if ((readsAt(flow, row) & alive) !== 0) {
      if (first === null || isEarlier(row, first, from)) first = row
    } else waiting.push(...onwards(flow, row, alive))
  }
  return first
}

const successors = ({ next, jump, callee }: FlowGraph, row: number): readonly number[] =>
  [next, jump, callee].map((rows) => rowAt(rows, row)).filter((to) => to !== -1)

/** Where a value goes on to from a row that does not read it. A site's push carries it to behind the pop. */
function onwards({ graph, effects }: Dataflow, row: number, mask: Mask): readonly [number, Mask][] {
  const pop = rowAt(effects.popOf, row)
  if (pop !== -1 && mask === 1 << rowAt(effects.paired, row)) {
    return successors(graph, pop).map((to) => [to, mask])
  }
  const left = mask & ~maskAt(effects.kills, row)
  return left === 0 ? [] : successors(graph, row).map((to) => [to, left])
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
