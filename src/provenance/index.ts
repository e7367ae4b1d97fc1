import type { ReasonId } from '../analysis/disagreement.ts'
import type { BackendId } from '../backends/backend.ts'
import { ofEachBackend } from '../backends/index.ts'
import type { PromiseId } from '../cost/cost.ts'
import { type CheckId, ofEachCheck } from '../patch/checks/index.ts'
import type { Outcome } from '../patch/decision.ts'
import { ofEachEra, type RuleSetId } from '../patch/eras.ts'
import type { StepScene } from '../patch/step.ts'
import type { RuleSetId as ItaniumRuleSetId } from '../ia64/patch/decision.ts'
import type { ConventionId as ItaniumConventionId } from '../ia64/stack/conventions.ts'
import type { NoteId, Picture } from '../ia64/story/picture.ts'
import { bigSwitch } from './bigSwitch.ts'
import { clobberWords } from './clobberWords.ts'
import { entrySandwich } from './entrySandwich.ts'
import { fixedRegisters } from './fixedRegisters.ts'
import { inlining } from './inlining.ts'
import { itaniumManual } from './itaniumManual.ts'
import { itaniumModel } from './itaniumModel.ts'
import { itaniumPatcher } from './itaniumPatcher.ts'
import { itaniumSites } from './itaniumSites.ts'
import { itaniumTables } from './itaniumTables.ts'
import { kernelPatcher } from './kernelPatcher.ts'
import { kvmSlots } from './kvmSlots.ts'
import { latePatcher } from './latePatcher.ts'
import { lguestCode } from './lguestCode.ts'
import { model } from './model.ts'
import { nativeCode } from './nativeCode.ts'
import { nopTables } from './nopTables.ts'
import { oldSites } from './oldSites.ts'
import { paravirtOff } from './paravirtOff.ts'
import { patchDefault } from './patchDefault.ts'
import { records } from './records.ts'
import { savingCallee } from './savingCallee.ts'
import { scan } from './scan.ts'
import type { Source } from './source.ts'
import { staticConvention } from './staticConvention.ts'
import { testFalls } from './testFalls.ts'
import { thunks } from './thunks.ts'
import { vmiQuestion } from './vmiQuestion.ts'
import { vmiRom } from './vmiRom.ts'
import { wrongWord } from './wrongWord.ts'
import { xenCode } from './xenCode.ts'

/** All that the page's rules, conventions and claims go back to, in order of time. */
export const provenance = [
  records,
  inlining,
  scan,
  savingCallee,
  fixedRegisters,
  bigSwitch,
  staticConvention,
  thunks,
  vmiQuestion,
  oldSites,
  wrongWord,
  clobberWords,
  entrySandwich,
  kernelPatcher,
  patchDefault,
  nativeCode,
  xenCode,
  lguestCode,
  vmiRom,
  kvmSlots,
  paravirtOff,
  nopTables,
  testFalls,
  latePatcher,
  itaniumSites,
  itaniumPatcher,
  itaniumTables,
  itaniumManual,
  itaniumModel,
  model,
] as const satisfies readonly Source[]

export type SourceId = (typeof provenance)[number]['id']

/** At least one. */
export type Sources = readonly [SourceId, ...SourceId[]]

/** Who promises to keep what across a call. */
export type ConventionId = 'c' | 'callee-save' | 'rom' | 'static'

/** What the lists of checks, of rule sets and of backends say; a test holds that each id is one of these. */
const checks: Readonly<Record<CheckId, Sources>> = ofEachCheck(({ sources }) => sources as Sources)

const rules: Readonly<Record<RuleSetId, Sources>> = ofEachEra(({ sources }) => sources as Sources)

const candidates: Readonly<Record<Outcome, Sources>> = {
  nop: ['patch-default'],
  identity: ['patch-default'],
  inline: ['inlining', 'records'],
  'c-call': ['records', 'patch-default'],
  'thunk-call': ['thunks', 'records'],
  'inner-call': ['scan', 'model'],
  jump: ['patch-default'],
  trap: ['patch-default'],
  keep: ['patch-default', 'test-falls'],
  bug: ['kernel-patcher'],
}

