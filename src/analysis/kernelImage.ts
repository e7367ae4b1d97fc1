import { addressText, type Address } from '../base/address.ts'
import { ok, type Result } from '../base/result.ts'
import { type FoundAlternatives, readAlternatives } from '../elf/alternatives.ts'
import {
  type ElfImage,
  loadedBytes,
  openElf,
  type SectionFinder,
  sectionFinder,
} from '../elf/image.ts'
import type { ElfFault } from '../elf/messages.ts'
import { type ElfRecord, readRecords } from '../elf/records.ts'
import { slotOpOf } from '../ops/slots.ts'
import { slotCalledBy } from '../rules/v6_1.ts'
import { clobberedRegisters, clobberWords } from '../x86/clobbers.ts'
import { conventionOf } from '../x86/conventions.ts'
import { intersection, type RegSet } from '../x86/registers.ts'
import { functionIndex, type FunctionIndex } from './imageFunctions.ts'
import { eraOf, type ImageEra } from './imageEra.ts'
import { imageFault } from './imageMessages.ts'
import { findPvOps, type ImageSlots, imageSlots, type PvOps } from './imageSlots.ts'
import type { Alternative } from '../sites/site.ts'

/** A recorded site of a kernel or module. */
export interface ImageSite {
  /** From 0, in the order of the records. */
  readonly index: number
  readonly address: Address
  /** Index of its section in the file, and its place there. */
  readonly section: number
  readonly offset: number
  readonly length: number
  readonly type: number
  readonly clobberWord: number
  /** Caller-saved registers that the clobber word names. */
  readonly mayDestroy: RegSet
  /** The bytes that the kernel starts with. */
  readonly original: Uint8Array
  readonly alternatives: readonly Alternative[]
  /** It calls the slot that its record names. */
  readonly consistent: boolean
}

/** A kernel or module with its sites. It stays where it was opened; sites and outcomes are plain data. */
export interface KernelImage {
  readonly elf: ElfImage
  readonly sectionAt: SectionFinder
  readonly functions: FunctionIndex
  readonly sites: readonly ImageSite[]
  /** By whose rules its records are read; see `eraOf`. */
  readonly era: ImageEra
  /** Those that it may be read as; see `openKernelImage`. */
  readonly eras: readonly ImageEra[]
  /** Something in the file tells its era; else it is a guess. */
  readonly eraCertain: boolean
  readonly pvOps: PvOps | null
  readonly slots: ImageSlots
  /** Bytes of a record and of an alternative; 0 where there are none. */
  readonly layout: { readonly record: number; readonly alternative: number }
  /** What is wrong with the file or worth knowing. */
  readonly faults: readonly ElfFault[]
}

/** ALTERNATIVE_3 writes three. */
const mostAlternatives = 32

function byAddress({
  alternatives,
}: FoundAlternatives): ReadonlyMap<Address, readonly Alternative[]> {
  const found = new Map<Address, Alternative[]>()
  for (const alternative of alternatives) {
    const list = found.get(alternative.address)
    // In a damaged file all of them may name one site, which many records may name too.
    if (list && list.length >= mostAlternatives) continue
    if (list) list.push(alternative)
    else found.set(alternative.address, [alternative])
  }
  return found
}

interface Called {
  readonly record: ElfRecord
  readonly original: Uint8Array
  readonly called: Address | null
}

function calledBy(elf: ElfImage, record: ElfRecord): Called {
  const original = loadedBytes(elf, record.section, record.offset, record.length)
  const wide = elf.arch === 'x86-64'
  return { record, original, called: wide ? slotCalledBy(record.address, original) : null }
}

const none: readonly Alternative[] = []

function sitesOf(
  elf: ElfImage,
  uses: readonly Called[],
  pvOps: PvOps | null,
  alternatives: FoundAlternatives,
): readonly ImageSite[] {
  const at = byAddress(alternatives)
  const { callerSaved } = conventionOf(elf.arch)
  const sets = new Map<number, RegSet>()
  const mayDestroy = (word: number): RegSet => {
    const known = sets.get(word) ?? intersection(clobberedRegisters(elf.arch, word), callerSaved)
    sets.set(word, known)
    return known
  }
  return uses.map(({ record, original, called }, index) => ({
    index,
    address: record.address,
    section: record.section.index,
    offset: record.offset,
    length: record.length,
    type: record.type,
    clobberWord: record.clobberWord,
    mayDestroy: mayDestroy(record.clobberWord),
    original,
    alternatives: at.get(record.address) ?? none,
    consistent: called !== null && called === (pvOps?.address ?? 0n) + BigInt(record.type * 8),
  }))
}

function tableFaults({ address, agreeing, of }: PvOps, inFile: boolean): readonly ElfFault[] {
  const place = addressText(address)
  if (agreeing < of) return [imageFault('image/pv-ops-disagree', place, of - agreeing, of)]
  return [inFile ? imageFault('image/pv-ops', place, of) : imageFault('image/pv-ops-elsewhere', of)]
}

/** What the records say against the order of operations that 6.1 has. */
function orderFaults(sites: readonly ImageSite[]): readonly ElfFault[] {
  const { CLBR_RET_REG, CLBR_ANY } = clobberWords('x86-64')
  const strange = sites.filter(({ type, clobberWord }) => {
    const op = slotOpOf(type)
    return op !== undefined && clobberWord !== (op.calleeSave ? CLBR_RET_REG : CLBR_ANY)
  })
  const unknown = sites.filter(({ type }) => slotOpOf(type) === undefined)
  const [first] = unknown
  return [
    ...(strange.length > 0 ? [imageFault('image/other-order', strange.length, sites.length)] : []),
    ...(first ? [imageFault('image/unknown-type', unknown.length, first.type, lastSlot)] : []),
  ]
}

const lastSlot = 83

/**
 * Opens a kernel or module and finds its sites. Fails where the file cannot be read at all. `wanted`: whose records they
 * are, where somebody knows better than the file tells; what its width does not have is not followed.
 */
export function openKernelImage(
  bytes: Uint8Array,
  wanted: ImageEra | null = null,
): Result<KernelImage, ElfFault> {
  const opened = openElf(bytes)
  if (!opened.ok) return opened
  const elf = opened.value
  const sectionAt = sectionFinder(elf)
  const { records, stride } = readRecords(elf, sectionAt)
  const found = records.length > 0 ? readAlternatives(elf, sectionAt) : noAlternatives
  const uses = records.map((record) => calledBy(elf, record))
  const voted = findPvOps(uses.map(({ record, called }) => ({ called, type: record.type })))
  const counts = { records: records.length, alternative: found.size }
  const { era, eras, certain, faults: told } = eraOf(elf, voted, counts, wanted)
  const pvOps = era === '6.1' ? voted : null
  const functions = functionIndex(elf)
  const sites = sitesOf(elf, uses, pvOps, found)
  const slots = imageSlots(pvOps?.address ?? null, sectionAt, functions)
  const faults = [
    ...elf.faults.found,
    ...(pvOps ? tableFaults(pvOps, sectionAt(pvOps.address) !== null) : []),
    ...(pvOps ? orderFaults(sites) : []),
    ...told,
    ...(slots.knownKernel ? [imageFault('image/known-kernel')] : []),
  ]
  return ok({
    elf,
    sectionAt,
    functions,
    sites,
    era,
    eras,
    eraCertain: certain,
    pvOps,
    slots,
    layout: { record: stride, alternative: found.size },
    faults,
  })
}

const noAlternatives: FoundAlternatives = { alternatives: [], size: 0 }
