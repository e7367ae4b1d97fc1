import type { BootFeature, ImplementationKind } from '../backends/backend.ts'
import { bytesEqual } from '../base/bytes.ts'
import { branchCode, type PlacedCode, plainCode } from '../patch/code.ts'
import type { Feature } from '../patch/checks/feature.ts'
import type { BootPass, Candidate, Edit } from '../patch/decision.ts'
import { lateConfig } from '../ops/configs.ts'
import { candidateEdit } from '../patch/edit.ts'
import { bareSite } from '../patch/records.ts'
import type { StepScene } from '../patch/step.ts'
import type { PatchSite } from '../sites/site.ts'
import { conventionOf } from '../x86/conventions.ts'
import { decode } from '../x86/decode.ts'
import { difference, noRegisters, type RegSet, regSetOf, union } from '../x86/registers.ts'
import type { BootDecision, BootQuestion } from './bootDecision.ts'
import {
  alternativeAt,
  applies,
  bootedSite,
  bootFeatures,
  type BootSlot,
  featureSet,
  type FeatureSet,
  paravirtPass,
  type Written,
} from './v6_1.ts'
import type { Alternative } from '../sites/site.ts'

const convention = conventionOf('x86-64')
const stackPointer = regSetOf('x86-64', ['rsp'])

const writesOf = (code: Uint8Array): RegSet =>
  difference(
    decode(code, 'x86-64', 0n).reduce((set, row) => union(set, row.writes), noRegisters),
    stackPointer,
  )

function destroyedBy({ outcome, code }: Written): RegSet {
  if (outcome === 'c-call') return convention.callerSaved
  if (outcome === 'thunk-call') return convention.returnRegisters
  return outcome === 'inline' ? writesOf(code) : noRegisters
}

/** A site about which its record says all, as the parts that earlier eras use want it. */
const bareBootSite = ({ site, op, clobberWord }: BootQuestion): PatchSite =>
  bareSite(
    { ...site, op: { id: op.id, type: site.type, transfer: 'call' }, clobberWord },
    { config: lateConfig },
  )

function placedCode({ site }: BootQuestion, { outcome, code, target }: Written): PlacedCode {
  if (target === null || code.length < 5) return plainCode(code)
  const { name, address } = target
  const placed = branchCode(outcome === 'jump' ? 'jump' : 'call', site.address, {
    name: name ?? '',
    address,
  })
  const { displacement } = placed
  return { ...placed, displacement: displacement && { ...displacement, targetName: name } }
}

/** What a call leads to: a thunk of C code, or assembly that keeps registers by itself. */
export function calleeOf({
  outcome,
  target,
}: Pick<Written, 'outcome' | 'target'>): Candidate['callee'] {
  if (target === null) return null
  if (outcome !== 'thunk-call') return 'c'
  return target.name?.startsWith('__raw_callee_save_') ? 'thunk' : 'routine'
}

function candidate(
  question: BootQuestion,
  pass: BootPass,
  written: Written,
  checks: Candidate['checks'],
): Candidate {
  const { outcome, target } = written
  const passes = checks.every((check) => check.pass)
  return {
    pass,
    kind: outcome,
    callee: calleeOf(written),
    scope: 'whole',
    verdict: passes ? 'would-work' : 'rejected',
    clobbers: destroyedBy(written),
    target: target ? { name: target.name ?? '', address: target.address } : null,
    ...placedCode(question, written),
    checks,
  }
}

const nameOfFeature = (feature: number): BootFeature | null =>
  (Object.keys(bootFeatures) as BootFeature[]).find((name) => bootFeatures[name] === feature) ??
  null

function featureCheck(alternative: Alternative, features: FeatureSet): Feature {
  const { feature, inverted } = alternative
  return {
    check: 'feature',
    pass: applies(alternative, features),
    feature,
    name: nameOfFeature(feature),
    inverted,
    set: features.has(feature),
  }
}

function candidatesOf(question: BootQuestion, features: FeatureSet): readonly Candidate[] {
  const { site, slot } = question
  const first = candidate(question, 'paravirt', paravirtPass(site, slot), [])
  const later = site.alternatives.map((alternative) =>
    candidate(question, 'alternatives', alternativeAt(alternative, site.address), [
      featureCheck(alternative, features),
    ]),
  )
  // Where the first pass stops at BUG(), the second is never reached.
  return first.kind === 'bug' ? [first] : [first, ...later]
}

const implementationOf = ({ kind, calleeSave, name }: BootSlot): ImplementationKind => {
  if (kind === 'empty') return 'nop'
  if (kind === 'null') return 'null'
  if (!calleeSave) return 'c'
  return name?.startsWith('__raw_callee_save_') ? 'thunk' : 'routine'
}

