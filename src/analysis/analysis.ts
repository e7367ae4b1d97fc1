import type { BackendId, Refusal, VariantId } from '../backends/backend.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { ConfigId, OpId } from '../ops/op.ts'
import type { Decision, Flip, Outcome, RuleSetId } from '../patch/decision.ts'
import type { Step } from '../patch/step.ts'
import type { Program, Row } from '../program/program.ts'
import type { PatchSite } from '../sites/site.ts'
import type { NopTableId } from '../x86/nops.ts'

/** All that an analysis depends on. */
export interface AnalysisInput {
  readonly listing: string
  /** Settles the architecture too: `64` is x86-64. */
  readonly config: ConfigId
  readonly variant: VariantId
  readonly rules: RuleSetId
  readonly nops: NopTableId
  /** Also look for sites that no record names (the 2007 scan). */
  readonly scan: boolean
}

/** What another rule set makes of a site, where it differs. */
export interface Disagreement {
  readonly rules: RuleSetId
  readonly outcome: Outcome
}

/** A site with everything that is known of it. Steps are those of this site only. */
export interface SiteStory {
  readonly site: PatchSite
  readonly decision: Decision
  readonly disagreements: readonly Disagreement[]
  readonly steps: readonly Step[]
  /** Decoded rows of the site before and after patching, for the byte strip; offsets count in `.text`. */
  readonly before: readonly Row[]
  readonly after: readonly Row[]
  /** Decoded rows of each candidate's code at this site, in the order of Decision.candidates. */
  readonly candidateRows: readonly (readonly Row[])[]
}

export interface Analysis {
  /** What this answers. */
  readonly input: AnalysisInput
  readonly program: Program
  /** In order of position; errors of the assembler, the records and the linker, warnings, hints. */
  readonly diagnostics: readonly Diagnostic[]
  readonly stories: readonly SiteStory[]
  /** Linked `.text` after patching; the same length as before. */
  readonly patchedText: Uint8Array
  /** Counts for the empty states. */
  readonly counts: { readonly instructions: number; readonly bytes: number }
}

/** Answer to `analyze`: either an analysis, or a combination that never existed. */
export type AnalysisAnswer =
  | { readonly kind: 'analysis'; readonly analysis: Analysis }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly backend: BackendId }

export interface FlipsAnswer {
  readonly site: number
  readonly op: OpId
  readonly flips: readonly Flip[]
}
