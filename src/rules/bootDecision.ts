import type { SlotVariant } from '../backends/slots.ts'
import type { Address } from '../base/address.ts'
import type { SlotOp } from '../ops/slots.ts'
import type { Candidate, Check, Edit } from '../patch/decision.ts'
import type { StepScene } from '../patch/step.ts'
import type { BootFeature, BootSite, BootSlot } from './v6_1.ts'

/** The two passes of boot, in order. */
export type BootPass = 'paravirt' | 'alternatives'

/** Whether the processor has a feature, or lacks it where that is asked. */
export interface FeatureCheck {
  readonly check: 'feature'
  readonly pass: boolean
  readonly feature: number
  /** Null for a feature that no site of a known kernel asks for. */
  readonly name: BootFeature | null
  readonly inverted: boolean
  readonly set: boolean
}

/** What one pass would write. Both passes write; the last one that does is the chosen one. */
export interface BootCandidate extends Omit<Candidate, 'checks'> {
  readonly pass: BootPass
  readonly checks: readonly (Check | FeatureCheck)[]
}

/** Scenes of a site under 6.1: those of every era, and what the two passes have of their own. */
export type BootScene =
  | StepScene
  | { readonly kind: 'pass'; readonly pass: BootPass; readonly alternatives: number }
  | { readonly kind: 'feature'; readonly candidate: number; readonly check: FeatureCheck }

/** All that is to be told of a site of an image under 6.1. */
export interface BootDecision {
  readonly rules: '6.1'
  readonly variant: SlotVariant
  readonly slot: BootSlot
  readonly candidates: readonly BootCandidate[]
  readonly chosen: number
  readonly outcome: Candidate['kind']
  readonly patchedLength: number
  readonly edit: Edit
  readonly steps: readonly BootScene[]
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
