import { Fault } from '../cpu/stop.ts'
import { type Effect, low } from './effect.ts'

/** Interrupts on and off, as whatever the kernel runs on has them. */
export const interrupts: readonly Effect[] = [
  {
    members: ['irq_disable'],
    perform({ guest, platform }) {
      platform.disable(guest)
      return null
    },
  },
  {
    members: ['irq_enable'],
    perform({ guest, platform, code }) {
      platform.enable(guest, code)
      return null
    },
  },
  { members: ['save_fl'], perform: ({ guest, platform }) => low(platform.save(guest)) },
  {
    members: ['restore_fl'],
    perform({ guest, platform, code, argument }) {
      platform.restore(guest, argument(0).low, code)
      return null
    },
  },
  {
    members: ['safe_halt'],
    perform({ guest, platform }) {
      platform.enable(guest, 'c')
      guest.emit({ kind: 'halt' })
      return null
    },
  },
  {
    members: ['halt'],
    perform({ guest, platform }) {
      // Nothing can wake it.
      if (!platform.interrupts(guest)) throw new Fault({ kind: 'halted' })
      guest.emit({ kind: 'halt' })
      return null
    },
  },
]
