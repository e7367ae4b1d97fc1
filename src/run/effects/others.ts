import { ticksPerStep } from '../cpu/cpu.ts'
import { setPointer } from '../cpu/stack.ts'
import { valueOf } from '../layout.ts'
import type { Doing, Effect, Value } from './effect.ts'

/** A clock that counts work outside of sites only, so that all machines read the same. */
const clock = ({ guest: { cpu } }: Doing): Value => ({
  low: cpu.system.tsc + cpu.steps * ticksPerStep,
  high: 0,
})

export const clocks: readonly Effect[] = [
  { members: ['read_tsc', 'sched_clock', 'read_pmc'], perform: clock },
]

export const instructions: readonly Effect[] = [
  {
    members: ['swapgs', 'wbinvd'],
    perform({ guest, op }) {
      guest.emit({ kind: 'system', text: op.member })
      return null
    },
  },
]

const [rcx, stackRegister, r11] = [1, 4, 11]

/** Xen's entry leaves two words on top of the frame: they go back to rcx and r11 (xen-asm_64.S, 2.6.32). */
function adjustFrame({ guest, stack }: Doing): null {
  const { cpu } = guest
  for (const [register, place] of [
    [rcx, stack],
    [r11, stack + 8],
  ] as const) {
    cpu.registers[2 * register] = cpu.memory.read64(place)
    cpu.registers[2 * register + 1] = cpu.memory.high
  }
  setPointer(cpu, stackRegister, stack + 16)
  return null
}

export const frames: readonly Effect[] = [
  { members: ['adjust_exception_frame'], perform: adjustFrame },
]

/** Operations that this model only notes: what they do cannot be seen from a listing. */
export function note(doing: Doing): Value | null {
  const { guest, op, argument } = doing
  guest.emit({
    kind: 'operation',
    op: op.id,
    arguments: Array.from({ length: op.argumentWords }, (_, word) => {
      const { low, high } = argument(word)
      return valueOf(guest.cpu.arch, low, high)
    }),
  })
  // A number that tells where it comes from.
  return op.result === 'void' ? null : { low: 0x1000 + op.type, high: 0 }
}
