import type { Row } from '../program/program.ts'
import { conventionOf } from '../x86/conventions.ts'
import { regSetOf } from '../x86/registers.ts'
import type { Annotation } from './annotations.ts'
import type { Effects, Mask } from './effects.ts'
import { eachFlag, isUnknownCall, maskAt, resultRegister, rowAt } from './effects.ts'
import { isCall, isSystemCall, returnsToInterrupted } from './rowKind.ts'
import type { Reaching } from './forward.ts'
import { eachLeading, type FlowGraph } from './graph.ts'
import type { LocalCalls } from './localCalls.ts'
import type { FlowInput } from './transfer.ts'

/** Masks by row, before and after it. */
export interface Sides {
  readonly before: Int32Array
  readonly after: Int32Array
}

/**
 * What is alive at each row, in three strengths: an instruction reads it; an ABI or an unknown jump might;
 * the caller wants it back at a return. Each is the least solution of its own equations, so a register may
 * be in several.
 */
export interface Liveness {
  readonly needed: Sides
  readonly assumed: Sides
  readonly held: Sides
  /**
   * Needed, asked part by part of the registers: alive in it is what some instruction really reads. A write of
   * %al leaves the register needed as a whole, but what it overwrote is read by nobody. Mistakes and prices
   * go by this.
   */
  readonly read: Sides
}

/** What is asked for at a row itself, and after it where control leaves the text there. */
interface Demand {
  readonly needed: Int32Array
  readonly assumed: Int32Array
  readonly held: Int32Array
  readonly neededAfter: Int32Array
  readonly assumedAfter: Int32Array
  readonly heldAfter: Int32Array
}

interface Wanted {
  readonly needed: Mask
  readonly assumed: Mask
  readonly held: Mask
}

interface Conventions {
  readonly result: Mask
  readonly calleeSaved: Mask
  readonly argumentRegisters: Mask
  readonly all: Mask
}

function conventions({ arch }: FlowInput): Conventions {
  const { argumentRegisters, calleeSaved } = conventionOf(arch)
  return {
    result: resultRegister(arch),
    calleeSaved,
    argumentRegisters: regSetOf(arch, argumentRegisters),
    all: conventionOf(arch).allocatable,
  }
}

/** What leaving the listing at a row asks for, unless a comment says exactly what is needed. */
function whereItLeaves(
  row: Row,
  jumpsOut: boolean,
  { result, calleeSaved, argumentRegisters, all }: Conventions,
): Wanted | null {
  if (returnsToInterrupted(row)) return null
  if (row.flow === 'return') return { needed: 0, assumed: result, held: calleeSaved }
  if (row.flow === 'indirect-jump') return { needed: 0, assumed: all, held: 0 }
  return jumpsOut ? { needed: 0, assumed: argumentRegisters | calleeSaved, held: 0 } : null
}

const nothing: Wanted = { needed: 0, assumed: 0, held: 0 }

/** What a comment says is needed where control leaves; the table of conventions where there is none. */
const settled = (leaves: Wanted, said: Annotation | undefined): Wanted =>
  said ? { needed: said.registers, assumed: 0, held: 0 } : leaves

/** What might be read by a call of which nothing is known, out of what was set for it. */
function assumedByCall(row: Row, fresh: Mask, known: Conventions): Wanted {
  if (isCall(row)) return { ...nothing, assumed: fresh & known.argumentRegisters }
  return isSystemCall(row) ? { ...nothing, assumed: fresh & known.all } : nothing
}

function wantedAt(
  { rows, annotations, transfers }: FlowInput,
  graph: FlowGraph,
  fresh: Mask,
  known: Conventions,
  index: number,
): Wanted {
  const row = rows[index]
  const transfer = transfers.get(index)
  if (!row || (transfer && !transfer.neverReturns)) return nothing
  const leaves = whereItLeaves(row, graph.jumpsOut[index] === 1, known)
  if (leaves) return settled(leaves, annotations.live.get(row.line))
  return rowAt(graph.callee, index) === -1 ? assumedByCall(row, fresh, known) : nothing
}

/** What running off the end of the text asks for: the same as a return there. */
function wantedAtEnd(
  { rows, annotations }: FlowInput,
  { fallsOff }: FlowGraph,
  { result, calleeSaved }: Conventions,
  index: number,
): Wanted {
  if (fallsOff[index] !== 1) return nothing
  const returned = { needed: 0, assumed: result, held: calleeSaved }
  return settled(returned, annotations.live.get(rows[index]?.line ?? 0))
}

function demands(
  input: FlowInput,
  graph: FlowGraph,
  effects: Effects,
  { fresh }: Reaching,
): Demand {
  const known = conventions(input)
  const { count } = graph
  const made = {
    needed: effects.reads.slice(),
    assumed: new Int32Array(count),
    held: new Int32Array(count),
    neededAfter: new Int32Array(count),
    assumedAfter: new Int32Array(count),
    heldAfter: new Int32Array(count),
  }
  for (let row = 0; row < count; row++) {
    const at = wantedAt(input, graph, maskAt(fresh, row), known, row)
    if (at !== nothing) {
      made.needed[row] = maskAt(effects.reads, row) | at.needed
      made.assumed[row] = at.assumed
      made.held[row] = at.held
    }
    const end = wantedAtEnd(input, graph, known, row)
    if (end === nothing) continue
    made.neededAfter[row] = end.needed
    made.assumedAfter[row] = end.assumed
    made.heldAfter[row] = end.held
  }
  return made
}

