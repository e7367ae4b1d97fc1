import type { Address } from '../base/address.ts'
import type { SlotOp } from '../ops/slots.ts'
import type { BootFeature, SlotVariant } from '../backends/backend.ts'
import type { Candidate, Edit } from '../patch/decision.ts'
import type { StepScene } from '../patch/step.ts'
import type { BootSite, BootSlot } from './v6_1.ts'

/**
 * All that is to be told of a site under 6.1. Both passes write; the last candidate that does is the chosen one,
 * and each tells in `pass` which of them it belongs to.
 */
export interface BootDecision {
  readonly rules: '6.1'
  readonly variant: SlotVariant
  readonly slot: BootSlot
  readonly candidates: readonly Candidate[]
  readonly chosen: number
  readonly outcome: Candidate['kind']
  readonly patchedLength: number
  readonly edit: Edit
  readonly steps: readonly StepScene[]
}

export interface BootQuestion {
  readonly site: BootSite
  readonly op: SlotOp
  readonly clobberWord: number
  readonly slot: BootSlot
  /** Address of the slot. */
  readonly slotAddress: Address
  readonly variant: SlotVariant
  readonly features: readonly BootFeature[]
}
