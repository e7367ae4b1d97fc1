import { type Guest, peek32, poke32 } from '../guest.ts'
import { interruptBit, type Platform } from './platform.ts'

/** The ROM keeps the guest's IF and what waits in words of its own. */
const enabledAt = ({ layout }: Guest) => layout.rom
const pendingAt = ({ layout }: Guest) => layout.rom + 4

const isOn = (guest: Guest) => peek32(guest, enabledAt(guest)) !== 0
const isPending = (guest: Guest) => peek32(guest, pendingAt(guest)) !== 0

function enable(guest: Guest): void {
  poke32(guest, enabledAt(guest), interruptBit)
  if (!isPending(guest)) return
  poke32(guest, pendingAt(guest), 0)
  guest.emit({ kind: 'delivered' })
}

const disable = (guest: Guest) => poke32(guest, enabledAt(guest), 0)

/** A guest of VMware's ROM. What the ROM does inside is a model: its code was never the kernel's. */
export const vmi: Platform = {
  id: 'vmi',
  privileged: false,
  setUp(guest, interrupts, pending) {
    poke32(guest, enabledAt(guest), interrupts ? interruptBit : 0)
    poke32(guest, pendingAt(guest), pending ? 1 : 0)
  },
  interrupts: isOn,
  pending: isPending,
  disable,
  enable,
  save: (guest) => peek32(guest, enabledAt(guest)),
  restore: (guest, flags) => ((flags & interruptBit) === 0 ? disable(guest) : enable(guest)),
  settle: () => undefined,
  oddity: () => null,
  hypercall: () => false,
}