const steps: Readonly<Record<StepScene['kind'], Sources>> = {
  find: ['records'],
  walk: ['scan'],
  record: ['records', 'clobber-words'],
  lookup: ['patch-default'],
  pass: ['late-patcher'],
  interim: ['late-patcher'],
  check: ['records'],
  choose: ['records'],
  write: ['kernel-patcher'],
  distance: ['patch-default'],
  pad: ['nop-tables'],
  done: ['inlining'],
}

const backends: Readonly<Record<BackendId, Sources>> = ofEachBackend(
  ({ sources }) => sources as Sources,
)

const conventions: Readonly<Record<ConventionId, Sources>> = {
  c: ['fixed-registers', 'thunks'],
  'callee-save': ['thunks', 'saving-callee'],
  rom: ['vmi-question', 'vmi-rom'],
  static: ['static-convention'],
}

const promises: Readonly<Record<PromiseId, Sources>> = {
  none: ['big-switch', 'paravirt-off'],
  sandwich: ['old-sites', 'entry-sandwich'],
  calleeSave: ['thunks', 'saving-callee', 'wrong-word'],
  c: ['fixed-registers', 'thunks'],
  own: ['records', 'clobber-words'],
}

/** Why a kernel decides otherwise than the design. */
const reasons: Readonly<Record<ReasonId, Sources>> = {
  'no-record': ['kernel-patcher', 'scan'],
  limit: ['kernel-patcher', 'vmi-rom'],
  'assumes-all': ['patch-default', 'test-falls'],
  'template-only': ['native-code'],
  'rom-only': ['vmi-rom'],
  'unasked-destroys': ['native-code', 'vmi-question'],
  'unasked-entry': ['kernel-patcher', 'model'],
  'unasked-result': ['patch-default', 'model'],
  'unasked-distance': ['patch-default', 'model'],
  'unasked-arguments': ['patch-default', 'thunks'],
  'slot-only': ['patch-default', 'records'],
  alternative: ['late-patcher'],
  feature: ['late-patcher'],
  'bug-call': ['late-patcher'],
  other: ['model'],
}

/** Pictures of the Itanium chapter. */
const itaniumPictures: Readonly<Record<Picture['kind'], Sources>> = {
  bundle: ['itanium-manual'],
  stack: ['itanium-manual'],
  accident: ['static-convention', 'itanium-manual'],
  scan: ['static-convention', 'itanium-model'],
  convention: ['itanium-sites', 'static-convention'],
  stub: ['itanium-sites', 'itanium-manual'],
  records: ['itanium-sites', 'itanium-tables'],
  copy: ['itanium-patcher', 'itanium-tables'],
  fit: ['itanium-patcher', 'itanium-tables'],
  notes: ['itanium-patcher', 'itanium-tables'],
}

const itaniumRules: Readonly<Record<ItaniumRuleSetId, Sources>> = {
  static: ['itanium-patcher', 'itanium-tables', 'static-convention'],
  scan: ['static-convention', 'itanium-model'],
}

const itaniumConventions: Readonly<Record<ItaniumConventionId, Sources>> = {
  c: ['itanium-manual', 'static-convention'],
  static: ['itanium-sites', 'static-convention'],
  inline: ['itanium-tables'],
}

const itaniumNotes: Readonly<Record<NoteId, Sources>> = {
  'found-never-written': ['itanium-patcher', 'itanium-tables'],
  'itm-adds-address': ['itanium-tables'],
  'setreg-compares-value': ['itanium-tables'],
  'lost-stop': ['itanium-sites', 'itanium-tables'],
  'late-option': ['itanium-patcher'],
  'old-documentation': ['itanium-patcher'],
  'unchecked-reach': ['itanium-patcher'],
}

const itaniumRun: Readonly<Record<'run', Sources>> = { run: ['itanium-manual', 'itanium-model'] }

/** What each thing on the page goes back to; the most telling source comes first. */
export const sourcesOf = {
  checks,
  rules,
  candidates,
  steps,
  backends,
  conventions,
  promises,
  reasons,
  itaniumPictures,
  itaniumRules,
  itaniumConventions,
  itaniumNotes,
  itaniumRun,
} as const

const byId: ReadonlyMap<string, Source> = new Map(provenance.map((source) => [source.id, source]))

export function sourceOf(id: SourceId): Source {
  const source = byId.get(id)
  if (!source) throw new Error(`no source ${id}`)
  return source
}
