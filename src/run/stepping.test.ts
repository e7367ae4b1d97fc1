import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ran, type Run } from '../testing/runs.ts'
import { windowSize } from './report.ts'

const loop: Run = {
  listing: [
    'f:',
    ' mov $60, %edi',
    '1:',
    ' DISABLE_INTERRUPTS(CLBR_NONE)',
    ' add %edi, (%esi)',
    ' ENABLE_INTERRUPTS(CLBR_ANY)',
    ' dec %edi',
    ' jnz 1b',
    ' ret',
    '',
  ].join('\n'),
  variant: 'xen-noplace',
  rules: '2.6.30',
}

describe('stepping', () => {
  const session = ran(loop)
  const { last } = session.summary()

  it('has more moments than a window holds', () => {
    expect(last).toBeGreaterThan(4 * windowSize)
  })

  it('shows the same moment however one comes to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: last }), { minLength: 2, maxLength: 6 }),
        (path) => {
          const fresh = ran(loop)
          const goal = path.at(-1) ?? 0
          const at = (one: typeof session) => {
            const { from, moments } = one.window(goal)
            return moments[goal - from]
          }
          for (const moment of path) session.window(moment)
          expect(at(session)).toEqual(at(fresh))
        },
      ),
      { numRuns: 20 },
    )
  })

  it('has nothing happen before the first instruction, also on the way back', () => {
    const one = ran({ listing: 'f: PVOP_VCALL flush_tlb_user\n ret\n' })
    const { last: end } = one.summary()
    one.window(end)
    const first = one.window(0).moments[0]
    expect([first?.unpatched.events, first?.patched.events]).toEqual([[], []])
  })

  it('says the same of the whole after any stepping', () => {
    session.window(3)
    expect(session.summary()).toEqual(ran(loop).summary())
  })

  it('brings every moment within the run', () => {
    expect(session.window(-5).from).toBe(0)
    const { from, moments } = session.window(10 * last)
    expect(from + moments.length - 1).toBe(last)
  })

  it('keeps machines together outside of sites', () => {
    const { moments } = session.window(last / 2)
    const outside = moments.filter(({ reference, unpatched, patched }) =>
      [reference, unpatched, patched].every(({ site }) => site === null),
    )
    expect(outside.length).toBeGreaterThan(10)
    for (const { reference, unpatched, patched } of outside) {
      expect([unpatched.line, patched.line]).toEqual([reference.line, reference.line])
    }
  })

  it('tells each way through a site: where it begins and where it is over', () => {
    const { visits } = session.summary()
    expect(visits).toHaveLength(120)
    const [first] = visits
    const { from, moments } = session.window(first?.from ?? 0)
    const [before, after] = [first?.from, first?.to].map((at) => moments[(at ?? 0) - from])
    expect(before?.unpatched).toMatchObject({ site: 0, line: 4, waiting: false })
    expect(after?.unpatched).toMatchObject({ site: null, line: 5, waiting: false })
  })
})

describe('breakpoints', () => {
  it('name the moments at which their lines are about to be executed', () => {
    const session = ran({ ...loop, breakpoints: [5] })
    const { breaks } = session.summary()
    expect(breaks).toHaveLength(60)
    const [first = 0] = breaks
    const { from, moments } = session.window(first)
    expect(moments[first - from]?.unpatched).toMatchObject({ line: 5, text: 'add %edi,(%esi)' })
  })
})

describe('a moment', () => {
  it('names functions of the kernel, models among them', () => {
    const session = ran(loop)
    const functions = new Set(session.window(0).moments.map(({ unpatched }) => unpatched.function))
    expect(functions).toEqual(
      new Set([
        null,
        '__raw_callee_save_xen_irq_disable',
        'xen_irq_disable',
        '__raw_callee_save_xen_irq_enable',
        'xen_irq_enable',
      ]),
    )
  })

  it('shows what is poisoned, and the stack with the caller’s address on top', () => {
    const session = ran(loop)
    const [start] = session.window(0).moments
    expect(start?.unpatched.stack[0]).toMatchObject({ value: 0xc0ff0000n, poisoned: false })
    const { visits } = session.summary()
    const second = visits[1]?.to ?? 0
    const { from, moments } = session.window(second)
    const after = moments[second - from]
    // A thunk stands in the slot: ecx is kept, eax and edx are gone.
    expect(after?.unpatched.poisoned).toBe(0b101)
    expect(after?.reference.poisoned).toBe(0)
    expect(after?.unpatched.registers[2]).toBe(0xdead00ddn)
  })
})
