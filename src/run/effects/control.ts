import { valueOf } from '../layout.ts'
import type { Doing, Effect, Value } from './effect.ts'

const read =
  (register: number) =>
  ({ guest }: Doing): Value => {
    const { control } = guest.cpu.system
    return { low: control[2 * register] ?? 0, high: control[2 * register + 1] ?? 0 }
  }

function set({ guest }: Doing, register: number, { low, high }: Value): void {
  const { cpu } = guest
  const wide = cpu.arch === 'x86-64'
  cpu.system.control[2 * register] = low
  cpu.system.control[2 * register + 1] = wide ? high : 0
  guest.emit({
    kind: 'control',
    register: `cr${register}`,
    value: valueOf(cpu.arch, low, high),
  })
  if (register === 3) guest.emit({ kind: 'flush', what: 'all', address: null })
}

const write =
  (register: number) =>
  (doing: Doing): null => {
    set(doing, register, doing.argument(0))
    return null
  }

const taskSwitched = 8

/** Control registers. A hypervisor keeps a guest's values; here they are the machine's own. */
export const control: readonly Effect[] = [
  { members: ['read_cr0'], perform: read(0) },
  { members: ['write_cr0'], perform: write(0) },
  { members: ['read_cr2'], perform: read(2) },
  { members: ['write_cr2'], perform: write(2) },
  { members: ['read_cr3'], perform: read(3) },
  { members: ['write_cr3'], perform: write(3) },
  { members: ['read_cr4', 'read_cr4_safe'], perform: read(4) },
  { members: ['write_cr4'], perform: write(4) },
  { members: ['read_cr8'], perform: read(8) },
  { members: ['write_cr8'], perform: write(8) },
  {
    members: ['clts'],
    perform(doing) {
      const before = read(0)(doing)
      set(doing, 0, { low: before.low & ~taskSwitched, high: before.high })
      return null
    },
  },
]
