import { visitDifference } from './comparison.ts'
import { advance, createMachine, putBack, save, type SavedMachine } from './machine.ts'
import type { RunProgram, RunSite } from './program.ts'
import { Recorder } from './recorder.ts'
import { type MachineId, machineIds, type Visit, visitLimit } from './report.ts'
import type { Running } from './running.ts'
import type { RunStart, RunSwitches } from './start.ts'

/** The three machines at one moment. */
export interface Checkpoint {
  readonly moment: number
  readonly machines: Readonly<Record<MachineId, SavedMachine>>
}

const each = <Made>(make: (id: MachineId) => Made): Record<MachineId, Made> => ({
  reference: make('reference'),
  unpatched: make('unpatched'),
  patched: make('patched'),
})

/** Checkpoints that are kept; when there are more, every second one goes and they get twice as far apart. */
const mostCheckpoints = 64
const firstDistance = 256

/**
 * The three machines in step: outside of sites each executes one instruction a moment; a machine that has come
 * through a site waits for the others.
 */
export class Lockstep {
  readonly machines: Readonly<Record<MachineId, Running>>
  readonly recorders: Readonly<Record<MachineId, Recorder>>
  readonly visits: Visit[] = []
  /** Moments at which a machine is about to execute a line with a breakpoint. */
  readonly breaks: number[] = []
  /** Where the machines are. */
  moment = 0
  /** The furthest that they have been. */
  reached = 0
  readonly #all: readonly Running[]
  readonly #breakpoints: ReadonlySet<number>
  /** Places in memory that were told to differ from the reference's. */
  readonly #known: Readonly<Record<'unpatched' | 'patched', Set<number>>> = {
    unpatched: new Set(),
    patched: new Set(),
  }
  #checkpoints: Checkpoint[] = []
  #distance = firstDistance
  /** Index in `visits` of the one that goes on, by machine and site. */
  #open: { readonly index: number; readonly site: number } | null = null

  constructor(
    program: RunProgram,
    start: RunStart,
    switches: RunSwitches,
    breakpoints: readonly number[],
  ) {
    this.recorders = each(() => new Recorder())
    this.machines = each((id) =>
      createMachine({ id, program, start, switches, recorder: this.recorders[id] }),
    )
    this.#all = machineIds.map((id) => this.machines[id])
    this.#breakpoints = new Set(breakpoints)
    this.#checkpoints.push(this.#checkpoint())
    this.#noteVisits()
    this.#noteBreak()
  }

  get ended(): boolean {
    return machineIds.every((id) => this.machines[id].ending !== null)
  }

  /** Whether this machine stands still while others are in a site. */
  isWaiting(id: MachineId): boolean {
    const { ending, inside } = this.machines[id]
    return ending === null && inside?.started !== true && this.#isBusy()
  }

  /** A machine has begun a site: those that have not, or are through, wait for it. */
  #isBusy(): boolean {
    return this.#all.some(({ ending, inside }) => ending === null && inside?.started === true)
  }

  /** The site that a machine is in. */
  #site(): RunSite | null {
    for (const { ending, inside } of this.#all) if (inside && ending === null) return inside.site
    return null
  }

  /** One moment on, for the first time or again. */
  step(): void {
    const isBusy = this.#isBusy()
    const moves = this.#all.map(({ inside }) => !isBusy || inside?.started === true)
    for (const machine of this.#all) if (machine.events.length > 0) machine.events = []
    this.#all.forEach((machine, at) => {
      if (moves[at]) advance(machine)
    })
    this.moment++
    if (this.moment > this.reached) this.#takeDown()
    if (!this.#isBusy()) for (const machine of this.#all) machine.visit = null
  }

  /** All that were in a site are through it: what came of it is held against the reference. */
  #compare(): void {
    const { reference } = this.machines
    for (const id of ['unpatched', 'patched'] as const) {
      const machine = this.machines[id]
      const { visit } = machine
      const found = visit && visitDifference(machine, reference, this.#known[id])
      if (!visit || !found) continue
      const { index, line } = visit.site
      const by =
        found.place?.kind === 'register' ? (machine.marks?.destroyerOf(index) ?? null) : null
      const { step } = visit.exit
      this.recorders[id].differ(index, { ...found, line, text: '', by, step })
    }
  }

  #takeDown(): void {
    this.reached = this.moment
    if (!this.#isBusy()) this.#compare()
    this.#noteVisits()
    this.#noteBreak()
    if (this.moment % this.#distance === 0) this.#keep()
  }

  #noteVisits(): void {
    const site = this.#site()?.index ?? null
    const open = this.#open
    if (open && open.site !== site) {
      const visit = this.visits[open.index]
      if (visit) this.visits[open.index] = { ...visit, to: this.moment }
      this.#open = null
    }
    if (site === null || this.#open || this.visits.length >= visitLimit) return
    this.#open = { index: this.visits.length, site }
    this.visits.push({ site, from: this.moment, to: null })
  }

  #noteBreak(): void {
    if (this.#breakpoints.size === 0 || this.breaks.length >= visitLimit) return
    const { unpatched, patched } = this.machines
    const stands = ({ cpu, text, lines, ending }: Running) =>
      ending === null && this.#breakpoints.has(lines[cpu.ip - text] ?? 0)
    if (stands(unpatched) || stands(patched)) this.breaks.push(this.moment)
  }

  #checkpoint(): Checkpoint {
    return { moment: this.moment, machines: each((id) => save(this.machines[id])) }
  }

  #keep(): void {
    this.#checkpoints.push(this.#checkpoint())
    if (this.#checkpoints.length <= mostCheckpoints) return
    this.#checkpoints = this.#checkpoints.filter((_, at) => at % 2 === 0)
    this.#distance *= 2
  }

  /** Goes to a moment that was reached before, by doing it again from the last checkpoint before it. */
  goTo(moment: number): void {
    const goal = Math.max(0, Math.min(moment, this.reached))
    const from = this.#checkpoints.findLast((checkpoint) => checkpoint.moment <= goal)
    if (!from) return
    if (goal < this.moment || from.moment > this.moment) this.#putBack(from)
    this.#record(false)
    while (this.moment < goal) this.step()
    this.#record(this.moment === this.reached)
  }

  #putBack({ moment, machines }: Checkpoint): void {
    for (const id of machineIds) putBack(this.machines[id], machines[id])
    this.moment = moment
  }

  /** What is done again was taken down before. */
  #record(on: boolean): void {
    for (const id of machineIds) this.machines[id].recorder = on ? this.recorders[id] : null
  }
}
