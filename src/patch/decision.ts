import type { Address } from '../base/address.ts'
import type { BootFeature, BackendTable, Implementation, VariantId } from '../backends/backend.ts'
import type { ConfigId, Op } from '../ops/op.ts'
import type { PatchSite } from '../sites/site.ts'
import type { Extent } from '../program/extents.ts'
import type { Arch } from '../x86/arch.ts'
import type { NopTableId } from '../x86/nops.ts'
import type { RegSet } from '../x86/registers.ts'
import type { Check } from './checks/index.ts'
import type { RuleSetId } from './eras.ts'

/** Ids as they stand in JSON and links; the words for them stand in `app/messages`. */
export type Outcome =
  | 'nop'
  | 'identity'
  | 'inline'
  | 'c-call'
  | 'thunk-call'
  | 'inner-call'
  | 'jump'
  | 'trap'
  | 'keep'
  /** The kernel of the era would stop at BUG(). */
  | 'bug'

/** `whole`: over the whole site. `inner`: over the call alone, the pushes and pops stay. */
export type Scope = 'whole' | 'inner'

/** The two passes of boot of 6.1, in order. */
export type BootPass = 'paravirt' | 'alternatives'

/** Where a call, jump or moved template gets its 32-bit displacement. */
export interface Displacement {
  /** Position of the field in `Candidate.code`. */
  readonly offset: number
  readonly size: 4
  readonly target: Address
  readonly targetName: string | null
  /** Address from which the distance counts: the end of the instruction. */
  readonly next: Address
  /** target − next, before truncation to 32 bits. */
  readonly value: bigint
}

/** A candidate before it is judged. */
export interface Proposal {
  readonly kind: Outcome
  /** Of 6.1: which pass writes it. */
  readonly pass?: BootPass
  /** What is called or jumped to; null where nothing is. */
  readonly callee: 'c' | 'thunk' | 'routine' | 'rom' | null
  readonly scope: Scope
  /** The code as it would read at this site, without padding; the original bytes for `keep`. */
  readonly code: Uint8Array
  /** General registers that it destroys, results included. */
  readonly clobbers: RegSet
  readonly target: { readonly name: string; readonly address: Address } | null
  readonly displacement: Displacement | null
  /** Fields of `code` that hold an address or a distance, the displacement among them. */
  readonly fields: readonly Extent[]
}

/** One thing that could be written over a site, and how it was judged. */
export interface Candidate extends Proposal {
  readonly verdict: 'chosen' | 'would-work' | 'rejected'
  /** In the order in which they are made; the first failed one is the reason for a rejection. */
  readonly checks: readonly Check[]
}

/** A run of bytes of a patched site, by what it is. */
export interface BytePart {
  readonly kind: 'kept' | 'code' | 'displacement' | 'padding'
  /** Position in the site. */
  readonly offset: number
  readonly length: number
}

/** What is written over the site. `before` and `after` have the site's length. */
export interface Edit {
  readonly offset: number
  readonly before: Uint8Array
  readonly after: Uint8Array
  /** Cover `after` without gaps, in order. */
  readonly parts: readonly BytePart[]
}

/** All that deciding one site needs. */
export interface DecideInput {
  readonly site: PatchSite
  readonly op: Op
  readonly arch: Arch
  readonly table: BackendTable
  readonly nops: NopTableId
  /** The site's bytes before patching. */
  readonly original: Uint8Array
  /** Of 6.1: the features that are set; the backend's own where it is left out. */
  readonly features?: readonly BootFeature[] | null
}

/** What one rule set makes of one site. */
export interface Decision {
  /** Index of the site. */
  readonly site: number
  readonly rules: RuleSetId
  readonly variant: VariantId
  /** What the op's slot holds. */
  readonly implementation: Implementation
  readonly candidates: readonly Candidate[]
  /** Index into `candidates`. */
  readonly chosen: number
  readonly outcome: Outcome
  /** Bytes of code before padding; the site's length where it is kept. */
  readonly patchedLength: number
  /** No change for `keep` and `bug`. */
  readonly edit: Edit
}

/** The patcher of an era. */
export interface RuleSet {
  readonly id: RuleSetId
  /** A model says so on screen. */
  readonly model: boolean
  /** Configurations that its era had. */
  readonly configs: readonly ConfigId[]
  decide(input: DecideInput): Decision
}

/** What would become of a site, and what it would call. */
export interface Fate {
  readonly outcome: Outcome
  readonly callee: Candidate['callee']
}

/** The part of a decision that comparisons are about. */
export const fateOf = ({ outcome, candidates, chosen }: Decision): Fate => ({
  outcome,
  callee: candidates[chosen]?.callee ?? null,
})

/** A change to the site or to what it runs on. */
export type Change =
  | { readonly length: number }
  | { readonly clobbers: RegSet }
  | { readonly backend: VariantId }
  | { readonly rules: RuleSetId }

/** The smallest change of its sort that alters the outcome. */
export interface Flip extends Fate {
  readonly change: Change
}
