import type { Guest } from '../guest.ts'
import { interruptBit, type Platform } from './platform.ts'

const set = ({ cpu }: Guest, on: boolean) => {
  cpu.flags = on ? cpu.flags | interruptBit : cpu.flags & ~interruptBit
}

const isOn = ({ cpu }: Guest) => (cpu.flags & interruptBit) !== 0

/** An interrupt comes in as soon as IF is on. The one instruction that `sti` still holds it back is left out. */
function settle(guest: Guest): void {
  if (!guest.device.pending || !isOn(guest)) return
  guest.device.pending = false
  guest.emit({ kind: 'delivered' })
}

/** Bare hardware, or a guest to which the processor gives an IF of its own (KVM). */
export const native: Platform = {
  id: 'native',
  privileged: true,
  setUp(guest, interrupts, pending) {
    set(guest, interrupts)
    guest.device.pending = pending
    settle(guest)
  },
  interrupts: isOn,
  pending: ({ device }) => device.pending,
  disable: (guest) => set(guest, false),
  enable(guest) {
    set(guest, true)
    settle(guest)
  },
  save: ({ cpu }) => cpu.flags,
  restore(guest, flags) {
    set(guest, (flags & interruptBit) !== 0)
    settle(guest)
  },
  settle,
  oddity: () => null,
  hypercall: () => false,
}