function lookup({ op, slot, slotAddress, variant }: BootQuestion): StepScene {
  return {
    kind: 'lookup',
    op: op.id,
    type: op.type,
    slot: slotAddress,
    variant,
    implementation: implementationOf(slot),
    name: slot.name,
    address: slot.kind === 'function' ? slot.address : null,
    inner: null,
    inline: null,
  }
}

/** The decision, and what is written for it. */
function writeScenes(
  question: BootQuestion,
  site: PatchSite,
  winner: Candidate,
  index: number,
): readonly StepScene[] {
  const { kind, code, displacement } = winner
  const room = site.length
  const choose: StepScene = {
    kind: 'choose',
    candidate: index,
    outcome: kind,
    rules: '6.1',
    scope: 'whole',
    wrongBefore: noRegisters,
  }
  if (kind === 'bug') return [choose]
  const edit = candidateEdit(site, question.site.original, plainCandidate(winner, site), 'p6')
  const chunks = edit.parts.filter((part) => part.kind === 'padding').map(({ length }) => length)
  return [
    choose,
    ...(code.length > 0
      ? [{ kind: 'write', length: Math.min(code.length, room), room, scope: 'whole' } as const]
      : []),
    ...(displacement ? [{ kind: 'distance', displacement, site0: site.address } as const] : []),
    ...(chunks.length > 0 ? [{ kind: 'pad', length: room - code.length, chunks } as const] : []),
  ]
}

/** What the parts of earlier eras know of a candidate; an alternative may be longer than its site. */
function plainCandidate(candidate: Candidate, { length }: PatchSite): Candidate {
  const { code, fields } = candidate
  if (code.length <= length) return candidate
  const kept = fields.filter((field) => field.offset + field.length <= length)
  return { ...candidate, code: code.subarray(0, length), fields: kept }
}

function passScenes(
  question: BootQuestion,
  site: PatchSite,
  candidates: readonly Candidate[],
): readonly StepScene[] {
  const [first, ...later] = candidates
  if (!first) return []
  const alternatives = later.length
  const begun: readonly StepScene[] = [
    { kind: 'pass', pass: 'paravirt', alternatives },
    lookup(question),
  ]
  if (first.kind === 'bug') return begun
  return [
    ...begun,
    { kind: 'interim', candidate: 0, length: first.code.length, room: site.length },
    { kind: 'pass', pass: 'alternatives', alternatives },
    ...later.flatMap(({ checks }, at): readonly StepScene[] =>
      checks.map((check) => ({ kind: 'check', candidate: at + 1, check, last: true })),
    ),
  ]
}

function editOf(
  question: BootQuestion,
  site: PatchSite,
  winner: Candidate,
  after: Uint8Array,
): Edit {
  const { original } = question.site
  const edit = candidateEdit(site, original, plainCandidate(winner, site), 'p6')
  if (bytesEqual(edit.after, after)) return edit
  // An alternative that covers less than the site leaves the end of what the first pass wrote.
  return { ...edit, after, parts: [{ kind: 'code', offset: 0, length: after.length }] }
}

/** The story of one site: both passes, with what each of them asks and writes. `site`: as a listing tells of it. */
export function decide6_1(
  question: BootQuestion,
  site: PatchSite = bareBootSite(question),
): BootDecision {
  const features = featureSet(question.features)
  const judged = candidatesOf(question, features)
  const chosen = judged.findLastIndex(({ verdict }) => verdict === 'would-work')
  const candidates = judged.map((each, at): Candidate =>
    at === chosen ? { ...each, verdict: 'chosen' } : each,
  )
  const winner = candidates[chosen]
  if (!winner) throw new Error(`no candidate for ${question.op.id}`)
  const booted = bootedSite(question.site, question.slot, features)
  const results = question.op.returns ? convention.returnRegisters : noRegisters
  const { kind, code, clobbers } = winner
  const steps: readonly StepScene[] = [
    { kind: 'find', foundBy: site.foundBy, length: site.length, op: site.op },
    ...(site.record
      ? [
          {
            kind: 'record',
            record: site.record,
            op: site.op,
            allowed: site.mayLose.whole,
            allowedOnPaper: site.allowedOnPaper,
          } as const,
        ]
      : []),
    ...passScenes(question, site, candidates),
    ...writeScenes(question, site, winner, chosen),
    {
      kind: 'done',
      outcome: kind,
      length: site.length,
      changed: kind !== 'bug',
      callLeft: winner.displacement !== null && kind !== 'jump',
      destroyed: clobbers,
      givenUp: difference(site.mayLose.whole, union(clobbers, results)),
    },
  ]
  return {
    rules: '6.1',
    variant: question.variant,
    slot: question.slot,
    candidates,
    chosen,
    outcome: kind,
    patchedLength: code.length,
    edit: editOf(question, site, winner, booted.after),
    steps,
  }
}
