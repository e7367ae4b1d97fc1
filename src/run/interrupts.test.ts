import { describe, expect, it } from 'vitest'
import { ran, type Run, summaryOf, verdictTexts } from '../testing/runs.ts'
import { type MachineId, machineIds, type RunEvent } from './report.ts'

const lines = (...text: readonly string[]) => `${text.map((line) => ` ${line}`).join('\n')}\n`

/** `delivered`, `hypercall xen_version`, `quirk lguest-enable-blind`; model calls are left out. */
const told = (event: RunEvent): readonly string[] => {
  switch (event.kind) {
    case 'call':
      return []
    case 'quirk':
      return [`quirk ${event.quirk}`]
    case 'hypercall':
      return [`hypercall ${event.name}`]
    case 'system':
      return [event.text]
    default:
      return [event.kind]
  }
}

const eventsOf = (run: Run, machine: MachineId): readonly string[] =>
  summaryOf(run).events[machine].flatMap(told)

/** The same on all three machines; the list itself where it is not. */
function eventsOfAll(run: Run): readonly string[] | object {
  const summary = summaryOf(run)
  const all = machineIds.map((id) => summary.events[id].flatMap(told))
  const [first = []] = all
  return all.every((events) => events.join() === first.join()) ? first : all
}

/** Interrupts and what waits when the machines have ended: reference, unpatched, patched. */
function stateAfter(run: Run) {
  const session = ran(run)
  const { last } = session.summary()
  const { from, moments } = session.window(last)
  const moment = moments[last - from]
  return machineIds.map((id) => moment && [moment[id].interrupts, moment[id].pending])
}

const off = { interrupts: false, pending: true } as const

describe('an event that waits while interrupts are off', () => {
  const enable = lines('ENABLE_INTERRUPTS(CLBR_ANY)', 'ret')

  it.each(['native', 'kvm', 'vmi'] as const)(
    'comes in when irq_enable turns them on: %s',
    (variant) => {
      const run: Run = { listing: enable, variant, start: off }
      expect(eventsOfAll(run)).toEqual(['delivered'])
      expect(stateAfter(run)).toEqual([
        [true, false],
        [true, false],
        [true, false],
      ])
    },
  )

  it.each(['xen', 'xen-noplace'] as const)('comes in through a hypercall: %s', (variant) => {
    for (const rules of ['design', '2.6.30'] as const) {
      const run: Run = { listing: enable, variant, rules, start: off }
      expect(eventsOfAll(run)).toEqual(['hypercall xen_version', 'delivered'])
      expect(verdictTexts(run)).toEqual(['kept'])
    }
  })

  it('needs no hypercall where nothing waits', () => {
    expect(eventsOfAll({ listing: enable, start: { interrupts: false } })).toEqual([])
  })

  it('stays out when irq_disable comes first', () => {
    const run: Run = {
      listing: lines('DISABLE_INTERRUPTS(CLBR_ANY)', 'ret'),
      start: { interrupts: false, pending: true },
    }
    expect(eventsOfAll(run)).toEqual([])
    expect(stateAfter(run)).toEqual([
      [false, true],
      [false, true],
      [false, true],
    ])
  })
})

describe('oddities of the kernels of 2009', () => {
  const restore = lines('mov $0x200, %eax', 'PVOP_VCALLEE restore_fl', 'ret')

  it('Xen’s restore_fl skips its hypercall exactly when an event waits and may come in', () => {
    const run: Run = { listing: restore, variant: 'xen', start: off }
    expect(eventsOfAll(run)).toEqual(['quirk xen-restore-skips'])
    // Turned on, and still waiting.
    expect(stateAfter(run)[1]).toEqual([true, true])
    expect(verdictTexts(run)).toEqual(['kept'])
  })

  it.each([
    ['on, nothing waits', 0x200, false],
    ['off, nothing waits', 0, false],
    ['off, an event waits', 0, true],
  ])('and makes a needless one in every other case: %s', (_, flags, pending) => {
    const listing = lines(`mov $${flags}, %eax`, 'PVOP_VCALLEE restore_fl', 'ret')
    const run: Run = { listing, variant: 'xen', start: { interrupts: false, pending } }
    expect(eventsOfAll(run)).toEqual(['hypercall xen_version', 'quirk xen-restore-needless'])
  })

  it('Xen’s C function has it right', () => {
    const run: Run = { listing: restore, variant: 'xen-noplace', start: off }
    expect(eventsOfAll(run)).toEqual(['hypercall xen_version', 'delivered'])
  })

  it('lguest’s irq_enable never sees what waits', () => {
    const run: Run = {
      listing: lines('ENABLE_INTERRUPTS(CLBR_ANY)', 'ret'),
      variant: 'lguest',
      start: off,
    }
    expect(eventsOfAll(run)).toEqual(['quirk lguest-enable-blind'])
    expect(stateAfter(run)[2]).toEqual([true, true])
    expect(verdictTexts(run)).toEqual(['kept'])
  })

  it('and its restore_fl does', () => {
    const run: Run = { listing: restore, variant: 'lguest', start: off }
    expect(eventsOfAll(run)).toEqual(['hypercall LHCALL_SEND_INTERRUPTS', 'delivered'])
    expect(verdictTexts(run)).toEqual(['kept'])
  })
})

