import type { RunStart, RunSwitches } from '../run/start.ts'

/** What a link holds of a run: how it starts, how much is destroyed, where it halts, and where the reader is. */
export interface SharedRun {
  readonly start: RunStart
  readonly switches: RunSwitches
  /** Lines of the listing, from 1, in order. */
  readonly breakpoints: readonly number[]
  /** Moment of the run that is in view, from 0; null while the steps are. */
  readonly moment: number | null
}

/** What a link leaves out. Frozen: changing a default needs a new link version. */
export const defaultRun: SharedRun = {
  start: { registers: {}, flags: 0, interrupts: true, pending: false, entry: null },
  switches: { polite: false, everything: false },
  breakpoints: [],
  moment: null,
}
