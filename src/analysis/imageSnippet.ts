import { slotVariants } from '../backends/index.ts'
import { bootedOf, slotContent } from '../backends/slots.ts'
import { addressText, type Address } from '../base/address.ts'
import { bytesEqual } from '../base/bytes.ts'
import { opByType } from '../ops/index.ts'
import { slotCode } from '../ops/slotCode.ts'
import { bugFunction } from '../ops/slot.ts'
import { slotOpOf } from '../ops/slots.ts'
import type { DecodedInstruction } from '../x86/instructionFacts.ts'
import { clobberWords } from '../x86/clobbers.ts'
import { type ListingMarks, siteListing } from './imageListing.ts'
import { imageRemarks } from './imageMessages.ts'
import { functionOf, type SiteWindow } from './imageSite.ts'
import type { ImageSite, KernelImage } from './kernelImage.ts'

/** The code around a site, as a listing in which the site is a site again: with records and alternatives. */
export interface SiteSnippet {
  readonly text: string
  /** Which of the listing's sites was asked for, from 0. */
  readonly site: number
  readonly function: string | null
  /** What of the image the listing does not hold; null where it holds all. */
  readonly remark: string | null
}

const isLate = ({ era }: KernelImage): boolean => era === '6.1'

/** 2.6.30 numbers its operations by the configuration; 64-bit kernels had only one. */
function isKnown(image: KernelImage, { type }: ImageSite): boolean {
  if (isLate(image)) return slotOpOf(type) !== undefined
  return type > 0 && opByType(image.elf.arch === 'x86-64' ? '64' : '32pae', type) !== undefined
}

/**
 * Sites of a window in order. Of a broken file some do not begin and end where instructions do, or lie over each
 * other: no listing can mark those.
 */
function sitesIn(
  image: KernelImage,
  window: SiteWindow,
  rows: readonly DecodedInstruction[],
): readonly ImageSite[] {
  const starts = new Set(rows.map(({ offset }) => window.offset + offset))
  const ends = new Set(rows.map(({ offset, length }) => window.offset + offset + length))
  const inOrder = image.sites
    .filter(
      (site) =>
        site.section === window.section &&
        site.length > 0 &&
        starts.has(site.offset) &&
        ends.has(site.offset + site.length) &&
        isKnown(image, site),
    )
    .toSorted((left, right) => left.offset - right.offset)
  const kept: ImageSite[] = []
  for (const site of inOrder) {
    const before = kept.at(-1)
    if (!before || before.offset + before.length <= site.offset) kept.push(site)
  }
  return kept
}

/** The one macro call that writes just this site; null where none does. */
function macroOf({ type, length, clobberWord, consistent, alternatives }: ImageSite) {
  const op = slotOpOf(type)
  const { CLBR_RET_REG, CLBR_ANY } = clobberWords('x86-64')
  if (!op || !consistent || length !== 6) return null
  if (clobberWord !== (op.calleeSave ? CLBR_RET_REG : CLBR_ANY)) return null
  const code = slotCode[type]
  const [only, ...more] = alternatives
  const usual = code
    ? only !== undefined &&
      more.length === 0 &&
      only.feature === code.feature &&
      only.inverted &&
      only.length === length &&
      bytesEqual(only.replacement, Uint8Array.from(code.bytes))
    : only === undefined
  const form = `PVOP_${op.returns ? '' : 'V'}CALL${op.calleeSave ? 'EE' : ''}`
  return usual ? `${form} ${op.id.slice(op.id.indexOf('.') + 1)}` : null
}

const hexText = (value: number): string => `0x${value.toString(16)}`

/** `late`: of 6.1, whose second pass alone reads alternatives at sites. */
const recordLines = (
  { type, clobberWord, alternatives }: ImageSite,
  late: boolean,
): readonly string[] => [
  '772:',
  `    PV_RECORD ${type}, ${hexText(clobberWord)}`,
  ...(late ? alternatives : []).map(({ feature, inverted, replacement }) => {
    const word = `${feature}${inverted ? ' | 0x8000' : ''}`
    return `    PV_ALTERNATIVE ${word}, ${[...replacement].map(hexText).join(', ')}`
  }),
]

/**
 * An inline function whose address is taken in two files has two copies of one name (native_wbinvd). Native's is the
 * one that inline code goes over, so the last one here is the one that is called.
 */
const byNeed = [
  ...slotVariants.filter((variant) => bootedOf(variant) === 'native'),
  ...slotVariants.filter((variant) => bootedOf(variant) === 'xen'),
]

/** Functions that the slots of these sites hold on any backend, where the image tells their address. */
function functionsOf(
  { slots, pvOps }: KernelImage,
  sites: readonly ImageSite[],
): ReadonlyMap<string, Address> {
  const found = new Map<string, Address>()
  if (pvOps && sites.length > 0) found.set('pv_ops', pvOps.address)
  for (const { type } of sites) {
    for (const variant of byNeed) {
      const { kind, address, known } = slots.slot(variant, type)
      const content = slotContent(variant, type)
      if (kind === 'null' && known) found.set(bugFunction, address)
      if (kind !== 'function' || content.kind !== 'function' || !known) continue
      found.set(content.name, address)
    }
  }
  return found
}

function marksOf(
  image: KernelImage,
  window: SiteWindow,
  sites: readonly ImageSite[],
): ListingMarks {
  const before = new Map<number, readonly string[]>()
  const after = new Map<number, readonly string[]>()
  const instead = new Map<number, string>()
  for (const site of sites) {
    const place = site.offset - window.offset
    // Broken relocations may reach over a site from before it.
    const there = window.bytes.subarray(place, place + site.length)
    const call = isLate(image) && bytesEqual(there, site.original) ? macroOf(site) : null
    if (call !== null) instead.set(place, call)
    else {
      before.set(place, ['771:'])
      after.set(place + site.length, recordLines(site, isLate(image)))
    }
  }
  return {
    head: [`# base: ${addressText(window.address)}`],
    outside: isLate(image) ? functionsOf(image, sites) : new Map(),
    before,
    after,
    instead,
  }
}

/** What the image's own table holds otherwise than the table by which a listing is decided, or does not tell. */
function remarkOn({ slots, era }: KernelImage, { type }: ImageSite): string | null {
  if (era !== '6.1' || slotOpOf(type) === undefined) return null
  const other = slotVariants.filter(
    (variant) => slots.slot(variant, type).kind !== slotContent(variant, type).kind,
  )
  if (other.length > 0) return imageRemarks.otherSlot(other)
  const unknown = slotVariants.filter((variant) => {
    const { kind, known } = slots.slot(variant, type)
    return kind === 'function' && !known
  })
  return unknown.length > 0 ? imageRemarks.otherAddress(unknown) : null
}

const unmarked = (image: KernelImage, site: ImageSite, opOf: (type: number) => string): string =>
  isKnown(image, site) ? imageRemarks.noPlace() : imageRemarks.noRecord(opOf(site.type))

/** Null where the site lies outside of the file. */
export function siteSnippet(
  image: KernelImage,
  site: ImageSite,
  opOf: (type: number) => string,
): SiteSnippet | null {
  let place = -1
  const text = siteListing(image, site, opOf, (window, rows) => {
    const sites = sitesIn(image, window, rows)
    place = sites.findIndex(({ index }) => index === site.index)
    return marksOf(image, window, sites)
  })
  if (text === null) return null
  const found = functionOf(image, site)
  return {
    text,
    site: Math.max(0, place),
    function: found?.name ?? null,
    remark: place === -1 ? unmarked(image, site, opOf) : remarkOn(image, site),
  }
}
