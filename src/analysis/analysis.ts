import type { BackendId, Refusal, VariantId } from '../backends/backend.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Pressure } from '../cost/cost.ts'
import type { ConfigId, OpId } from '../ops/op.ts'
import type { Breakage } from '../patch/breakage.ts'
import type { Decision, Fate, Flip, Scope } from '../patch/decision.ts'
import type { RuleSetId } from '../patch/eras.ts'
import type { Step } from '../patch/step.ts'
import type { Program, Row } from '../program/program.ts'
import type { PatchSite } from '../sites/site.ts'
import type { FramePointerChoice } from '../x86/framePointer.ts'
import type { NopTableId } from '../x86/nops.ts'
import type { RegSet } from '../x86/registers.ts'
import type { SlotPlaces } from './slotPlaces.ts'

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
  /** Settles how many registers can hold values: one fewer with a frame pointer. */
  readonly framePointer: FramePointerChoice
  /** Of 6.1: bits of the features that are set, in the order of `listedFeatures`; null for the backend's own. */
  readonly features?: number | null
}

/** What another rule set makes of a site, where it differs. */
export interface Disagreement extends Fate {
  readonly rules: RuleSetId
  /** Over how much of the site, where the outcome's name is the same and this tells them apart. */
  readonly scope: Scope | null
}

/** One decoded instruction with addresses named; offsets count in `.text`. */
export type CodeRow = Pick<Row, 'offset' | 'length' | 'text' | 'intel' | 'mnemonic'>

/** A site with everything that is known of it. Steps are those of this site only. */
export interface SiteStory {
  readonly site: PatchSite
  readonly decision: Decision
  readonly disagreements: readonly Disagreement[]
  readonly steps: readonly Step[]
  /** The site's code before and after patching. */
  readonly before: readonly CodeRow[]
  readonly after: readonly CodeRow[]
  /**
   * Code of the candidates that the story tells of (those up to the chosen one), in the order of
   * Decision.candidates; empty for the others and for what is kept.
   */
  readonly candidateRows: readonly (readonly CodeRow[])[]
}

/** Everything that is known of a listing under one choice of machine and rules. */
export interface Analysis {
  /** What this answers. */
  readonly input: AnalysisInput
  readonly program: Program
  readonly slotPlaces: SlotPlaces
  /** In order of position; errors of the assembler, the records and the linker, warnings, hints. */
  readonly diagnostics: readonly Diagnostic[]
  readonly stories: readonly SiteStory[]
  /** Linked `.text` after patching; the same length as before. */
  readonly patchedText: Uint8Array
  /** Rows of `.text` after patching; those of a patched site have the site's line and no macro. */
  readonly rowsAfter: readonly Row[]
  /** What is alive at every row, and what each site costs. */
  readonly pressure: Pressure
  /** Counts for the empty states. */
  readonly counts: { readonly instructions: number; readonly bytes: number }
}

/** Answer to `analyze`: either an analysis, or a combination that never existed. */
export type AnalysisAnswer =
  | { readonly kind: 'analysis'; readonly analysis: Analysis }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly backend: BackendId }

/** The smallest changes to a site that alter what becomes of it. */
export interface FlipsAnswer {
  readonly site: number
  readonly op: OpId
  readonly flips: readonly Flip[]
}

/** Another site in the place of one of the listing, or another machine under it. Null: as it is. */
export interface WhatIf {
  readonly length: number | null
  /** What the site's record would allow to be destroyed. */
  readonly clobbers: RegSet | null
  readonly variant: VariantId | null
  readonly rules: RuleSetId | null
}

/** What became of a supposition. */
export interface WhatIfAnswer {
  readonly site: number
  readonly supposed: WhatIf
  /** What would become of it; null where there is no such site, or the combination never existed. */
  readonly story: SiteStory | null
  /** What such a site would break, so that no edit makes it; null where nothing. */
  readonly breakage: Breakage | null
  /** A listing that has such a site in this place; null where no edit of the text makes one. */
  readonly listing: string | null
}
