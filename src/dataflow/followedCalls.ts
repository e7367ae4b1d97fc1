import { conventionOf } from '../x86/conventions.ts'
import type { Effects, Mask } from './effects.ts'
import { eachFlag, flagsBit, maskAt, resultRegister, rowAt } from './effects.ts'
import { eachLeading, type FlowGraph } from './graph.ts'
import type { LocalCalls } from './localCalls.ts'
import type { FlowInput } from './transfer.ts'

/**
 * Overwritten on every way from each row to a return. Runs backward from everything, taking away, until nothing
 * changes any more.
 */
function surelyKilled(input: FlowInput, graph: FlowGraph, effects: Effects): Int32Array {
  const all = conventionOf(input.arch).allocatable | flagsBit | eachFlag
  const before = new Int32Array(graph.count).fill(all)
  const after = new Int32Array(graph.count).fill(all)
  const result = resultRegister(input.arch)
  const outOf = (row: number): Mask => {
    const next = graph.next[row] ?? -1
    const jump = graph.jump[row] ?? -1
    // Whoever is jumped to returns in his place, as an unknown function does.
    const passesOn = graph.jumpsOut[row] === 1 || input.rows[row]?.flow === 'indirect-jump'
    if (graph.fallsOff[row] === 1 || input.rows[row]?.flow === 'return') return 0
    // What does not come back, a trap among it, ends every way: whatever is said of its return holds.
    const inText = (to: number) => (to === -1 ? all : maskAt(before, to))
    return inText(next) & inText(jump) & (passesOn ? result : all)
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
    eachLeading(graph, row, (lead) => waiting.push(lead))
    const push = effects.pushOf[row] ?? -1
    if (push !== -1) waiting.push(push)
  }
  return before
}

/** What each row loses for good: what lies on the stack meanwhile comes back, unless its push may go, too. */
function lostForGood(input: FlowInput, graph: FlowGraph, effects: Effects): Int32Array {
  const { pairs, rows, arch } = input
  const { mayDestroySaved } = effects
  const { callerSaved } = conventionOf(arch)
  const lost = effects.mayDestroy.map((set, row) => {
    const passesOn = graph.jumpsOut[row] === 1 || rows[row]?.flow === 'indirect-jump'
    return passesOn ? set | callerSaved | flagsBit | eachFlag : set
  })
  for (const { register, push, pop } of pairs) {
    for (let row = push; row <= pop; row++) lost[row] = (lost[row] ?? 0) & ~(1 << register)
  }
  return lost.map((set, row) => set | (mayDestroySaved[row] ?? 0))
}

/** What the rows of one function do together, and whom they call. */
interface Body {
  readonly sets: Mask[]
  readonly calls: ReadonlySet<number>
}

/** The rows from an entry to where they leave; calls are noted, not followed. */
function bodyOf(graph: FlowGraph, entry: number, sets: readonly Int32Array[]): Body {
  const seen = new Set<number>()
  const calls = new Set<number>()
  const found = sets.map(() => 0)
  const waiting = [entry]
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (row === -1 || seen.has(row)) continue
    seen.add(row)
    const at = row
    sets.forEach((set, index) => {
      found[index] = (found[index] ?? 0) | maskAt(set, at)
    })
    const callee = rowAt(graph.callee, row)
    if (callee !== -1) calls.add(callee)
    waiting.push(rowAt(graph.next, row), rowAt(graph.jump, row))
  }
  return { sets: found, calls }
}

/** Joins `sets` over every called function and those that it calls in turn, by entry. */
function joined(
  graph: FlowGraph,
  sets: readonly Int32Array[],
): ReadonlyMap<number, readonly Mask[]> {
  const entries = new Set(graph.callee.filter((entry) => entry !== -1))
  const bodies = new Map([...entries].map((entry) => [entry, bodyOf(graph, entry, sets)]))
  const callers = new Map<number, number[]>()
  for (const [entry, { calls }] of bodies) {
    for (const callee of calls) {
      const known = callers.get(callee)
      if (known) known.push(entry)
      else callers.set(callee, [entry])
    }
  }
  const waiting = [...entries]
  for (let callee = waiting.pop(); callee !== undefined; callee = waiting.pop()) {
    const given = bodies.get(callee)?.sets ?? []
    for (const caller of callers.get(callee) ?? []) {
      const taken = bodies.get(caller)?.sets ?? []
      const grows = given.some((set, index) => (set & ~(taken[index] ?? 0)) !== 0)
      given.forEach((set, index) => {
        taken[index] = (taken[index] ?? 0) | set
      })
      if (grows) waiting.push(caller)
    }
  }
  return new Map([...bodies].map(([entry, body]) => [entry, body.sets]))
}

/** What calls do in a text that has some: whom they call is followed to the end. */
export function followedCalls(input: FlowInput, graph: FlowGraph, effects: Effects): LocalCalls {
  const killed = surelyKilled(input, graph, effects)
  const lost = lostForGood(input, graph, effects)
  const made = {
    surelyKilled: new Int32Array(graph.count),
    mayDestroy: new Int32Array(graph.count),
    mayWrite: new Int32Array(graph.count),
  }
  const functions = joined(graph, [lost, effects.writes])
  graph.callee.forEach((entry, row) => {
    if (entry === -1) return
    const sets = functions.get(entry) ?? []
    made.surelyKilled[row] = maskAt(killed, entry)
    // What it overwrites on every way is its result, or gone by intent.
    made.mayDestroy[row] = (sets[0] ?? 0) & ~maskAt(killed, entry)
    made.mayWrite[row] = sets[1] ?? 0
  })
  return made
}
