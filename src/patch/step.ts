import type { Address } from '../base/address.ts'
import type { ImplementationKind, VariantId } from '../backends/backend.ts'
import type { OpId } from '../ops/op.ts'
import type { Pair, SiteRecord, WalkEnd } from '../sites/site.ts'
import type { RegSet } from '../x86/registers.ts'
import type { Check } from './checks/index.ts'
import type { BootPass, Displacement, Outcome, Scope } from './decision.ts'
import type { RuleSetId } from './eras.ts'

/**
 * One scene of the story of a site. Plain data that a page, a text report or a figure can play
 * without the engine; `site` is the site's index.
 */
export type Step = { readonly site: number } & StepScene

/** What a scene shows, by its kind; registers are sets, addresses bigint. */
export type StepScene =
  | {
      readonly kind: 'find'
      readonly foundBy: 'recorded' | 'scanned'
      readonly length: number
      readonly op: OpId
    }
  /** The scan took one more pair, or ended. `length`: bytes of the site so far. */
  | {
      readonly kind: 'walk'
      readonly pair: Pair | null
      readonly end: WalkEnd | null
      readonly saved: RegSet
      readonly length: number
    }
  | {
      readonly kind: 'record'
      readonly record: SiteRecord
      readonly op: OpId
      readonly allowed: RegSet
      readonly allowedOnPaper: RegSet
    }
  | {
      readonly kind: 'lookup'
      readonly op: OpId
      readonly type: number
      readonly slot: Address
      readonly variant: VariantId
      readonly implementation: ImplementationKind
      readonly name: string | null
      readonly address: Address | null
      readonly inner: string | null
      /** Bytes of inline code that the backend has for it; null where it has none. */
      readonly inline: number | null
    }
  /** 6.1: one pass of boot begins. `alternatives`: how many the site has. */
  | { readonly kind: 'pass'; readonly pass: BootPass; readonly alternatives: number }
  /** 6.1: what the first pass leaves for the second. */
  | {
      readonly kind: 'interim'
      readonly candidate: number
      readonly length: number
      readonly room: number
    }
  /** One check of one candidate; `candidate` indexes Decision.candidates, `last` says it settled the candidate. */
  | {
      readonly kind: 'check'
      readonly candidate: number
      readonly check: Check
      readonly last: boolean
    }
  /** The decision. `wrongBefore`: the kept call destroys more than the site allows. */
  | {
      readonly kind: 'choose'
      readonly candidate: number
      readonly outcome: Outcome
      readonly rules: RuleSetId
      readonly scope: Scope
      readonly wrongBefore: RegSet
    }
  | {
      readonly kind: 'write'
      readonly length: number
      readonly room: number
      readonly scope: Scope
    }
  | { readonly kind: 'distance'; readonly displacement: Displacement; readonly site0: Address }
  | {
      readonly kind: 'pad'
      readonly length: number
      /** Length of each nop-table entry, in order. */
      readonly chunks: readonly number[]
    }
  | {
      readonly kind: 'done'
      readonly outcome: Outcome
      readonly length: number
      readonly changed: boolean
      /** Whether a call remains on the path. */
      readonly callLeft: boolean
      /** What the site as a whole destroys now: what its pairs save is not lost. */
      readonly destroyed: RegSet
      /** Allowed to be destroyed, and not. */
      readonly givenUp: RegSet
    }
