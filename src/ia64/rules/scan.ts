import type { Address } from '../../base/address.ts'
import { encodeBundle, withSlot, decodeBundle } from '../bundle/bundle.ts'
import { bundleOfTag } from '../bundle/tag.ts'
import { functionStarts, type Program } from '../asm/program.ts'
import { textAddress, assemble } from '../asm/assemble.ts'
import { liveBehind, type LiveRow } from '../dataflow/liveness.ts'
import { fillerBundle } from '../patch/apply.ts'
import {
  type Decision,
  type Hazard,
  type ScanDoubt,
  type RuleSet,
  siteBytes,
  type ScanStory,
  type Work,
} from '../patch/decision.ts'
import { flushRange, offsetOf } from '../patch/memory.ts'
import type { Site } from '../patch/records.ts'
import { type FoundAlloc, scanForAlloc, widen, type Widened } from '../patch/scan.ts'
import { patchType, patchTypes, type PatchType } from '../patch/types.ts'
import { cScratch, staticScratch } from '../stack/conventions.ts'
import { ruleTitles } from '../messages.ts'

/** Start of the function around an offset: the last .proc before it. */
function functionStart(program: Program, { section, offset }: Site): Address | null {
  const base = program.sections[section]?.address ?? 0n
  const starts = functionStarts(program, section).filter((start) => start <= offset)
  return starts.length === 0 ? null : base + BigInt(Math.max(...starts))
}

/** Where the model puts the C function of an operation; 256 bytes for each. */
export const functionAddress = (type: PatchType): Address =>
  textAddress + 0x400000n + BigInt(patchTypes.indexOf(type) * 256)

/** The call that takes the site's place: arguments into the outputs, then br.call. */
function callBytes(site: Site, type: PatchType, { sol }: FoundAlloc): Uint8Array {
  const moves = type.takes.map((register, index) => ` mov r${32 + sol + index}=${register}`)
  const call = ` br.call.sptk.many b0=${functionAddress(type)} ;;`
  const listing = [...moves, ' ;;', call].join('\n')
  return (
    assemble(listing.replace(/^ ;;\n/, ''), { text: site.start }).program.sections[0]?.bytes ??
    new Uint8Array(0)
  )
}

const stackedNumber = (name: string): number | null => {
  const number = /^r(\d+)$/.exec(name)?.[1]
  return number !== undefined && Number(number) >= 32 ? Number(number) : null
}

/** What the call destroys of that which is alive behind the site. */
export function hazardsOf(
  live: readonly LiveRow[],
  site: Site,
  sol: number,
  type: PatchType,
): readonly Hazard[] {
  const alive = liveBehind(live, site.offset + site.length)
  return [...alive].flatMap((register): readonly Hazard[] => {
    if (register === 'b0' || register === 'ar.pfs') return [{ kind: 'link', register }]
    const number = stackedNumber(register)
    if (number !== null) return number >= 32 + sol ? [{ kind: 'output', register }] : []
    if (register === 'r8' && type.gives) return []
    if (!cScratch.has(register) || staticScratch.has(register)) return []
    return [{ kind: 'scratch', register }]
  })
}

interface Story {
  readonly scan: ScanStory
  readonly because: Decision['because']
}

function doubtsAbout(
  { tag }: FoundAlloc,
  { section }: Site,
  start: Address | null,
  { program, patching }: Work,
): readonly ScanDoubt[] {
  const bundle = bundleOfTag(tag)
  const offset = offsetOf(patching, bundle, bundle + 16n)
  const isCode = program.rows.some((row) => row.section === section && row.offset === offset)
  const another = scanForAlloc(patching, bundle, start ?? patching.base).found.ok
  return [
    ...(start === null ? (['no-boundary'] as const) : []),
    ...(another ? (['several-allocs'] as const) : []),
    ...(isCode ? [] : (['not-code'] as const)),
  ]
}

function lookBack(site: Site, work: Work, outputs: number): Story {
  const { program, patching } = work
  const start = functionStart(program, site)
  const { looks, found } = scanForAlloc(patching, site.start, start ?? patching.base)
  const none = { looks, functionStart: start, found: null, widened: null, doubts: [], outputs }
  if (!found.ok) return { scan: { ...none, failure: found.error }, because: found.error }
  const widened = widen(found.value, outputs)
  const doubts = doubtsAbout(found.value, site, start, work)
  const scan = { ...none, found: found.value, doubts }
  if (!widened.ok) return { scan: { ...scan, failure: widened.error }, because: widened.error }
  return { scan: { ...scan, widened: widened.value, failure: null }, because: null }
}

function writeAlloc({ patching }: Work, { tag }: FoundAlloc, { word, changed }: Widened): void {
  const bundle = bundleOfTag(tag)
  const offset = offsetOf(patching, bundle, bundle + 16n)
  if (!changed || offset === null) return
  const slot = Number(tag - bundle) as 0 | 1 | 2
  patching.bytes.set(
    encodeBundle(withSlot(decodeBundle(patching.bytes, offset), slot, word)),
    offset,
  )
  flushRange(patching, bundle, bundle + 16n)
}

function writeCall({ patching }: Work, site: Site, call: Uint8Array): void {
  const offset = offsetOf(patching, site.start, site.end)
  if (offset === null) return
  patching.bytes.set(call, offset)
  for (let at = call.length; at < site.length; at += 16) {
    patching.bytes.set(fillerBundle(), offset + at)
  }
  flushRange(patching, site.start, site.end)
}

const nothing: Pick<Decision, 'outcome' | 'used' | 'target' | 'hazards' | 'scan'> = {
  outcome: 'kept',
  used: 0,
  target: null,
  hazards: [],
  scan: null,
}

function change(site: Site, work: Work): Partial<Decision> {
  const type = patchType(site.type)
  if (site.kind !== 'bundle' || type === null) return { ...nothing, because: 'no-entry' }
  const { scan, because } = lookBack(site, work, Math.max(type.takes.length, type.gives ? 1 : 0))
  const { found, widened } = scan
  if (found === null || widened === null) return { ...nothing, scan, because }
  const call = callBytes(site, type, found)
  if (call.length > site.length) return { ...nothing, scan, because: 'does-not-fit' }
  writeAlloc(work, found, widened)
  writeCall(work, site, call)
  return {
    scan,
    outcome: 'called',
    used: call.length,
    because: null,
    target: functionAddress(type),
    hazards: hazardsOf(work.live, site, found.sol, type),
  }
}

/**
 * The alternative of the mails of February 2008, which nobody built: a C call in the site, and the alloc of
 * the enclosing function widened so that its outputs exist.
 */
export const scanRules: RuleSet = {
  id: 'scan',
  title: ruleTitles.scan,
  basis: 'model',
  decide: (site, work) => {
    const before = siteBytes(work.patching, site)
    const flushed = work.patching.flushes.length
    const changed = change(site, work)
    return {
      site,
      ...nothing,
      because: null,
      ...changed,
      before,
      after: siteBytes(work.patching, site),
      flushes: work.patching.flushes.slice(flushed),
      basis: 'model',
    }
  },
}
