import type { BackendTable } from '../backends/backend.ts'
import { resultRegisters } from '../backends/implementations.ts'
import type { SlotVariant } from '../backends/backend.ts'
import type { Address } from '../base/address.ts'
import { hex } from '../base/bytes.ts'
import { opByType } from '../ops/index.ts'
import { archOf } from '../ops/op.ts'
import { slotOpOf } from '../ops/slots.ts'
import type { BootFeature } from '../backends/backend.ts'
import { type Fate, fateOf, type RuleSet } from '../patch/decision.ts'
import { destroyedBy } from '../patch/destroyed.ts'
import { bareSite } from '../patch/records.ts'
import { type Booted, bootedSite, featureSet } from '../rules/v6_1.ts'
import { calleeOf } from '../rules/v6_1Decision.ts'
import { conventionOf } from '../x86/conventions.ts'
import { decode } from '../x86/decode.ts'
import { difference, noRegisters, type RegSet, regSetOf, union } from '../x86/registers.ts'
import type { NopTableId } from '../x86/nops.ts'
import type { ElfFault } from '../elf/messages.ts'
import { imageFault } from './imageMessages.ts'
import type { ImageSite, KernelImage } from './kernelImage.ts'
import { type CountedSite, type SiteTotals, siteTotals } from './siteTotals.ts'

/** What a backend makes of one site of an image. Plain data. */
export interface ImageOutcome extends Fate {
  readonly after: Uint8Array
  /** Bytes of code before padding. */
  readonly codeLength: number
  readonly target: { readonly name: string | null; readonly address: Address } | null
  /** Whether every byte is the kernel's own: no target only stands in for one that the file does not tell. */
  readonly known: boolean
  /** Given up by the record, and not destroyed. */
  readonly givenUp: RegSet
}

/** What a backend makes of all sites of an image. */
export interface ImageOutcomes extends SiteTotals {
  readonly outcomes: readonly ImageOutcome[]
  /** One for each outcome: what is counted of it. */
  readonly counted: readonly CountedSite[]
}

/** Who patches an image: boot of 6.1 with its features, or the patcher of an earlier era. */
export type ImagePatcher =
  | {
      readonly rules: '6.1'
      readonly variant: SlotVariant
      readonly features: readonly BootFeature[]
    }
  | { readonly rules: RuleSet; readonly table: BackendTable; readonly nops: NopTableId }

/** The operation's name, in the words of the era. */
export function operationName({ rules, ...rest }: ImagePatcher, type: number): string {
  const op =
    rules === '6.1' || !('table' in rest) ? slotOpOf(type) : opByType(rest.table.config, type)
  return op?.id ?? `operation ${type}`
}

const convention = conventionOf('x86-64')
const rax = regSetOf('x86-64', ['rax'])

/** General registers that a piece of code writes; there are few of them among thousands of sites. */
function writesOf(): (code: Uint8Array) => RegSet {
  const known = new Map<string, RegSet>()
  return (code) => {
    const key = hex(code)
    const writes =
      known.get(key) ??
      decode(code, 'x86-64', 0n).reduce((set, row) => union(set, row.writes), noRegisters)
    const general = difference(writes, regSetOf('x86-64', ['rsp']))
    known.set(key, general)
    return general
  }
}

type Decider = (site: ImageSite) => ImageOutcome

function bootDestroys({ outcome, code }: Booted, writes: (code: Uint8Array) => RegSet): RegSet {
  switch (outcome) {
    case 'c-call':
    case 'keep':
      return convention.callerSaved
    case 'thunk-call':
      return convention.returnRegisters
    case 'inline':
      return writes(code)
    default:
      return noRegisters
  }
}

const kept = ({ original }: ImageSite): ImageOutcome => ({
  outcome: 'keep',
  callee: null,
  after: original,
  codeLength: original.length,
  target: null,
  known: true,
  givenUp: noRegisters,
})

function bootDecider(
  { slots, functions }: KernelImage,
  patcher: Extract<ImagePatcher, { readonly rules: '6.1' }>,
): Decider {
  const features = featureSet(patcher.features)
  const writes = writesOf()
  return (site) => {
    const op = slotOpOf(site.type)
    if (!op) return kept(site)
    const booted = bootedSite(site, slots.slot(patcher.variant, site.type), features)
    const results = op.returns ? rax : noRegisters
    const used = union(bootDestroys(booted, writes), results)
    const { outcome, after, code, target, known } = booted
    const name = target?.name ?? (target ? (functions.at(target.address)?.name ?? null) : null)
    const called = target ? { name, address: target.address } : null
    return {
      outcome,
      callee: calleeOf({ outcome, target: called }),
      after,
      codeLength: code.length,
      target: called,
      known,
      givenUp: difference(site.mayDestroy, used),
    }
  }
}

function earlierDecider(
  { functions }: KernelImage,
  { rules, table, nops }: Exclude<ImagePatcher, { readonly rules: '6.1' }>,
): Decider {
  const names = Object.values(table.implementations).flatMap(({ name }) => name ?? [])
  const own = functions.named(new Set(names))
  return (site) => {
    const { address, clobberWord, original } = site
    // Slot 0 is the patch function itself: no site is ever recorded for it.
    const op = site.type === 0 ? undefined : opByType(table.config, site.type)
    if (!op) return kept(site)
    const bare = bareSite({ op, address, clobberWord, original }, table)
    const arch = archOf(table.config)
    const decision = rules.decide({ site: bare, op, arch, table, nops, original })
    const chosen = decision.candidates[decision.chosen]
    const used = union(destroyedBy(bare, decision), resultRegisters(op, table.config))
    return {
      ...fateOf(decision),
      after: decision.edit.after,
      codeLength: decision.patchedLength,
      target: chosen?.target ?? null,
      // Only an address that the file itself tells is the kernel's own.
      known: !chosen?.target || own.has(chosen.target.name),
      givenUp: difference(site.mayDestroy, used),
    }
  }
}

/** What is to be said of the outcomes as a whole. */
export function outcomeFaults({ outcomes }: ImageOutcomes): readonly ElfFault[] {
  const unknown = outcomes.filter(({ known }) => !known).length
  return unknown > 0 ? [imageFault('image/unknown-targets', unknown)] : []
}

/** Decides all sites under one patcher, and sums up. */
export function imageOutcomes(image: KernelImage, patcher: ImagePatcher): ImageOutcomes {
  const decide =
    patcher.rules === '6.1' ? bootDecider(image, patcher) : earlierDecider(image, patcher)
  const outcomes = image.sites.map(decide)
  const operations = image.sites.map(({ type }) => operationName(patcher, type))
  const counted = outcomes.map(({ outcome, callee, givenUp }, at) => ({
    operation: operations[at] ?? '',
    outcome,
    callee,
    givenUp,
  }))
  return { outcomes, counted, ...siteTotals(counted) }
}
