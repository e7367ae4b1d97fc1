import { err, ok, type Result } from '../../base/result.ts'
import { firstStacked, type FrameNames } from '../isa/registers.ts'

/**
 * The register stack as a pure state machine. Source: Itanium manual, volume 1, "Register stack", and
 * volume 2, "Register stack engine"; architecture rules, never executed.
 */

/** Physical registers behind r32 to r127. Real CPUs may have more; this is the least. */
export const ringSize = 96

/** The current frame marker. Sizes count registers, the rotating part units of eight. */
export interface FrameMarker {
  /** Size of the frame. */
  readonly sof: number
  /** Size of inputs and locals together: hardware does not tell them apart. */
  readonly sol: number
  readonly sor: number
}

/** Plain names of a frame's outputs, out0 first. */
export const outputNames = ({ sol, sof }: Pick<FrameMarker, 'sol' | 'sof'>): readonly string[] =>
  Array.from({ length: Math.max(0, sof - sol) }, (_, index) => `r${firstStacked + sol + index}`)

export interface StackState {
  /** Place of r32 in the endless row of stacked registers; its physical register is this modulo 96. */
  readonly base: number
  readonly frame: FrameMarker
  /** ar.pfs: the marker that a return brings back. */
  readonly previous: FrameMarker
  /** How people name the frame; the machine knows nothing of it. */
  readonly names: FrameNames
  /** Names of the frames that wait, innermost last. */
  readonly waiting: readonly FrameNames[]
  /** Registers below this place are in memory and no longer in the ring. */
  readonly kept: number
  /** Registers below this place have a copy in memory. */
  readonly stored: number
  /** cr.ifs, where a cover with psr.ic = 0 left it. */
  readonly interrupted: FrameMarker | null
}

export type Fault = 'frame-too-large' | 'locals-beyond-frame' | 'rotation-beyond-frame'

const noFrame: FrameMarker = { sof: 0, sol: 0, sor: 0 }
const noNames: FrameNames = { inputs: 0, locals: 0, outputs: 0 }

export const emptyStack: StackState = {
  base: 0,
  frame: noFrame,
  previous: noFrame,
  names: noNames,
  waiting: [],
  kept: 0,
  stored: 0,
  interrupted: null,
}

/** Makes room in the ring: what no longer fits goes to the backing store, oldest first. */
function withRoom(state: StackState): StackState {
  const lowest = Math.max(state.kept, state.base + state.frame.sof - ringSize)
  // After a return the frame may lie below what the ring still holds: it is filled from memory.
  const kept = Math.min(lowest, state.base)
  return { ...state, kept, stored: Math.max(Math.min(state.stored, state.base), kept) }
}

export interface AllocSizes extends FrameNames {
  /** Registers that rotate, a multiple of eight. */
  readonly rotating: number
}

/** `alloc r1=ar.pfs,i,l,o,r`: replaces the sizes, leaves the base, so r32 and up keep what they hold. */
export function alloc(state: StackState, sizes: AllocSizes): Result<StackState, Fault> {
  const { inputs, locals, outputs, rotating } = sizes
  const sol = inputs + locals
  const sof = sol + outputs
  if (sof > ringSize) return err('frame-too-large')
  if (rotating % 8 !== 0 || rotating > sof) return err('rotation-beyond-frame')
  const frame = { sof, sol, sor: rotating / 8 }
  return ok(withRoom({ ...state, frame, names: { inputs, locals, outputs } }))
}

/** The frame after a marker was rewritten, as a scan for the alloc would have it. */
export function resize(state: StackState, frame: FrameMarker): Result<StackState, Fault> {
  if (frame.sof > ringSize) return err('frame-too-large')
  if (frame.sol > frame.sof) return err('locals-beyond-frame')
  const names = { ...state.names, outputs: frame.sof - frame.sol }
  return ok(withRoom({ ...state, frame, names }))
}

