import { cellOf } from './cell.ts'
import { maskByte, pendingByte } from './layout.ts'
import { type Machine, cellAt, writeKey } from './machine.ts'
import { load, store } from './memory.ts'

/** psr.i: interrupts are taken. */
export const interruptBit = 0x4000n

/** A guest of Xen has a byte in the shared page instead of psr.i: 1 is off. */
export const interruptsOn = (machine: Machine): boolean =>
  machine.platform === 'xen'
    ? load(machine.memory, maskByte, 1) === 0n
    : (cellAt(machine, 'psr').value & interruptBit) !== 0n

export const isPending = ({ memory }: Machine): boolean => load(memory, pendingByte, 1) === 1n

export function setInterrupts(machine: Machine, on: boolean): void {
  if (machine.platform === 'xen') {
    store(machine.memory, maskByte, 1, on ? 0n : 1n)
  } else {
    const { value } = cellAt(machine, 'psr')
    writeKey(machine, 'psr', cellOf(on ? value | interruptBit : value & ~interruptBit))
  }
  if (on) deliver(machine)
}

/** What waited comes in as soon as it may. */
function deliver(machine: Machine): void {
  if (!isPending(machine)) return
  store(machine.memory, pendingByte, 1, 0n)
  tell(machine, { kind: 'delivered' })
}

/** An event that somebody outside could see: of the step, and of the site that it happens in. */
export function tell(machine: Machine, event: Machine['events'][number]): void {
  machine.events.push(event)
  machine.inside?.events.push(event)
}
