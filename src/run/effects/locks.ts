import { type Effect, low, pointer } from './effect.ts'

/** What has native code of its own, and so must do the same when it is called. Source: paravirt-spinlocks.c, 6.1. */
export const locks: readonly Effect[] = [
  {
    // The first byte of a lock says that it is held; those behind it are of who waits.
    members: ['queued_spin_unlock'],
    perform(doing) {
      doing.guest.cpu.memory.write8(pointer(doing, 0), 0)
      return null
    },
  },
  // On bare hardware none ever is, and under a hypervisor the model has one processor, which runs.
  { members: ['vcpu_is_preempted'], perform: () => low(0) },
]
