import { conventionOf } from '../x86/conventions.ts'
import type { Effects, Mask } from './effects.ts'
import { eachFlag, flagsBit } from './effects.ts'
import type { FlowGraph } from './graph.ts'
import type { FlowInput } from './transfer.ts'

/** What calls within the text do, as their callees' rows have it. Indexed by row; zero where there are none. */
export interface LocalCalls {
  /** Overwritten on every way from this row to a return. */
  readonly surelyKilled: Int32Array
  /** What calls and sites inside of a called function may destroy, at the row of the call. */
  readonly mayDestroy: Int32Array
  /** What a called function may write, at the row of the call. */
  readonly mayWrite: Int32Array
}

/** Rows that lead to each row, calls to their callee included. */
export function predecessors(graph: FlowGraph): readonly (readonly number[])[] {
  const lists = Array.from({ length: graph.count }, (): number[] => [])
  for (let row = 0; row < graph.count; row++) {
    for (const edges of [graph.next, graph.jump, graph.callee]) {
      const to = edges[row] ?? -1
      if (to !== -1) lists[to]?.push(row)
    }
  }
  return lists
}

/** Runs backward from everything, taking away, until nothing changes any more. */
function surelyKilled(input: FlowInput, graph: FlowGraph, effects: Effects): Int32Array {
  const all = conventionOf(input.arch).allocatable | flagsBit | eachFlag
  const before = new Int32Array(graph.count).fill(all)
  const after = new Int32Array(graph.count).fill(all)
  const leads = predecessors(graph)
  const outOf = (row: number): Mask => {
    const next = graph.next[row] ?? -1
    const jump = graph.jump[row] ?? -1
    const leaves = graph.fallsOff[row] === 1 || graph.jumpsOut[row] === 1
    // A trap does not come back, so that whatever is said of its return holds.
    const ends = next === -1 && jump === -1 && input.rows[row]?.flow !== 'trap'
    if (leaves || ends) return 0
    return (next === -1 ? all : (before[next] ?? 0)) & (jump === -1 ? all : (before[jump] ?? 0))
  }
  const waiting = Array.from({ length: graph.count }, (_, row) => row)
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    const out = outOf(row)
    after[row] = out
    const callee = graph.callee[row] ?? -1
    const inside = callee === -1 ? 0 : (before[callee] ?? 0)
    let killed = out | (effects.kills[row] ?? 0) | inside
    const pop = effects.popOf[row] ?? -1
    if (pop !== -1) {
      const bit = 1 << (effects.paired[row] ?? 0)
      killed = (out & ~bit) | ((after[pop] ?? 0) & bit)
    }
    if (killed === before[row]) continue
    before[row] = killed
    waiting.push(...(leads[row] ?? []))
    const push = effects.pushOf[row] ?? -1
    if (push !== -1) waiting.push(push)
  }
  return before
}

/** What each row loses for good: what lies on the stack meanwhile comes back, unless its push may go, too. */
function lostForGood({ pairs }: FlowInput, { mayDestroy, mayDestroySaved }: Effects): Int32Array {
  const lost = mayDestroy.slice()
  for (const { register, push, pop } of pairs) {
    for (let row = push; row <= pop; row++) lost[row] = (lost[row] ?? 0) & ~(1 << register)
  }
  return lost.map((set, row) => set | (mayDestroySaved[row] ?? 0))
}

/** Joins `sets` over all rows of the function that starts at `entry`, and of those that it calls. */
function joined(graph: FlowGraph, entry: number, sets: readonly Int32Array[]): readonly Mask[] {
  const seen = new Set<number>()
  const waiting = [entry]
  const found = sets.map(() => 0)
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (row === -1 || seen.has(row)) continue
    seen.add(row)
    const at = row
    sets.forEach((set, index) => {
      found[index] = (found[index] ?? 0) | (set[at] ?? 0)
    })
    waiting.push(graph.next[row] ?? -1, graph.jump[row] ?? -1, graph.callee[row] ?? -1)
  }
  return found
}

export function localCalls(input: FlowInput, graph: FlowGraph, effects: Effects): LocalCalls {
  const none = new Int32Array(graph.count)
  if (graph.callee.every((row) => row === -1)) {
    return { surelyKilled: none, mayDestroy: none, mayWrite: none }
  }
  const killed = surelyKilled(input, graph, effects)
  const lost = lostForGood(input, effects)
  const made = { mayDestroy: new Int32Array(graph.count), mayWrite: new Int32Array(graph.count) }
  const known = new Map<number, readonly Mask[]>()
  graph.callee.forEach((entry, row) => {
    if (entry === -1) return
    const sets = known.get(entry) ?? joined(graph, entry, [lost, effects.writes])
    known.set(entry, sets)
    // What it overwrites on every way is its result, or gone by intent.
    made.mayDestroy[row] = (sets[0] ?? 0) & ~(killed[entry] ?? 0)
    made.mayWrite[row] = sets[1] ?? 0
  })
  return { surelyKilled: killed, ...made }
}
