import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alloc,
  call,
  cover,
  emptyStack,
  flush,
  physicalOf,
  placeOf,
  resize,
  restore,
  ret,
  ring,
  ringSize,
  type StackState,
  spilled,
  uncover,
  visible,
} from './frame.ts'

function allocated(
  state: StackState,
  inputs: number,
  locals: number,
  outputs: number,
  rotating = 0,
): StackState {
  const next = alloc(state, { inputs, locals, outputs, rotating })
  if (!next.ok) throw new Error(next.error)
  return next.value
}

const caller = allocated(emptyStack, 2, 3, 2)

describe('a frame', () => {
  it('names inputs, locals and outputs in a row from r32 on', () => {
    expect(visible(caller).map(({ number, alias }) => `r${number} ${alias}`)).toEqual([
      'r32 in0',
      'r33 in1',
      'r34 loc0',
      'r35 loc1',
      'r36 loc2',
      'r37 out0',
      'r38 out1',
    ])
  })

  it('does not reach beyond its size', () => {
    expect(placeOf(caller, 38)).toBe(6)
    expect(placeOf(caller, 39)).toBeNull()
    expect(placeOf(caller, 31)).toBeNull()
  })

  it('of more than 96 registers, or with too many that rotate, faults', () => {
    const wrong = (inputs: number, outputs: number, rotating: number) =>
      alloc(emptyStack, { inputs, locals: 0, outputs, rotating })
    expect(wrong(90, 7, 0)).toEqual({ ok: false, error: 'frame-too-large' })
    expect(wrong(4, 0, 8)).toEqual({ ok: false, error: 'rotation-beyond-frame' })
    expect(wrong(9, 0, 4)).toEqual({ ok: false, error: 'rotation-beyond-frame' })
  })

  it('keeps what r32 and up hold when a second alloc changes its sizes', () => {
    const wider = allocated(caller, 2, 3, 8)
    expect(wider.base).toBe(caller.base)
    expect(placeOf(wider, 38)).toBe(placeOf(caller, 38))
  })

  it('that is widened at the top keeps its numbers', () => {
    const wider = resize(caller, { sof: 13, sol: 5, sor: 0 })
    expect(wider.ok && placeOf(wider.value, 37)).toBe(placeOf(caller, 37))
    expect(resize(caller, { sof: 97, sol: 5, sor: 0 }).ok).toBe(false)
  })
})

describe('the accident of the mail', () => {
  it('puts the first local of a C callee on out1 of its caller', () => {
    const out1 = placeOf(caller, 38)
    const callee = allocated(call(caller), 1, 3, 1)
    const [local] = visible(callee).filter(({ alias }) => alias === 'loc0')
    expect(local).toMatchObject({ number: 33, place: out1 })
  })

  it('does not happen to a callee that touches nothing but r32', () => {
    const callee = call(caller)
    expect(placeOf(callee, 32)).toBe(placeOf(caller, 37))
    expect(visible(ret(callee)).map(({ place }) => place)).toEqual(
      visible(caller).map(({ place }) => place),
    )
  })
})

describe('calls and returns', () => {
  it('lose the way back in a leaf that calls and does not restore ar.pfs', () => {
    const leaf = call(caller)
    const back = ret(call(leaf))
    expect(back.frame).toEqual(leaf.frame)
    // ar.pfs still holds the leaf's own frame, so the second return does not reach the caller's.
    expect(ret(back).frame).not.toEqual(caller.frame)
  })

  const sizes = fc.record({
    inputs: fc.nat(20),
    locals: fc.nat(40),
    outputs: fc.nat(30),
    rotating: fc.constant(0),
  })

  it('balanced, with ar.pfs restored, come back to the start', () => {
    fc.assert(
      fc.property(fc.array(sizes, { minLength: 1, maxLength: 12 }), (frames) => {
        const start = caller
        const saved: StackState['previous'][] = []
        let state = start
        for (const frame of frames) {
          state = call(state)
          saved.push(state.previous)
          const next = alloc(state, frame)
          if (next.ok) state = next.value
        }
        while (saved.length > 0) state = ret(restore(state, saved.pop() ?? state.previous))
        expect([state.base, state.frame, state.names, state.waiting]).toEqual([
          start.base,
          start.frame,
          start.names,
          start.waiting,
        ])
      }),
    )
  })

  it('spill the oldest registers when the ring is full, and fill them on the way back', () => {
    const first = allocated(emptyStack, 0, 60, 0)
    const second = allocated(call(first), 0, 60, 0)
    expect(spilled(call(first), second)).toBe(24)
    expect(ring(second).filter((use) => use === 'frame')).toHaveLength(60)
    expect(ring(second).filter((use) => use === 'waiting')).toHaveLength(ringSize - 60)
    const back = ret(second)
    expect(spilled(second, back)).toBe(-24)
    expect(back.kept).toBe(0)
  })

  it('never hold more than the ring', () => {
    fc.assert(
      fc.property(fc.array(sizes, { minLength: 1, maxLength: 12 }), (frames) => {
        let state = emptyStack
        for (const frame of frames) {
          const next = alloc(call(state), frame)
          if (next.ok) state = next.value
          expect(state.base + state.frame.sof - state.kept).toBeLessThanOrEqual(ringSize)
          expect(state.stored).toBeGreaterThanOrEqual(state.kept)
        }
      }),
    )
  })
})

describe('interruptions', () => {
  it('cover the whole frame and give it back', () => {
    const covered = cover(caller, false)
    expect(covered).toMatchObject({ base: 7, frame: { sof: 0, sol: 0 } })
    expect(uncover(covered)).toMatchObject({ base: 0, frame: caller.frame })
  })

  it('do not write cr.ifs while interruptions are collected', () => {
    expect(cover(caller, true).interrupted).toBeNull()
  })
})

it('flushrs leaves copies of all frames but the present one', () => {
  const flushed = flush(call(caller))
  expect(ring(flushed).slice(0, 7)).toEqual([
    'stored',
    'stored',
    'stored',
    'stored',
    'stored',
    'frame',
    'frame',
  ])
})

it('the ring has 96 cells', () => expect(physicalOf(100)).toBe(4))
