import type { Row } from '../program/program.ts'
import { conventionOf } from '../x86/conventions.ts'
import { noRegisters, type RegSet, registerNames } from '../x86/registers.ts'
import {
  type Effects,
  effectsOf,
  flagsBit,
  followed,
  leaves,
  type Mask,
  maskAt,
  rowAt,
} from './effects.ts'
import { type Reaching, reaching } from './forward.ts'
import { type FlowGraph, flowGraph } from './graph.ts'
import { type Liveness, liveness, type Sides } from './liveness.ts'
import { type LocalCalls, localCalls } from './localCalls.ts'
import type { PressureRow, PressureTable } from './pressure.ts'
import type { FlowInput } from './transfer.ts'
import { valuesOf } from './values.ts'

/** Everything that was found out about some code; masks by row. */
export interface Flow {
  readonly input: FlowInput
  readonly graph: FlowGraph
  readonly effects: Effects
  readonly calls: LocalCalls
  readonly reaching: Reaching
  readonly liveness: Liveness
}

export function flowOf(input: FlowInput): Flow {
  const graph = flowGraph(input)
  const effects = effectsOf(input, graph)
  const calls = localCalls(input, graph, effects)
  const reached = reaching(input, graph, effects, calls)
  const alive = liveness(input, graph, effects, calls, reached)
  return { input, graph, effects, calls, reaching: reached, liveness: alive }
}

/** Bits of a mask, counted. */
function size(set: Mask): number {
  let left = set
  let count = 0
  for (; left !== 0; left &= left - 1) count++
  return count
}

interface Views {
  readonly needed: Sides
  /** Needed or assumed, without what is only held for the caller. */
  readonly live: Sides
  readonly held: Sides
}

/** Callee-saved registers that something wrote on the way are no longer the caller's: assumed, and counted. */
function viewsOf({ graph, effects, reaching: { written }, liveness: alive }: Flow): Views {
  const { needed, assumed, held } = alive
  const zeros = () => ({ before: new Int32Array(graph.count), after: new Int32Array(graph.count) })
  const views = { needed, live: zeros(), held: zeros() }
  const one = (row: number, side: keyof Sides, changed: Mask) => {
    const sure = (needed[side][row] ?? 0) | (assumed[side][row] ?? 0)
    const back = held[side][row] ?? 0
    views.live[side][row] = sure | (back & changed)
    views.held[side][row] = back & ~changed & ~sure
  }
  for (let row = 0; row < graph.count; row++) {
    const changed = written[row] ?? 0
    one(row, 'before', changed)
    one(row, 'after', changed | (effects.writes[row] ?? 0))
  }
  return views
}

/** Registers whose value lies on the stack while `alive` wants it after the pop: from a site's push to its pop. */
function savedAt(
  { input: { pairs }, graph }: Flow,
  wanted: Int32Array,
  { live }: Views,
): Int32Array {
  const saved = new Int32Array(graph.count)
  for (const { register, push, pop } of pairs) {
    const bit = 1 << register
    if (((wanted[pop] ?? 0) & bit) === 0) continue
    for (let row = push; row <= pop; row++) {
      const inUse = (live.before[row] ?? 0) & (live.after[row] ?? 0) & bit
      if (inUse === 0) saved[row] = (saved[row] ?? 0) | bit
    }
  }
  return saved
}

/** Masks by row that drawing and checking ask for. */
interface Findings extends Views {
  readonly flow: Flow
  readonly saved: Int32Array
  /** The part of `saved` that some instruction reads after the pop. */
  readonly savedNeeded: Int32Array
  readonly allocatable: RegSet
}

function findingsOf(flow: Flow, allocatable: RegSet): Findings {
  const views = viewsOf(flow)
  const { live, held, needed } = views
  const either = live.after.map((set, row) => set | (held.after[row] ?? 0))
  return {
    ...views,
    flow,
    saved: savedAt(flow, either, views),
    savedNeeded: savedAt(flow, needed.after, views),
    allocatable,
  }
}

const asRegisters = (set: Mask): RegSet => (set & 0xffff) as RegSet

/** What a call or site at a row may destroy, and of that what is needed after it and defined before it. */
function destroyedAt({ flow, savedNeeded }: Findings, row: number, mayDestroy: Mask): Mask {
  const { effects, reaching: reached, liveness: alive } = flow
  const overwritten = maskAt(effects.mayDestroySaved, row) & maskAt(savedNeeded, row)
  if (mayDestroy === 0) return overwritten
  const across = maskAt(alive.needed.after, row) & ~maskAt(effects.kills, row)
  return (mayDestroy & across & maskAt(reached.defined, row)) | overwritten
}

