import { changesOf, type MemoryChange } from './changes.ts'
import { unsaidResult } from './endOfRun.ts'
import { Lockstep } from './lockstep.ts'
import { scratchIn } from './memoryMap.ts'
import type { RunProgram } from './program.ts'
import {
  type Ending,
  type MachineId,
  machineIds,
  type Moment,
  type RunEvent,
  type RunSummary,
  type RunWindow,
  windowSize,
} from './report.ts'
import type { RunStart, RunSwitches } from './start.ts'
import { stepLimit } from './start.ts'
import { verdictsOf } from './verdicts.ts'
import { viewOf } from './view.ts'

export interface SessionInput {
  readonly program: RunProgram
  readonly start: RunStart
  readonly switches: RunSwitches
  /** Lines of the listing, from 1. */
  readonly breakpoints: readonly number[]
}

/** The three machines on one listing. Stepping back does a part again, from the nearest checkpoint. */
export class Session {
  readonly #input: SessionInput
  readonly #lockstep: Lockstep

  constructor(input: SessionInput) {
    const { program, start, switches, breakpoints } = input
    this.#input = input
    this.#lockstep = new Lockstep(program, start, switches, breakpoints)
  }

  /** Runs on by about so many instructions of one machine; true once all of them have ended. */
  advance(instructions: number): boolean {
    const lockstep = this.#lockstep
    lockstep.goTo(lockstep.reached)
    for (let left = instructions; left > 0 && !lockstep.ended; left--) lockstep.step()
    return lockstep.ended
  }

  /** What is known of the run so far. */
  summary(): RunSummary {
    const { start, switches, program } = this.#input
    const lockstep = this.#lockstep
    lockstep.goTo(lockstep.reached)
    const { machines, recorders } = lockstep
    const byMachine = <Made>(make: (id: MachineId) => Made) =>
      Object.fromEntries(machineIds.map((id) => [id, make(id)])) as Record<MachineId, Made>
    return {
      start,
      switches,
      last: lockstep.reached,
      endings: byMachine(
        (id): Ending => machines[id].ending ?? { kind: 'limit', limit: stepLimit },
      ),
      verdicts: verdictsOf(lockstep, program),
      visits: lockstep.visits.slice(),
      events: byMachine((id): readonly RunEvent[] => recorders[id].events.slice()),
      breaks: lockstep.breaks.slice(),
      unsaid: unsaidResult(machines.reference),
    }
  }

  /** Moments around one; it is brought within the run. */
  window(at: number): RunWindow {
    const lockstep = this.#lockstep
    const { reached } = lockstep
    const middle = Math.max(0, Math.min(at, reached))
    const from = Math.max(0, Math.min(middle - windowSize / 2, reached - windowSize + 1))
    const moments: Moment[] = []
    lockstep.goTo(from)
    for (;;) {
      moments.push(this.#moment())
      if (moments.length >= windowSize || lockstep.moment >= reached) break
      lockstep.goTo(lockstep.moment + 1)
    }
    return { from, moments }
  }

  /** The memory that registers point to at the start, as a machine leaves it: one after the other, a copy. */
  scratch(id: MachineId): Uint8Array {
    const lockstep = this.#lockstep
    lockstep.goTo(lockstep.reached)
    return scratchIn(lockstep.machines[id].cpu.memory).bytes.slice()
  }

  /** What a machine changes in that memory, byte by byte. */
  changes(id: MachineId): readonly MemoryChange[] {
    return changesOf(this.#lockstep, id)
  }

  #moment(): Moment {
    const { machines } = this.#lockstep
    const view = (id: MachineId) => viewOf(machines[id], this.#lockstep.isWaiting(id))
    return {
      reference: view('reference'),
      unpatched: view('unpatched'),
      patched: view('patched'),
    }
  }
}
