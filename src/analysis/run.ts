import type { Refusal } from '../backends/backend.ts'
import { err, type Result } from '../base/result.ts'
import type { RunSummary, RunWindow } from '../run/report.ts'
import type { RunStart, RunSwitches } from '../run/start.ts'
import type { AnalysisInput } from './analysis.ts'

export interface RunQuestion {
  readonly input: AnalysisInput
  readonly start: RunStart
  readonly switches: RunSwitches
  /** Lines of the listing, from 1. */
  readonly breakpoints: readonly number[]
}

/** Why nothing can be run. */
export type RunRefusal =
  /** A combination that never existed. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The listing has errors; its diagnostics say which. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-entry'; readonly entry: string }
  | { readonly kind: 'no-register'; readonly register: string }

/** The three machines on one listing. Stepping back runs again from the nearest checkpoint. */
export interface RunSession {
  /** Runs on by about so many instructions; true once all machines have ended. Until then `summary` tells of a part. */
  advance(instructions: number): boolean
  summary(): RunSummary
  /** Moments around one, at most `windowSize` of them; `at` is brought within the run. */
  window(at: number): RunWindow
}

export const windowSize = 256

export function startRun(_question: RunQuestion): Result<RunSession, RunRefusal> {
  return err({ kind: 'empty' })
}
