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
  const lost = places.get(place) === 'second-argument' ? [...contents.lost, place] : contents.lost
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

/**
 * The accident of the mail: the caller has put the second argument of a later call into out1 and calls from
 * the site with out0 alone. A C callee's alloc saves ar.pfs in its first local, which is that out1.
 * Architecture rules and the software conventions; never executed.
 */
export function accidentPicture(
  callee: 'c' | 'static',
  caller: AllocSizes = exampleCaller,
  sizes: AllocSizes = exampleCallee,
): AccidentPicture {
  const start = framed(emptyStack, caller)
  const out = (index: number) => placeOf(start, 32 + caller.inputs + caller.locals + index)
  const before = put({ places: new Map(), lost: [] }, out(1), 'second-argument')
  const first = accidentMoment(
    'before',
    moment(allocText(32 + caller.inputs, caller), start, emptyStack),
    before,
    [],
  )
  if (callee === 'static') {
    // The index comes in r8 and the answer goes back in r8: the stack is not touched.
    const unchanged = (step: AccidentMoment['step'], op: string) =>
      accidentMoment(step, moment(op, start, start), before, [])
    const moments = [first, unchanged('argument', 'mov r8'), unchanged('return', 'break 0x14')]
    return { kind: 'accident', basis: 'architecture', callee, moments }
  }
  const prepared = put(before, out(0), 'index')
  const called = call(start)
  const inside = framed(called, sizes)
  const saved = put(prepared, placeOf(inside, 32 + sizes.inputs), 'old-pfs')
  const back = ret(restore(inside, called.previous))
  const links = ['b0', 'ar.pfs']
  return {
    kind: 'accident',
    basis: 'architecture',
    callee,
    moments: [
      first,
      accidentMoment('argument', moment('mov out0', start, start), prepared, []),
      accidentMoment('call', moment('br.call', called, start), prepared, links),
      accidentMoment(
        'alloc',
        moment(allocText(32 + sizes.inputs, sizes), inside, called),
        saved,
        links,
      ),
      accidentMoment('return', moment('br.ret', back, inside), saved, links),
    ],
  }
}
