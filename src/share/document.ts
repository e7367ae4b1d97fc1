import type { VariantId } from '../backends/backend.ts'
import type { ConfigId } from '../ops/op.ts'
import type { RuleSetId as ItaniumRuleSetId } from '../ia64/patch/decision.ts'
import type { RuleSetId } from '../patch/eras.ts'
import type { FramePointerChoice } from '../x86/framePointer.ts'
import type { NopTableId } from '../x86/nops.ts'
import { type SharedRun, defaultRun } from './sharedRun.ts'

/** Whose assembly the text is. While it is Itanium's, what belongs to x86 alone waits. */
export type MachineId = 'x86' | 'ia64'

/** All that a link holds: the text, the switches, the run, and the place in the story. */
export interface SharedDocument extends SharedRun {
  readonly listing: string
  readonly machine: MachineId
  readonly config: ConfigId
  readonly variant: VariantId
  readonly rules: RuleSetId
  readonly itaniumRules: ItaniumRuleSetId
  readonly nops: NopTableId
  /** Of 6.1: bits of the features that are set; null for the backend's own. */
  readonly features: number | null
  readonly scan: boolean
  readonly framePointer: FramePointerChoice
  /** Index of the site in view and of the step in its story, both from 0; null for wherever it opens. */
  readonly site: number | null
  readonly step: number | null
  /** All backends side by side are in view, instead of the story. */
  readonly compare: boolean
}

/** All but the text. */
export type Settings = Omit<SharedDocument, 'listing'>

/** What a link leaves out. Frozen: changing a default needs a new link version. */
export const defaultSettings: Settings = {
  machine: 'x86',
  config: '32pae',
  variant: 'xen',
  rules: 'design',
  itaniumRules: 'static',
  nops: 'p6',
  features: null,
  scan: false,
  framePointer: 'auto',
  site: null,
  step: null,
  compare: false,
  ...defaultRun,
}
