import {
  alloc,
  type AllocSizes,
  call,
  emptyStack,
  placeOf,
  restore,
  ret,
  ring,
  type StackState,
  spilled,
  visible,
} from '../stack/frame.ts'
import type { AccidentMoment, AccidentPicture, Held, StackMoment, StackPicture } from './picture.ts'

const moment = (op: string, state: StackState, before: StackState): StackMoment => ({
  op,
  state,
  registers: visible(state),
  ring: ring(state),
  spilled: spilled(before, state),
})

/** The frame with these sizes, or the same one where they make none. */
function framed(state: StackState, sizes: AllocSizes): StackState {
  const next = alloc(state, sizes)
  return next.ok ? next.value : state
}

export const allocText = (register: number, sizes: AllocSizes): string =>
  `alloc r${register}=ar.pfs,${sizes.inputs},${sizes.locals},${sizes.outputs},${sizes.rotating}`

/** A function allocates, calls one that allocates, and gets its frame back. */
export function stackPicture(caller: AllocSizes, callee: AllocSizes): StackPicture {
  const start = framed(emptyStack, caller)
  const called = call(start)
  const inside = framed(called, callee)
  const back = ret(restore(inside, called.previous))
  return {
    kind: 'stack',
    basis: 'architecture',
    moments: [
      moment(allocText(32 + caller.inputs, caller), start, emptyStack),
      moment('br.call', called, start),
      moment(allocText(32 + callee.inputs, callee), inside, called),
      moment('br.ret', back, inside),
    ],
  }
}

interface Contents {
  readonly places: ReadonlyMap<number, Held>
  readonly lost: readonly number[]
}

/** Writes a value over what a place held; what was needed there is lost. */
function put(contents: Contents, place: number | null, held: Held): Contents {
  if (place === null) return contents
  const places = new Map(contents.places)
  const lost = places.get(place) === 'later-argument' ? [...contents.lost, place] : contents.lost
  return { places: places.set(place, held), lost }
}

function accidentMoment(
  step: AccidentMoment['step'],
  base: StackMoment,
  { places, lost }: Contents,
  overwritten: readonly string[],
): AccidentMoment {
  return {
    ...base,
    step,
    contents: [...places].map(([place, held]) => ({ place, held })),
    lost,
    overwritten,
  }
}

/** The frame of the example: two inputs, three locals, out0 and out1. */
export const exampleCaller: AllocSizes = { inputs: 2, locals: 3, outputs: 2, rotating: 0 }
/** A function as a C compiler writes it: one input, three locals, one output. */
export const exampleCallee: AllocSizes = { inputs: 1, locals: 3, outputs: 1, rotating: 0 }

/** The function around the site, and the C function that is called from it. */
export interface AccidentScene {
  readonly caller: AllocSizes
  readonly callee: AllocSizes
  /** Outputs, from 0, that hold an argument of a call still to come. */
  readonly held: readonly number[]
  /** Arguments that the call from the site puts into out0 and up. */
  readonly takes: number
  readonly own: boolean
}

/** The example of the mail: b is in out1 already, and the site's call takes out0 alone. */
export const mailScene: AccidentScene = {
  caller: exampleCaller,
  callee: exampleCallee,
  held: [1],
  takes: 1,
  own: false,
}

const links: readonly string[] = ['b0', 'ar.pfs']

/** The index comes in r8 and the answer goes back in r8: the stack is not touched. */
function staticMoments(start: StackState, first: AccidentMoment, before: Contents) {
  const unchanged = (step: AccidentMoment['step'], op: string) =>
    accidentMoment(step, moment(op, start, start), before, [])
  return [first, unchanged('argument', 'mov r8'), unchanged('return', 'break')]
}

function callMoments(start: StackState, before: Contents, scene: AccidentScene) {
  const { callee, takes } = scene
  const out = outputOf(start, scene)
  const prepared = Array.from({ length: takes }).reduce<Contents>(
    (contents, _, index) => put(contents, out(index), 'index'),
    before,
  )
  const called = call(start)
  const inside = framed(called, callee)
  const saves = 32 + callee.inputs
  const saved = put(prepared, placeOf(inside, saves), 'old-pfs')
  const back = ret(restore(inside, called.previous))
  const alloced = moment(allocText(saves, callee), inside, called)
  return [
    accidentMoment('argument', moment('mov out0', start, start), prepared, []),
    accidentMoment('call', moment('br.call', called, start), prepared, links),
    accidentMoment('alloc', alloced, saved, links),
    accidentMoment('return', moment('br.ret', back, inside), saved, links),
  ]
}

const outputOf =
  (start: StackState, { caller }: AccidentScene) =>
  (index: number): number | null =>
    placeOf(start, 32 + caller.inputs + caller.locals + index)

/**
 * The accident of the mail: the caller has put an argument of a later call into an output and calls from the
 * site. A C callee's alloc saves ar.pfs in its first local, which may be that very output. Architecture rules
 * and the software conventions; never executed.
 */
export function accidentPicture(
  callee: AccidentPicture['callee'],
  scene: AccidentScene = mailScene,
): AccidentPicture {
  const { caller, held, own } = scene
  const start = framed(emptyStack, caller)
  const out = outputOf(start, scene)
  const before = held.reduce<Contents>(
    (contents, index) => put(contents, out(index), 'later-argument'),
    { places: new Map(), lost: [] },
  )
  const beginning = moment(allocText(32 + caller.inputs, caller), start, emptyStack)
  const first = accidentMoment('before', beginning, before, [])
  const moments =
    callee === 'static'
      ? staticMoments(start, first, before)
      : [first, ...callMoments(start, before, scene)]
  return { kind: 'accident', basis: 'architecture', callee, own, moments }
}