describe('flags that save_fl returns', () => {
  it.each(['native', 'xen', 'xen-noplace', 'lguest', 'vmi', 'kvm'] as const)(
    'tell whether interrupts were on: %s',
    (variant) => {
      for (const interrupts of [true, false]) {
        const session = ran({
          listing: lines('PVOP_CALLEE save_fl', 'and $0x200, %eax', 'mov %eax, (%esi)', 'ret'),
          variant,
          start: { interrupts },
        })
        const { last } = session.summary()
        const moment = session.window(last).moments.at(-1)
        const results = machineIds.map((id) => moment?.[id].registers[0])
        expect(results).toEqual(Array.from({ length: 3 }, () => (interrupts ? 0x200n : 0n)))
      }
    },
  )
})

describe('instructions that only bare hardware obeys', () => {
  it('cli faults in a guest, and turns interrupts off elsewhere', () => {
    const listing = lines('cli', 'ret')
    expect(summaryOf({ listing, variant: 'xen' }).endings.unpatched).toEqual({
      kind: 'privileged',
      text: 'cli',
    })
    expect(stateAfter({ listing, variant: 'native' })[1]).toEqual([false, false])
  })

  it('popf does not even fault in a guest: it leaves interrupts as they are', () => {
    const listing = lines('push $0x2', 'popf', 'ret')
    for (const variant of ['xen', 'lguest', 'vmi'] as const) {
      const run: Run = { listing, variant }
      expect(summaryOf(run).endings.unpatched).toEqual({ kind: 'returned' })
      expect(stateAfter(run)[1]).toEqual([true, false])
    }
    expect(stateAfter({ listing, variant: 'native' })[1]).toEqual([false, false])
  })

  it('iret leaves for the interrupted program from ring 1 as well', () => {
    for (const variant of ['native', 'xen', 'lguest', 'vmi'] as const) {
      expect(summaryOf({ listing: lines('iret'), variant }).endings.unpatched, variant).toEqual({
        kind: 'left',
        how: 'iret',
      })
    }
  })

  it('swapgs that stands bare in the code: native keeps it, Xen erases it in time', () => {
    const listing = lines('SWAPGS_UNSAFE_STACK', 'ret')
    const native: Run = { listing, config: '64', variant: 'native', rules: '2.6.30' }
    expect(verdictTexts(native)).toEqual(['kept'])
    expect(eventsOf(native, 'patched')).toEqual(['swapgs'])
    const xen: Run = { ...native, variant: 'xen' }
    expect(verdictTexts(xen)[0]).toMatch(/^hidden-by-patch: ending-differs/)
  })
})

describe('the ways out of the kernel', () => {
  it.each([
    ['32pae', 'native', 'INTERRUPT_RETURN', 'iret'],
    ['32pae', 'xen', 'INTERRUPT_RETURN', 'iret'],
    ['32pae', 'lguest', 'INTERRUPT_RETURN', 'iret'],
    ['32pae', 'vmi', 'INTERRUPT_RETURN', 'iret'],
    ['32pae', 'native', 'ENABLE_INTERRUPTS_SYSEXIT', 'sysexit'],
    ['32pae', 'xen', 'ENABLE_INTERRUPTS_SYSEXIT', 'sysexit'],
    ['64', 'native', 'INTERRUPT_RETURN', 'iret'],
    ['64', 'native', 'USERGS_SYSRET64', 'sysret'],
    ['64', 'xen', 'USERGS_SYSRET64', 'sysret'],
    ['64', 'native', 'USERGS_SYSRET32', 'sysret'],
  ] as const)('%s, %s: %s', (config, variant, macro, how) => {
    for (const rules of ['design', '2.6.30'] as const) {
      const run: Run = { listing: lines(macro), config, variant, rules }
      const { endings, verdicts } = summaryOf(run)
      expect(Object.values(endings)).toEqual(machineIds.map(() => ({ kind: 'left', how })))
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
    }
  })
})
