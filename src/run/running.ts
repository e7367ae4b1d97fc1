import type { Access } from './cpu/memory.ts'
import type { Guest } from './guest.ts'
import type { Mark, Marks } from './marks.ts'
import type { Platform } from './platforms/platform.ts'
import type { RunProgram, RunSite } from './program.ts'
import type { Recorder } from './recorder.ts'
import type { Ending, MachineId, Place, RunEvent } from './report.ts'
import type { RunSwitches } from './start.ts'
import type { EdgeState } from './state.ts'

/** A site that a machine is in, calls out of it included. */
export interface Inside {
  readonly site: RunSite
  readonly entry: EdgeState
  /** Hypercalls made before. */
  readonly hypercalls: number
  /** At least one instruction of it is done; before that the machine waits for the others to come. */
  started: boolean
  /** What it wrote to memory, the oldest `mostWrites` of it. */
  readonly writes: Access[]
  /** What somebody outside could see. */
  readonly events: RunEvent[]
}

/** A way through a site that is over. */
export interface Visit extends Pick<Inside, 'site' | 'entry' | 'writes' | 'events'> {
  readonly exit: EdgeState
}

/** Writes of one way through a site that are compared. */
export const mostWrites = 4096

/** One of the three machines while it runs. */
export interface Running extends Guest {
  readonly id: MachineId
  readonly program: RunProgram
  readonly switches: RunSwitches
  readonly platform: Platform
  /** Null in the reference: nothing is destroyed there. */
  readonly marks: Marks | null
  /** Place of `.text`. */
  readonly text: number
  /** Lines by offset of the row; 0 where none begins. */
  readonly lines: Int32Array
  /** Of the last instruction, where they are noted. */
  readonly accesses: Access[]
  /** Somebody wants every access noted. */
  isWatched: boolean
  /** Takes down what happens; null while a part of a run is done again. */
  recorder: Recorder | null
  /** What the last step did besides. */
  events: RunEvent[]
  ending: Ending | null
  inside: Inside | null
  /** The last way through a site, until it is compared with the reference's. */
  visit: Visit | null
  /** Line of the last instruction, from 1. */
  line: number
  /** Steps outside of sites: the same in machines that went the same way. */
  clock: number
  hypercalls: number
}

/** Takes down that poison has come to matter. `fallback`: where it was read, if nothing was computed from it. */
export function tellUse(machine: Running, { site, by, use }: Mark, fallback: Place | null): void {
  const place = use?.place ?? fallback
  if (site === null || place === null) return
  machine.recorder?.use(site, {
    why: 'poison-used',
    place,
    line: use?.line ?? machine.line,
    text: use?.text ?? '',
    by,
    value: null,
    expected: null,
    event: null,
    ending: null,
    step: use?.step ?? machine.cpu.steps,
  })
}
