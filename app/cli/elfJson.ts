import { functionOf, bootDecision } from '../../src/analysis/imageSite.ts'
import type { ImageOutcome } from '../../src/analysis/imageOutcomes.ts'
import { rulesOf, variantOf } from '../../src/analysis/imagePatcher.ts'
import type { ImageSite } from '../../src/analysis/kernelImage.ts'
import { addressText } from '../../src/base/address.ts'
import { hex } from '../../src/base/bytes.ts'
import type { ElfFault } from '../../src/elf/messages.ts'
import type { Candidate } from '../../src/patch/decision.ts'
import type { StepScene } from '../../src/patch/step.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { namesIn, registerName } from '../../src/x86/registers.ts'
import { type ElfView, featuresOf } from './elfView.ts'

/** Part of the JSON that others rely on (`pvscope elf`): keys may be added, never renamed. */

/** A file has no lines; the keys stand so that all commands' diagnostics are alike. */
export const faultsJson = (faults: readonly ElfFault[]) =>
  faults.map(({ severity, code, message }) => ({
    line: 0,
    column: 0,
    endLine: 0,
    endColumn: 0,
    severity,
    code,
    message,
  }))

const candidateJson = (arch: Arch, candidate: Candidate) => ({
  pass: candidate.pass ?? null,
  kind: candidate.kind,
  callee: candidate.callee,
  verdict: candidate.verdict,
  bytes: hex(candidate.code),
  clobbers: namesIn(arch, candidate.clobbers),
  target: candidate.target?.name || null,
  targetAddress: candidate.target ? addressText(candidate.target.address) : null,
  checks: candidate.checks,
})

/** A scene with its addresses as text and its registers by name. */
function sceneJson(arch: Arch, scene: StepScene): object {
  switch (scene.kind) {
    case 'record':
      return { kind: scene.kind, op: scene.op, allowed: namesIn(arch, scene.allowed) }
    case 'lookup':
      return {
        ...scene,
        slot: addressText(scene.slot),
        address: scene.address === null ? null : addressText(scene.address),
      }
    case 'distance': {
      const { offset, target, targetName, value } = scene.displacement
      return {
        kind: scene.kind,
        offset,
        target: addressText(target),
        targetName,
        value: Number(value),
      }
    }
    case 'choose':
      return { kind: scene.kind, candidate: scene.candidate, outcome: scene.outcome }
    case 'done':
      return {
        ...scene,
        destroyed: namesIn(arch, scene.destroyed),
        givenUp: namesIn(arch, scene.givenUp),
      }
    case 'check':
      return { kind: scene.check.check, candidate: scene.candidate, check: scene.check }
    case 'walk':
      return { kind: scene.kind }
    default:
      return scene
  }
}

function storyJson({ image, patcher }: ElfView, site: ImageSite, steps: boolean) {
  if (patcher.rules !== '6.1') return { candidates: [] }
  const decision = bootDecision(image, site, patcher)
  if (!decision) return { candidates: [] }
  const { arch } = image.elf
  const candidates = decision.candidates.map((each) => candidateJson(arch, each))
  const story = { chosen: decision.chosen, candidates }
  return steps ? { ...story, steps: decision.steps.map((step) => sceneJson(arch, step)) } : story
}

/** Backends on which the outcome is another one. */
function flipsJson({ others }: ElfView, index: number, { outcome }: ImageOutcome) {
  return others.flatMap(([backend, { outcomes }]) => {
    const other = outcomes[index]?.outcome ?? outcome
    return other === outcome ? [] : [{ change: { backend }, outcome: other }]
  })
}

/** `steps`: with the scenes of both passes. */
export function elfSiteJson(view: ElfView, site: ImageSite, steps: boolean): object {
  const { image, decided, others, opOf } = view
  const { arch, sections } = image.elf
  const told = decided.outcomes[site.index]
  const found = functionOf(image, site)
  if (!told) return {}
  return {
    index: site.index,
    op: opOf(site.type),
    type: site.type,
    address: addressText(site.address),
    section: sections[site.section]?.name ?? null,
    offset: site.offset,
    length: site.length,
    line: 0,
    function: found?.name ?? null,
    functionOffset: found ? Number(site.address - found.address) : null,
    clobbers: namesIn(arch, site.mayDestroy),
    foundBy: 'recorded',
    consistent: site.consistent,
    before: hex(site.original),
    after: hex(told.after),
    outcome: told.outcome,
    patchedLength: told.codeLength,
    target: told.target?.name ?? null,
    targetAddress: told.target ? addressText(told.target.address) : null,
    targetKnown: told.known,
    givenUpForNothing: namesIn(arch, told.givenUp),
    outcomes: Object.fromEntries(
      others.map(([variant, { outcomes }]) => [variant, outcomes[site.index]?.outcome ?? null]),
    ),
    ...storyJson(view, site, steps),
    flips: flipsJson(view, site.index, told),
  }
}

/** All that is told of the image but its sites. */
export function elfTotalsJson({ image, patcher, decided, faults }: ElfView) {
  const { elf, layout, pvOps } = image
  const givenUp = decided.givenUp.flatMap((count, reg) =>
    count > 0 ? [[registerName(elf.arch, reg), count] as const] : [],
  )
  return {
    totals: decided.totals,
    byOperation: decided.byOperation,
    givenUpForNothing: Object.fromEntries(givenUp),
    file: {
      arch: elf.arch,
      form: elf.form,
      recordBytes: layout.record,
      alternativeBytes: layout.alternative,
      pvOps: pvOps && {
        address: addressText(pvOps.address),
        agreeing: pvOps.agreeing,
        of: pvOps.of,
      },
    },
    backend: variantOf(patcher),
    rules: rulesOf(patcher),
    features: featuresOf(patcher),
    diagnostics: faultsJson(faults),
  }
}
