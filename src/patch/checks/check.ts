import type { PatchSite } from '../../sites/site.ts'
import type { RegSet } from '../../x86/registers.ts'
import type { Candidate, Check, CheckId, DecideInput, Scope } from '../decision.ts'

/** A candidate before it is judged. */
export type Proposal = Omit<Candidate, 'checks' | 'verdict'>

/** A proposal and all that a check may look at besides. */
export interface Trial {
  readonly proposal: Proposal
  readonly input: Pick<DecideInput, 'arch' | 'op' | 'site'>
  /** Bytes that may be overwritten. */
  readonly room: number
  /** Registers that may be destroyed in this scope. */
  readonly allowed: RegSet
}

/** One question put to a candidate. `null`: the question does not arise. */
export interface CheckDefinition<Id extends CheckId> {
  readonly id: Id
  readonly examine: (trial: Trial) => Extract<Check, { readonly check: Id }> | null
}

export type AnyCheckDefinition = { [Id in CheckId]: CheckDefinition<Id> }[CheckId]

/** Bytes that a scope offers. */
export const roomOf = (site: PatchSite, scope: Scope): number =>
  scope === 'whole' ? site.length : site.original.length
