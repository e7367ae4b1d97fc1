import type { Address } from '../base/address.ts'
import { addressOf } from './layout.ts'
import type { Lockstep } from './lockstep.ts'
import { scratchIn } from './memoryMap.ts'
import { eventLimit, type MachineId } from './report.ts'
import type { Running } from './running.ts'

/** A byte of scratch memory that an instruction left otherwise than it was. */
export interface MemoryChange {
  readonly address: Address
  /** What it holds from then on. */
  readonly byte: number
  /** Whether interrupts were on before that instruction. */
  readonly interrupts: boolean
  /** Whether interrupts were on at some time after an earlier instruction had read it: another may have come between. */
  readonly readBefore: boolean
}

/** Which bytes a machine has read, and of which of them an interrupt may have made something else since. */
class Reads {
  readonly #now = new Set<number>()
  readonly #old = new Set<number>()

  /** Interrupts are on. */
  age(): void {
    for (const address of this.#now) this.#old.add(address)
    this.#now.clear()
  }

  note({ accesses }: Running): void {
    for (const { address, size, kind } of accesses) {
      if (kind === 'write') continue
      for (let at = 0; at < size; at++) this.#now.add(address + at)
    }
  }

  isOld(address: number): boolean {
    return this.#old.has(address)
  }
}

/** What a machine changes in scratch memory, in order: the first `eventLimit` bytes. Goes through the whole run again. */
export function changesOf(lockstep: Lockstep, id: MachineId): readonly MemoryChange[] {
  const machine = lockstep.machines[id]
  machine.isWatched = true
  try {
    return watchedChanges(lockstep, machine)
  } finally {
    machine.isWatched = false
  }
}

function watchedChanges(lockstep: Lockstep, machine: Running): readonly MemoryChange[] {
  const changes: MemoryChange[] = []
  const reads = new Reads()
  const { arch, memory } = machine.cpu
  const { base, bytes } = scratchIn(memory)
  lockstep.goTo(0)
  const seen = bytes.slice()
  while (lockstep.moment < lockstep.reached && changes.length < eventLimit) {
    const interrupts = machine.platform.interrupts(machine)
    if (interrupts) reads.age()
    lockstep.goTo(lockstep.moment + 1)
    // All of it, since functions that run as models leave no accesses. A plain loop: it is gone through at each moment.
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      if (byte === seen[at]) continue
      seen[at] = byte
      const place = base + at
      const readBefore = reads.isOld(place)
      changes.push({ address: addressOf(arch, place), byte, interrupts, readBefore })
    }
    reads.note(machine)
  }
  return changes
}
