import type { Address } from '../../base/address.ts'
import { differingPositions } from '../../base/bytes.ts'
import { decodeBundle, encodeBundle, longWord, withSlot } from '../bundle/bundle.ts'
import { bundleOfTag } from '../bundle/tag.ts'
import { valuesOf } from '../isa/encode.ts'
import { formOf } from '../isa/forms.ts'
import { effectsOf } from '../isa/effects.ts'
import { bundleText, instructionsOf } from '../isa/print.ts'
import type { Program } from '../asm/program.ts'
import type { Decision } from '../patch/decision.ts'
import { modelSymbols, platformTable, tableRow } from '../patch/platform.ts'
import type { Site } from '../patch/records.ts'
import { longDistanceParts } from '../patch/relocate.ts'
import { patchType, type PlatformId } from '../patch/types.ts'
import { staticRole, staticScratch } from '../stack/conventions.ts'
import type {
  ConventionPicture,
  CopyPicture,
  FitPicture,
  RecordsPicture,
  ScanPicture,
  StubPart,
  StubPicture,
} from './picture.ts'

const changedBytes = (before: Uint8Array, after: Uint8Array): readonly number[] => [
  ...differingPositions(before, after),
]

/** The bundle that holds the alloc, before and after its rewriting. */
export function scanPicture(program: Program, { scan, site }: Decision): ScanPicture | null {
  if (scan === null) return null
  const none = {
    kind: 'scan',
    basis: 'model',
    scan,
    before: null,
    after: null,
    changed: [],
  } as const
  const section = program.sections[site.section]
  if (scan.found === null || scan.widened === null || !section) return none
  const bundle = bundleOfTag(scan.found.tag)
  const offset = Number(bundle - section.address)
  const before = section.bytes.slice(offset, offset + 16)
  const slot = Number(scan.found.tag - bundle) as 0 | 1 | 2
  const after = encodeBundle(withSlot(decodeBundle(before), slot, scan.widened.word))
  return { ...none, before, after, changed: changedBytes(before, after) }
}

const conventionRegisters: readonly string[] = [
  ...Array.from({ length: 40 }, (_, number) => `r${number}`),
  ...Array.from({ length: 8 }, (_, number) => `b${number}`),
  ...Array.from({ length: 16 }, (_, number) => `p${number}`),
  'ar.pfs',
  'ar.ccv',
  'ar.lc',
  'ar.unat',
]

export const conventionPicture = (): ConventionPicture => ({
  kind: 'convention',
  basis: 'source',
  rows: conventionRegisters.map((register) => ({
    register,
    role: staticRole(register),
    lit: staticScratch.has(register),
  })),
})

const stubParts: readonly StubPart[] = ['slot-address', 'descriptor', 'entry', 'jump', 'restore']

/** Templates of the unpatched site, bundle by bundle: as GNU as makes them of the kernel's text, and ours. */
const stubTemplates = [
  [0x05, 0x01, 0x02, 0x10, 0x01],
  [0x05, 0x03, 0x0b, 0x11, 0x01],
]

const isStub = (bundles: readonly Uint8Array[]): boolean => {
  const codes = bundles.map((bytes) => decodeBundle(bytes).template)
  return stubTemplates.some((expected) => expected.join() === codes.join())
}

const bundlesOf = (bytes: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: bytes.length / 16 }, (_, index) => bytes.slice(16 * index, 16 * index + 16))

export function stubPicture({ before, site }: Decision): StubPicture {
  const bundles = bundlesOf(before)
  const known = isStub(bundles)
  return {
    kind: 'stub',
    basis: 'assembler',
    bundles: bundles.map((bytes, index) => {
      const address = bundleOfTag(site.start) + BigInt(16 * index)
      const bundle = decodeBundle(bytes)
      const writes = instructionsOf(bundle).flatMap((each) => effectsOf(each).writes)
      return {
        address,
        bytes,
        lines: bundleText(bundle, address),
        part: known ? (stubParts[index] ?? null) : null,
        writes: [...new Set(writes)],
      }
    }),
  }
}

const firstLine = (bytes: Uint8Array): string =>
  instructionsOf(decodeBundle(bytes)).length === 0
    ? ''
    : (bundleText(decodeBundle(bytes), 0n)[0] ?? '')

const tableOf = (platform: PlatformId) =>
  platformTable(platform, modelSymbols).map(({ type, bytes }) => ({
    type,
    name: patchType(type)?.name ?? '',
    bundles: bytes.length / 16,
    first: firstLine(bytes).replace(/^\[\w+\]\s*/, ''),
  }))

/** Assembled once: the tables are the same for every listing. */
let tables: RecordsPicture['tables'] | null = null

const tablesOfModel = (): RecordsPicture['tables'] =>
  (tables ??= { native: tableOf('native'), xen: tableOf('xen') })

export const recordsPicture = (sites: readonly Site[]): RecordsPicture => ({
  kind: 'records',
  basis: 'source',
  sites,
  tables: tablesOfModel(),
})

export function copyPicture(decision: Decision, barriers: readonly string[]): CopyPicture {
  const after = bundlesOf(decision.after)
  return {
    kind: 'copy',
    basis: decision.basis,
    bundles: bundlesOf(decision.before).map((before, index) => {
      const address = bundleOfTag(decision.site.start) + BigInt(16 * index)
      const now = after[index] ?? before
      return {
        address,
        before,
        after: now,
        changed: changedBytes(before, now),
        lines: bundleText(decodeBundle(now), address),
        filler: decision.used > 0 && 16 * index >= decision.used,
      }
    }),
    flushes: decision.flushes,
    barriers,
  }
}

/** Distance that the long branch of a bundle was assembled with. */
function writtenDistance(bytes: Uint8Array): bigint {
  const word = longWord(decodeBundle(bytes))
  const form = formOf('X', word)
  return form ? (valuesOf(form, word).target64 ?? 0n) : 0n
}

/** Whether the platform's code fits, and where it leaves the site. */
export function fitPicture(
  { site, outcome, used }: Decision,
  platform: PlatformId,
  symbols: ReadonlyMap<string, Address>,
): FitPicture {
  const room = site.length
  // The tables have no part in what was proposed.
  if (outcome === 'called') {
    return { kind: 'fit', basis: 'model', need: used, room, because: null, leaves: null }
  }
  const row = tableRow(platform, site.type, symbols)
  const need = row?.bytes.length ?? null
  const because = need === null ? 'no-entry' : need > room ? 'does-not-fit' : null
  const base = { kind: 'fit', basis: 'kernel-run', need, room, because } as const
  if (!row?.leaves) return { ...base, leaves: null }
  const { tagOffset, target } = row.leaves
  const inCode = tagOffset & ~3
  const from = site.start + BigInt(inCode)
  const unrelocated = from + writtenDistance(row.bytes.slice(inCode, inCode + 16))
  return { ...base, leaves: { from, target, unrelocated, ...longDistanceParts(target - from) } }
}
