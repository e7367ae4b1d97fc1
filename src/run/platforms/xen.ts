import { type Guest, peek8, poke8 } from '../guest.ts'
import { interruptBit, type Platform } from './platform.ts'

/** struct vcpu_info begins with evtchn_upcall_pending and evtchn_upcall_mask, a byte each. */
const pendingAt = ({ layout }: Guest) => layout.vcpu ?? 0
const maskAt = (guest: Guest) => pendingAt(guest) + 1

const isOn = (guest: Guest) => peek8(guest, maskAt(guest)) === 0
const isPending = (guest: Guest) => peek8(guest, pendingAt(guest)) !== 0

/** Coming back from any hypercall, Xen lets in what waits. */
function callXen(guest: Guest): void {
  guest.emit({ kind: 'hypercall', name: 'xen_version' })
  if (!isOn(guest) || !isPending(guest)) return
  poke8(guest, pendingAt(guest), 0)
  guest.emit({ kind: 'delivered' })
}

/**
 * xen_restore_fl_direct compares both bytes with "an event waits, nothing masked" and skips the hypercall where
 * they are equal: the wrong way round (xen-asm.S, 2.6.32; mended in 3.4).
 */
const skips = (guest: Guest) => isOn(guest) && isPending(guest)

/** A paravirtual guest of Xen: interrupts are a byte that it shares with the hypervisor. */
export const xen: Platform = {
  id: 'xen',
  privileged: false,
  setUp(guest, interrupts, pending) {
    poke8(guest, maskAt(guest), interrupts ? 0 : 1)
    poke8(guest, pendingAt(guest), pending ? 1 : 0)
  },
  interrupts: isOn,
  pending: isPending,
  disable: (guest) => poke8(guest, maskAt(guest), 1),
  enable(guest) {
    poke8(guest, maskAt(guest), 0)
    if (isPending(guest)) callXen(guest)
  },
  save: (guest) => (isOn(guest) ? interruptBit : 0),
  restore(guest, flags, code) {
    const on = (flags & interruptBit) !== 0
    poke8(guest, maskAt(guest), on ? 0 : 1)
    if (code === 'assembly' ? !skips(guest) : skips(guest)) callXen(guest)
  },
  settle: () => undefined,
  oddity(guest, member, code, hypercalls) {
    if (member !== 'restore_fl' || code === 'c') return null
    if (skips(guest)) return 'xen-restore-skips'
    return hypercalls > 0 ? 'xen-restore-needless' : null
  },
  hypercall(guest) {
    callXen(guest)
    return true
  },
}
