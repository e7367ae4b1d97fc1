import type { BackendTable } from '../backends/backend.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Registers } from '../cost/registers.ts'
import type { DecidedSite } from '../cost/overlay.ts'
import type { ConfigId } from '../ops/op.ts'
import type { Program } from '../program/program.ts'

/** What a rule may look at. */
export interface LintInput {
  readonly program: Program
  readonly config: ConfigId
  readonly table: BackendTable
  /** In order of offset. */
  readonly sites: readonly DecidedSite[]
  readonly registers: Registers
}

/** One sort of mistake. */
export interface LintRule {
  /** The part of the diagnostics' codes after `lint/`, or what they start with. */
  readonly id: string
  readonly find: (input: LintInput) => readonly Diagnostic[]
}
