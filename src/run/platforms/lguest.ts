import { lguestPendingOffset, lguestSendInterrupts } from '../../backends/routines.ts'
import { type Guest, peek32, poke32 } from '../guest.ts'
import { interruptBit, type Platform } from './platform.ts'

const enabledAt = ({ layout }: Guest) => layout.lguest ?? 0
const pendingAt = (guest: Guest) => enabledAt(guest) + Number(lguestPendingOffset)

const isOn = (guest: Guest) => (peek32(guest, enabledAt(guest)) & interruptBit) !== 0
const isPending = (guest: Guest) => peek32(guest, pendingAt(guest)) !== 0

function sendInterrupts(guest: Guest): void {
  guest.emit({ kind: 'hypercall', name: 'LHCALL_SEND_INTERRUPTS' })
  if (!isOn(guest) || !isPending(guest)) return
  poke32(guest, pendingAt(guest), 0)
  guest.emit({ kind: 'delivered' })
}

/** A guest of lguest: interrupts are a word of struct lguest_data, which holds what EFLAGS would. */
export const lguest: Platform = {
  id: 'lguest',
  privileged: false,
  setUp(guest, interrupts, pending) {
    poke32(guest, enabledAt(guest), interrupts ? interruptBit : 0)
    poke32(guest, pendingAt(guest), pending ? interruptBit : 0)
  },
  interrupts: isOn,
  pending: isPending,
  disable: (guest) => poke32(guest, enabledAt(guest), 0),
  enable: (guest) => poke32(guest, enabledAt(guest), interruptBit),
  save: (guest) => peek32(guest, enabledAt(guest)),
  restore(guest, flags) {
    poke32(guest, enabledAt(guest), flags)
    if ((flags & peek32(guest, pendingAt(guest))) !== 0) sendInterrupts(guest)
  },
  settle: () => undefined,
  // The test of the waiting word against 0 can never hold (i386_head.S, 2.6.32).
  oddity: (guest, member) =>
    member === 'irq_enable' && isPending(guest) ? 'lguest-enable-blind' : null,
  hypercall(guest, number) {
    if (number !== lguestSendInterrupts) return false
    sendInterrupts(guest)
    return true
  },
}