interface Equations {
  readonly graph: FlowGraph
  readonly effects: Effects
  readonly calls: LocalCalls
}

/** What is alive before a row, by what is alive after it. A call within the text lets its callee decide. */
function aliveBefore(
  { graph, effects, calls }: Equations,
  { before, after }: Sides,
  row: number,
  intoCallees: boolean,
): Mask {
  const callee = rowAt(graph.callee, row)
  const killed = callee === -1 ? maskAt(effects.kills, row) : maskAt(calls.surelyKilled, row)
  const inside = intoCallees ? maskAt(before, callee) : 0
  const given = maskAt(after, rowAt(effects.popOf, row)) & pairedBit(effects, row)
  return (maskAt(after, row) & ~killed) | inside | given
}

/** The register of a site's matched push or pop; nothing elsewhere. */
const pairedBit = ({ paired }: Effects, row: number): Mask =>
  rowAt(paired, row) === -1 ? 0 : 1 << rowAt(paired, row)

/** The least solution for one strength, by a worklist: sets only grow. */
function solved(
  equations: Equations,
  asked: Int32Array,
  askedAfter: Int32Array,
  intoCallees: boolean,
): Sides {
  const { graph, effects } = equations
  const { count, next, jump } = graph
  const sides = { before: new Int32Array(count), after: new Int32Array(count) }
  const waiting = Array.from({ length: count }, (_, row) => row)
  const queued = new Uint8Array(count).fill(1)
  const wake = (row: number) => {
    if (queued[row] !== 0) return
    queued[row] = 1
    waiting.push(row)
  }
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    queued[row] = 0
    const follows = maskAt(sides.before, rowAt(next, row)) | maskAt(sides.before, rowAt(jump, row))
    const out = maskAt(askedAfter, row) | follows
    // What a pop gives back is alive before its push.
    if (out !== sides.after[row]) wake(rowAt(effects.pushOf, row))
    sides.after[row] = out
    const live = maskAt(asked, row) | aliveBefore(equations, sides, row, intoCallees)
    if (live === sides.before[row]) continue
    sides.before[row] = live
    eachLeading(graph, row, wake)
  }
  return sides
}

/** Putting the flags on the stack asks for none of them. */
const putsFlagsAway = ({ mnemonic }: Row): boolean => mnemonic === 'pushf'

/** Reads and overwrites of one part of the registers, by row. Calls and sites have no parts. */
function effectsOnPart(input: FlowInput, graph: FlowGraph, effects: Effects, part: 0 | 1 | 2) {
  const { rows, transfers, arch } = input
  const { allocatable, returnRegisters } = conventionOf(arch)
  const made = { reads: effects.reads.slice(), kills: effects.kills.slice() }
  rows.forEach((row, index) => {
    const { parts } = row
    // What is read in edx behind it may be the upper half of its result.
    if (isUnknownCall(input, graph, index))
      made.kills[index] = maskAt(effects.kills, index) | returnRegisters
    if (putsFlagsAway(row)) made.reads[index] = maskAt(effects.reads, index) & ~eachFlag
    if (!parts || transfers.has(index)) return
    const reads = parts.reads[part] & allocatable
    const kills = parts.kills[part] & allocatable
    made.reads[index] = (maskAt(effects.reads, index) & ~row.reads) | reads
    made.kills[index] = (maskAt(effects.kills, index) & ~row.kills) | kills
  })
  return { ...effects, ...made }
}

function readByParts(input: FlowInput, equations: Equations, asked: Demand, needed: Sides): Sides {
  const { graph, effects } = equations
  const alike = input.rows.every(
    (row, index) =>
      row.parts === null && !putsFlagsAway(row) && !isUnknownCall(input, graph, index),
  )
  if (alike) return needed
  const sides = ([0, 1, 2] as const).map((part) => {
    const own = effectsOnPart(input, graph, effects, part)
    // Beside what rows read, only comments ask.
    const wanted = own.reads.map(
      (set, row) => set | (maskAt(asked.needed, row) & ~maskAt(effects.reads, row)),
    )
    return solved({ ...equations, effects: own }, wanted, asked.neededAfter, true)
  })
  const joined = (side: keyof Sides) =>
    needed[side].map((_, row) => sides.reduce((set, each) => set | maskAt(each[side], row), 0))
  return { before: joined('before'), after: joined('after') }
}

/** What would be alive if rows asked for these registers and nothing else. */
export const aliveFor = (
  graph: FlowGraph,
  effects: Effects,
  calls: LocalCalls,
  asked: Int32Array,
): Sides => solved({ graph, effects, calls }, asked, new Int32Array(graph.count), false)

/** Needed, assumed and held, solved apart. */
export function liveness(
  input: FlowInput,
  graph: FlowGraph,
  effects: Effects,
  calls: LocalCalls,
  reaching: Reaching,
): Liveness {
  const asked = demands(input, graph, effects, reaching)
  const equations: Equations = { graph, effects, calls }
  const needed = solved(equations, asked.needed, asked.neededAfter, true)
  return {
    needed,
    read: readByParts(input, equations, asked, needed),
    assumed: solved(equations, asked.assumed, asked.assumedAfter, true),
    // What a callee's caller wants back is the row after the call, and stands there already.
    held: solved(equations, asked.held, asked.heldAfter, false),
  }
}