/** Caller-saved registers that go past a call of a site although a C call might destroy them. */
function keptAt({ flow: { input, effects }, live }: Findings, row: number, lost: Mask): Mask {
  if (maskAt(effects.transfers, row) === 0 || !input.transfers.has(row)) return 0
  const passing = maskAt(live.before, row) & maskAt(live.after, row)
  return passing & conventionOf(input.arch).callerSaved & ~lost
}

const unreachable = ({ line, offset, length }: Row): PressureRow => ({
  line,
  offset,
  length,
  reachable: false,
  liveIn: noRegisters,
  liveOut: noRegisters,
  neededIn: noRegisters,
  neededOut: noRegisters,
  assumed: noRegisters,
  heldForCaller: noRegisters,
  reads: noRegisters,
  writes: noRegisters,
  saved: noRegisters,
  keptByCallee: noRegisters,
  mayDestroy: noRegisters,
  destroyed: noRegisters,
  flagsIn: false,
  flagsOut: false,
  count: 0,
})

/** Spelled out field by field: a listing has very many rows, and spreading objects takes far longer. */
function rowOf(findings: Findings, { line, offset, length }: Row, index: number): PressureRow {
  const { flow, needed, live, held, saved, allocatable } = findings
  const { effects, calls } = flow
  const liveIn = asRegisters(maskAt(live.before, index))
  const liveOut = asRegisters(maskAt(live.after, index))
  const neededIn = maskAt(needed.before, index)
  const neededOut = maskAt(needed.after, index)
  const back = maskAt(held.before, index) | maskAt(held.after, index)
  const writes = asRegisters(maskAt(effects.writes, index))
  const mayDestroy = maskAt(effects.mayDestroy, index) | maskAt(calls.mayDestroy, index)
  return {
    line,
    offset,
    length,
    reachable: true,
    liveIn,
    liveOut,
    neededIn: asRegisters(neededIn),
    neededOut: asRegisters(neededOut),
    assumed: asRegisters((liveIn & ~neededIn) | (liveOut & ~neededOut)),
    heldForCaller: asRegisters(back & ~(liveIn | liveOut)),
    reads: asRegisters(maskAt(effects.reads, index)),
    writes,
    saved: asRegisters(maskAt(saved, index)),
    keptByCallee: asRegisters(keptAt(findings, index, mayDestroy | writes)),
    mayDestroy: asRegisters(mayDestroy),
    destroyed: asRegisters(destroyedAt(findings, index, mayDestroy)),
    flagsIn: (neededIn & flagsBit) !== 0,
    flagsOut: (neededOut & flagsBit) !== 0,
    count: Math.max(size(liveIn & allocatable), size((liveOut | writes) & allocatable)),
  }
}

/** Everything that is alive in any strength, on each side of each reachable row. */
function aliveAtAll({ flow, live, held }: Findings): Sides {
  const all = followed(flow.input.arch)
  const side = (at: keyof Sides) =>
    Int32Array.from(flow.graph.reachable, (reachable, row) =>
      reachable === 1 ? (maskAt(live[at], row) | maskAt(held[at], row)) & all : 0,
    )
  return { before: side('before'), after: side('after') }
}

/** What comments say is needed where control leaves, by row. */
const neededOutside = ({ input, graph }: Flow): Int32Array =>
  Int32Array.from(input.rows, ({ line }, row) =>
    leaves(input, graph, row) ? (input.annotations.live.get(line)?.registers ?? 0) : 0,
  )

/** A call within the text reads and writes what its callee does: values end and begin there. */
function withCallees({ flow: { graph, effects, calls }, needed }: Findings): Effects {
  if (graph.callee.every((row) => row === -1)) return effects
  const { callee } = graph
  return {
    ...effects,
    reads: effects.reads.map((set, row) => set | maskAt(needed.before, rowAt(callee, row))),
    writes: effects.writes.map((set, row) => set | maskAt(calls.mayWrite, row)),
    kills: effects.kills.map((set, row) => set | maskAt(calls.surelyKilled, rowAt(callee, row))),
  }
}

/** What is alive at every row, and which values these are. */
export function pressureTable(flow: Flow, allocatable: RegSet): PressureTable {
  const findings = findingsOf(flow, allocatable)
  const rows = flow.input.rows.map((row, index) =>
    flow.graph.reachable[index] === 1 ? rowOf(findings, row, index) : unreachable(row),
  )
  return {
    rows,
    values: valuesOf({
      registers: registerNames(flow.input.arch).length,
      graph: flow.graph,
      effects: withCallees(findings),
      live: aliveAtAll(findings),
      neededOutside: neededOutside(flow),
    }),
    peak: rows.reduce((most, { count }) => Math.max(most, count), 0),
  }
}
