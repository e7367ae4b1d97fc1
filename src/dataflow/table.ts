import type { Row } from '../program/program.ts'
import { conventionOf } from '../x86/conventions.ts'
import {
  intersection,
  noRegisters,
  type Reg,
  type RegSet,
  registerNames,
  registersIn,
  sizeOf,
  union,
} from '../x86/registers.ts'
import type { Dataflow } from './dataflow.ts'
import { type Effects, flagsBit, isUnknownCall, type Mask, maskAt, rowAt } from './effects.ts'
import { isCall } from './rowKind.ts'
import type { Sides } from './liveness.ts'
import type { LostValue, PressureRow, PressureTable, ValueMap } from './pressure.ts'
import { firstReader, saidNeeded } from './reads.ts'
import { valuesOf } from './values.ts'

interface Views {
  readonly needed: Sides
  /** Needed or assumed, without what is only held for the caller. */
  readonly live: Sides
  readonly held: Sides
}

/** Callee-saved registers that something wrote on the way are no longer the caller's: assumed, and counted. */
function viewsOf({ graph, effects, reaching: { written }, liveness: alive }: Dataflow): Views {
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
  { input: { pairs }, graph }: Dataflow,
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
  readonly flow: Dataflow
  readonly saved: Int32Array
  /** The part of `saved` that some instruction reads after the pop. */
  readonly savedNeeded: Int32Array
  readonly allocatable: RegSet
}

function findingsOf(flow: Dataflow, allocatable: RegSet): Findings {
  const views = viewsOf(flow)
  const { live, held } = views
  const either = live.after.map((set, row) => set | (held.after[row] ?? 0))
  return {
    ...views,
    flow,
    saved: savedAt(flow, either, views),
    savedNeeded: savedAt(flow, flow.liveness.read.after, views),
    allocatable,
  }
}

const asRegisters = (set: Mask): RegSet => (set & 0xffff) as RegSet

/** What a call returns, or may return: a value that was there before it was set for something else. */
function ownResults({ input, graph, effects, reaching: { fresh } }: Dataflow, row: number): Mask {
  const kills = maskAt(effects.kills, row)
  if (!isUnknownCall(input, graph, row)) return kills
  return kills | (conventionOf(input.arch).returnRegisters & ~maskAt(fresh, row))
}

/** What a call or site at a row may destroy, and of that what is needed after it and defined before it. */
function destroyedAt({ flow, savedNeeded }: Findings, row: number, mayDestroy: Mask): Mask {
  const { effects, reaching: reached, liveness: alive } = flow
  const overwritten = maskAt(effects.mayDestroySaved, row) & maskAt(savedNeeded, row)
  if (mayDestroy === 0) return overwritten
  const across = maskAt(alive.read.after, row) & ~ownResults(flow, row)
  return (mayDestroy & across & maskAt(reached.defined, row)) | overwritten
}

/** Caller-saved registers that go past a call of a site although a C call might destroy them. */
function keptAt({ flow: { input }, live }: Findings, row: number, lost: Mask): Mask {
  const code = input.rows[row]
  if (!code || !isCall(code) || !input.transfers.has(row)) return 0
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
    count: Math.max(
      sizeOf(intersection(liveIn, allocatable)),
      sizeOf(intersection(union(liveOut, writes), allocatable)),
    ),
  }
}

/** Everything that is alive in any strength, on each side of each reachable row. */
function aliveAtAll({ flow, live, held }: Findings): Sides {
  const all = conventionOf(flow.input.arch).allocatable
  const { reachable } = flow.graph
  const side = (at: keyof Sides) =>
    live[at].map((set, row) => (reachable[row] === 1 ? (set | maskAt(held[at], row)) & all : 0))
  return { before: side('before'), after: side('after') }
}

/** What comments say is needed where control by row. */
function neededOutside(flow: Dataflow): Int32Array {
  const needed = new Int32Array(flow.graph.count)
  return flow.input.annotations.live.size === 0
    ? needed
    : needed.map((_, row) => saidNeeded(flow, row))
}

/** A call within the text reads and writes what its callee does: values end and begin there. */
function withCallees({ flow: { graph, effects, calls }, needed }: Findings): Effects {
  if (graph.callee.every((row) => row === -1)) return effects
  return {
    ...effects,
    reads: effects.reads.map((set, row) => set | maskAt(needed.before, rowAt(graph.callee, row))),
    writes: effects.writes.map((set, row) => set | maskAt(calls.mayWrite, row)),
    kills: effects.kills.map((set, row) => set | maskAt(calls.surelyKilled, row)),
  }
}

/** A listing in which more values are destroyed is past asking for each who reads it. */
const mostAsked = 100

/** What is known of a row's lost register from before; undefined where it is to be found out. */
type KnownReader = (row: number, register: Reg) => number | null | undefined

/** Who reads what a row may destroy: the first reader in the order of the listing. */
function lostValues(
  flow: Dataflow,
  { rows, saved }: RowsAndValues,
  known: KnownReader,
): readonly LostValue[] {
  const lost: LostValue[] = []
  const readerOf = (row: number, register: Reg): number | null => {
    const before = known(row, register)
    if (before !== undefined) return before
    const isSaved = (maskAt(saved, row) & (1 << register)) !== 0
    return firstReader(flow, isSaved ? popAfter(flow, row, register) : row, 1 << register)
  }
  rows.forEach(({ destroyed }, row) => {
    if (destroyed === noRegisters) return
    for (const register of registersIn(destroyed)) {
      const reader = lost.length < mostAsked ? readerOf(row, register) : null
      lost.push({ row, register, reader })
    }
  })
  return lost
}

/** Lost values of which it was asked who reads them. */
export const askedFor = ({ lost }: PressureTable): readonly LostValue[] => lost.slice(0, mostAsked)

/** The pop that gives a register back which lies on the stack at a row. */
const popAfter = ({ input: { pairs } }: Dataflow, row: number, register: Reg): number =>
  pairs.find((pair) => pair.register === register && pair.push <= row && row <= pair.pop)?.pop ??
  row

/** What is alive at every row, which values these are, and which of them lie on the stack meanwhile. */
export interface RowsAndValues {
  readonly rows: readonly PressureRow[]
  readonly values: ValueMap
  /** Registers by row whose value lies on the stack, and some instruction reads it after the pop. */
  readonly saved: Int32Array
}

export function rowsAndValues(flow: Dataflow, allocatable: RegSet): RowsAndValues {
  const findings = findingsOf(flow, allocatable)
  return {
    rows: flow.input.rows.map((row, index) =>
      flow.graph.reachable[index] === 1 ? rowOf(findings, row, index) : unreachable(row),
    ),
    saved: findings.savedNeeded,
    values: valuesOf({
      registers: registerNames(flow.input.arch).length,
      graph: flow.graph,
      effects: withCallees(findings),
      live: aliveAtAll(findings),
      neededOutside: neededOutside(flow),
    }),
  }
}

/** The whole answer of these parts of it. */
export function tableOf(
  flow: Dataflow,
  found: RowsAndValues,
  known: KnownReader = () => undefined,
): PressureTable {
  const { rows, values } = found
  const peak = rows.reduce((most, { count }) => Math.max(most, count), 0)
  return { rows, lost: lostValues(flow, found, known), values, peak }
}