/** `br.call`: the caller's outputs become r32 and up of the callee, by identity. */
export function call(state: StackState): StackState {
  const { frame, names, waiting } = state
  const inputs = frame.sof - frame.sol
  return withRoom({
    ...state,
    base: state.base + frame.sol,
    frame: { sof: inputs, sol: 0, sor: 0 },
    previous: frame,
    names: { inputs, locals: 0, outputs: 0 },
    waiting: [...waiting, names],
  })
}

/** `br.ret`: back to the frame in ar.pfs, whatever it is. A callee that called must have restored it. */
export function ret(state: StackState): StackState {
  const { previous, waiting } = state
  const names = waiting.at(-1) ?? noNames
  return withRoom({
    ...state,
    base: state.base - previous.sol,
    frame: previous,
    names,
    waiting: waiting.slice(0, -1),
  })
}

/** `mov ar.pfs=r`: what a callee does before it returns, with what its alloc saved. */
export const restore = (state: StackState, previous: FrameMarker): StackState => ({
  ...state,
  previous,
})

/** `cover`: the frame of whoever was interrupted is put aside whole; the new one is empty. */
export function cover(state: StackState, collectsInterruptions: boolean): StackState {
  const { base, frame, names, waiting, interrupted } = state
  return withRoom({
    ...state,
    base: base + frame.sof,
    frame: noFrame,
    names: noNames,
    waiting: [...waiting, names],
    interrupted: collectsInterruptions ? interrupted : frame,
  })
}

/** `rfi` after a cover: the frame in cr.ifs is the present one again. */
export function uncover(state: StackState): StackState {
  const { interrupted, waiting } = state
  if (interrupted === null) return state
  return withRoom({
    ...state,
    base: state.base - interrupted.sof,
    frame: interrupted,
    names: waiting.at(-1) ?? noNames,
    waiting: waiting.slice(0, -1),
    interrupted: null,
  })
}

/** `flushrs`: every frame but the present one gets its copy in memory. */
export const flush = (state: StackState): StackState => ({ ...state, stored: state.base })

export interface VisibleRegister {
  /** 32 to 127. */
  readonly number: number
  /** `in0`, `loc2`, `out1` */
  readonly alias: string
  /** Place in the endless row. */
  readonly place: number
  /** Cell of the ring. */
  readonly physical: number
}

export const physicalOf = (place: number): number => ((place % ringSize) + ringSize) % ringSize

function aliasOf(index: number, { inputs, locals }: FrameNames): string {
  if (index < inputs) return `in${index}`
  if (index < inputs + locals) return `loc${index - inputs}`
  return `out${index - inputs - locals}`
}

/** Registers that the present frame shows, r32 first. */
export const visible = ({ base, frame, names }: StackState): readonly VisibleRegister[] =>
  Array.from({ length: frame.sof }, (_, index) => ({
    number: firstStacked + index,
    alias: aliasOf(index, names),
    place: base + index,
    physical: physicalOf(base + index),
  }))

/** Place of a stacked register; null where the frame does not reach: a write faults, a read is undefined. */
export function placeOf({ base, frame }: StackState, number: number): number | null {
  const index = number - firstStacked
  return index >= 0 && index < frame.sof ? base + index : null
}

/** What one cell of the ring is for now. */
export type CellUse = 'frame' | 'waiting' | 'stored' | 'free'

/** The ring as a drawing shows it, physical register 0 first. */
export function ring(state: StackState): readonly CellUse[] {
  const cells = Array.from({ length: ringSize }, (): CellUse => 'free')
  for (let place = state.kept; place < state.base + state.frame.sof; place++) {
    const own = place >= state.base
    cells[physicalOf(place)] = own ? 'frame' : place < state.stored ? 'stored' : 'waiting'
  }
  return cells
}

/** How many registers went to memory, or came from there (negative), between two states. */
export const spilled = (before: StackState, after: StackState): number => after.kept - before.kept
