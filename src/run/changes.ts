import type { Address } from '../base/address.ts'
import { addressOf } from './layout.ts'
import type { Lockstep } from './lockstep.ts'
import { eventLimit, type MachineId } from './report.ts'

/** A byte of scratch memory that an instruction left otherwise than it was. */
export interface MemoryChange {
  readonly address: Address
  /** What it holds from then on. */
  readonly byte: number
  /** Whether interrupts were on before that instruction. */
  readonly interrupts: boolean
}

const scratchOf = ({ machines }: Lockstep, id: MachineId) =>
  machines[id].cpu.memory.regions.find(({ name }) => name === 'scratch')

/** What a machine changes in scratch memory, in order: the first `eventLimit` bytes. Goes through the whole run again. */
export function changesOf(lockstep: Lockstep, id: MachineId): readonly MemoryChange[] {
  const changes: MemoryChange[] = []
  lockstep.goTo(0)
  let before = scratchOf(lockstep, id)?.bytes.slice() ?? new Uint8Array()
  while (lockstep.moment < lockstep.reached && changes.length < eventLimit) {
    const machine = lockstep.machines[id]
    const interrupts = machine.platform.interrupts(machine)
    lockstep.goTo(lockstep.moment + 1)
    const region = scratchOf(lockstep, id)
    if (!region || region.bytes.every((byte, at) => byte === before[at])) continue
    region.bytes.forEach((byte, at) => {
      if (byte === before[at]) return
      const address = addressOf(lockstep.machines[id].cpu.arch, region.base + at)
      changes.push({ address, byte, interrupts })
    })
    before = region.bytes.slice()
  }
  return changes
}
