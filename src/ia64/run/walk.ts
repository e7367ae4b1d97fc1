import { type LineIndex, lineIndex, positionAt } from '../../base/span.ts'
import type { Program, Row } from '../asm/program.ts'
import { type Instruction, instructionsIn, targetOffset } from '../dataflow/code.ts'
import { valuesOf } from '../isa/encode.ts'
import type { FrameMarker, StackState } from '../stack/frame.ts'
import {
  alloc,
  call,
  cover,
  emptyStack,
  placeOf,
  restore,
  ret,
  ring,
  spilled,
  visible,
} from '../stack/frame.ts'
import type { StackMoment } from '../story/picture.ts'

/** The register stack after one instruction of the listing that changes it, or that calls. */
export interface WalkMoment extends StackMoment {
  /** Line of the instruction, from 1. */
  readonly line: number
  readonly event: 'start' | 'alloc' | 'call' | 'outside' | 'return' | 'restore' | 'cover' | 'site'
  /** How many functions wait for this one. */
  readonly depth: number
}

/** How a walk ended: back where it came from, behind the last instruction, or after very many. */
export type WalkEnd = 'returned' | 'left' | 'limit'

export interface Walk {
  readonly moments: readonly WalkMoment[]
  readonly end: WalkEnd
}

/** Instructions after which a walk is given up: a loop whose condition is not known goes on for ever. */
const limit = 2000

interface Walker {
  readonly instructions: readonly Instruction[]
  readonly rows: readonly Row[]
  readonly lines: LineIndex
  readonly moments: WalkMoment[]
  /** Indexes to return to, innermost last. */
  readonly waiting: number[]
  /** What an alloc saved, by the place that holds it. */
  readonly saved: Map<number, FrameMarker>
  state: StackState
}

const rowOf = ({ rows }: Walker, { offset, decoded }: Instruction): Row | undefined =>
  rows.find((row) => row.offset === offset && row.slot === decoded.slot)

function note(walker: Walker, at: Instruction, event: WalkMoment['event'], next: StackState): void {
  const row = rowOf(walker, at)
  walker.moments.push({
    op: at.decoded.form?.mnemonic ?? '',
    line: row ? positionAt(walker.lines, row.span.from).line : 0,
    event,
    depth: walker.waiting.length,
    state: next,
    registers: visible(next),
    ring: ring(next),
    spilled: spilled(walker.state, next),
  })
  walker.state = next
}

function doAlloc(walker: Walker, at: Instruction): void {
  const { form, word } = at.decoded
  const names = rowOf(walker, at)?.names
  if (!form || !at.frame) return
  const { sof, sol, sor } = at.frame
  const inputs = names && names.inputs + names.locals === sol ? names.inputs : 0
  const sizes = { inputs, locals: sol - inputs, outputs: sof - sol, rotating: sor * 8 }
  const next = alloc(walker.state, sizes)
  if (!next.ok) return
  const place = placeOf(next.value, Number(valuesOf(form, word).r1 ?? 0n))
  if (place !== null) walker.saved.set(place, walker.state.previous)
  note(walker, at, 'alloc', next.value)
}

/** `mov ar.pfs=r34`: what the alloc saved comes back. */
function doRestore(walker: Walker, at: Instruction): void {
  const { form, word } = at.decoded
  const register = form ? Number(valuesOf(form, word).r2 ?? 0n) : 0
  const kept = walker.saved.get(placeOf(walker.state, register) ?? -1)
  if (kept) note(walker, at, 'restore', restore(walker.state, kept))
}

/** Into the callee where the listing has it; else there and back at once. Gives the next index. */
function doCall(walker: Walker, at: Instruction, after: number): number {
  const target = targetOffset(at)
  const entry = walker.instructions.findIndex(({ offset }) => offset === target)
  if (entry === -1) {
    note(walker, at, 'outside', walker.state)
    return after
  }
  walker.waiting.push(after)
  note(walker, at, 'call', call(walker.state))
  return entry
}

const isConditional = ({ effects }: Instruction): boolean => effects.predicate !== 0

/** What an instruction does to the stack by itself, wherever it goes on. */
function change(walker: Walker, at: Instruction): void {
  const { effects, decoded } = at
  const mnemonic = decoded.form?.mnemonic
  if (mnemonic === 'alloc') doAlloc(walker, at)
  else if (mnemonic === 'cover') note(walker, at, 'cover', cover(walker.state, true))
  else if (effects.writes.includes('ar.pfs') && effects.flow === 'next') doRestore(walker, at)
}

/** A branch to a place of the listing, or the jump of an unpatched site, which comes back to the next bundle. */
function branch(walker: Walker, at: Instruction, after: number): number | null {
  const target = targetOffset(at)
  if (target !== null) {
    const found = walker.instructions.findIndex(({ offset }) => offset === target)
    return found === -1 ? null : found
  }
  if (!at.effects.reads.includes('b7')) return null
  note(walker, at, 'site', walker.state)
  return after
}

/** Index of the instruction that comes next; null where the walk ends. */
function step(walker: Walker, index: number): number | null {
  const at = walker.instructions[index]
  if (!at) return null
  change(walker, at)
  const { flow } = at.effects
  // What depends on a predicate is not done: no values are known here.
  if (isConditional(at) || flow === 'next') return index + 1
  if (flow === 'call') return doCall(walker, at, index + 1)
  if (flow === 'branch') return branch(walker, at, index + 1)
  note(walker, at, 'return', ret(walker.state))
  return walker.waiting.pop() ?? null
}

/**
 * The register stack along a listing, from its first instruction: what alloc, br.call, br.ret and cover make of
 * the frame. Only frames are followed, no values, so what depends on a predicate is passed over. Architecture
 * rules, never executed.
 */
export function walkFrames(program: Program, section: number, listing: string): Walk {
  const walker: Walker = {
    instructions: instructionsIn(program, section),
    rows: program.rows.filter((row) => row.section === section),
    lines: lineIndex(listing),
    moments: [],
    waiting: [],
    saved: new Map(),
    state: emptyStack,
  }
  let index: number | null = 0
  for (let count = 0; count < limit; count++) {
    if (index >= walker.instructions.length) return { moments: walker.moments, end: 'left' }
    index = step(walker, index)
    if (index === null) {
      const returned = walker.moments.at(-1)?.event === 'return'
      return { moments: walker.moments, end: returned ? 'returned' : 'left' }
    }
  }
  return { moments: walker.moments, end: 'limit' }
}
