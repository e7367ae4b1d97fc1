import type { Address } from '../base/address.ts'
import type { ElfSection } from '../elf/sections.ts'
import { isElsewhere } from '../elf/symbols.ts'
import { fieldsIn, loadedBytes } from '../elf/image.ts'
import { slotSize } from '../ops/slot.ts'
import { slotOpOf } from '../ops/slots.ts'
import type { BootDecision } from '../rules/bootDecision.ts'
import { decide6_1 } from '../rules/v6_1Decision.ts'
import { decode } from '../x86/decode.ts'
import type { DecodedInstruction } from '../x86/instructionFacts.ts'
import type { CodeRow } from './analysis.ts'
import type { ImageFunction } from './imageFunctions.ts'
import type { ImagePatcher } from './imageOutcomes.ts'
import type { ImageSite, KernelImage } from './kernelImage.ts'

/** Code around a site, as the file has it. */
export interface SiteWindow {
  readonly section: number
  /** Place in the section. */
  readonly offset: number
  readonly bytes: Uint8Array
  readonly address: Address
  readonly function: ImageFunction | null
  /** Whether it is the whole function. */
  readonly whole: boolean
}

/** Functions up to this many bytes are shown whole. */
const wholeLimit = 4096
const reachBefore = 96
const reachAfter = 96

/** The function around a site, as far as a symbol tells. */
export const functionOf = ({ functions }: KernelImage, site: ImageSite): ImageFunction | null =>
  functions.around(site.address)

/** Places of sites in a stretch of a section: each is where an instruction begins. */
const sitesWithin = (
  { sites }: KernelImage,
  section: number,
  from: number,
  to: number,
): readonly number[] =>
  sites.flatMap((site) =>
    site.section === section && site.offset >= from && site.offset < to ? [site.offset] : [],
  )

/**
 * Where to start so that the site, and others before it, are met at an instruction's beginning: decoding from a
 * wrong place mostly falls into step after a few instructions, so the earliest start is taken from which it does.
 */
function startBefore(image: KernelImage, site: ImageSite): number {
  const { elf } = image
  const section = elf.sections[site.section]
  const first = Math.max(0, site.offset - reachBefore)
  if (!section) return site.offset
  const anchors = sitesWithin(image, site.section, first, site.offset)
  for (let start = first; start < site.offset; start++) {
    const bytes = section.bytes.subarray(start, site.offset)
    const rows = decode(bytes, elf.arch, 0n)
    if (rows.some(({ text }) => text === '(bad)')) continue
    const starts = new Set(rows.map(({ offset }) => start + offset))
    if (anchors.every((anchor) => anchor < start || starts.has(anchor))) return start
  }
  return site.offset
}

const longestInstruction = 15

/**
 * The end of the last instruction that ends at `end` or before, and before a site that decoding from `start`, where
 * an instruction begins, would not meet at its beginning.
 */
function lastEnd(image: KernelImage, section: ElfSection, start: number, end: number): number {
  const bytes = section.bytes.subarray(start, end + longestInstruction)
  const rows = decode(bytes, image.elf.arch, 0n)
  const starts = new Set(rows.map(({ offset }) => start + offset))
  const missed = sitesWithin(image, section.index, start, end).find((at) => !starts.has(at)) ?? end
  const within = rows.filter(({ offset, length }) => start + offset + length <= missed)
  const last = within.at(-1)
  return last ? start + last.offset + last.length : end
}

/** The function of a site where it is short enough, else a window around the site. */
export function siteWindow(image: KernelImage, site: ImageSite): SiteWindow | null {
  const { elf } = image
  const section = elf.sections[site.section]
  if (!section) return null
  const found = functionOf(image, site)
  const size = found?.size ?? 0
  const whole = found !== null && size > 0 && size <= wholeLimit
  const start = whole ? Number(found.address - section.address) : startBefore(image, site)
  const wanted = whole ? start + size : site.offset + site.length + reachAfter
  const end = whole ? wanted : lastEnd(image, section, start, wanted)
  const bytes = loadedBytes(elf, section, start, Math.min(end, section.bytes.length) - start)
  return {
    section: section.index,
    offset: start,
    bytes,
    address: section.address + BigInt(start),
    function: found,
    whole,
  }
}

/** A name for what an address means to the kernel: a function, a slot of pv_ops. */
export function addressName({ functions, pvOps }: KernelImage, address: Address): string | null {
  const distance = pvOps === null ? -1n : address - pvOps.address
  if (distance >= 0n && distance < 0x400n) {
    const op = slotOpOf(Number(distance) / slotSize)
    return op ? `pv_ops+${distance}` : null
  }
  return functions.at(address)?.name ?? null
}

/** Names that the fields of a window hold, by the place of the field in the window. */
export function fieldNames(image: KernelImage, window: SiteWindow): ReadonlyMap<number, string> {
  const { elf } = image
  const section = elf.sections[window.section]
  if (!section) return new Map()
  return new Map(
    fieldsIn(elf, section, window.offset, window.bytes.length).flatMap((field) => {
      const elsewhere = isElsewhere(elf.symbols.section(field.symbol))
      const name = elf.symbols.name(field.symbol)
      return elsewhere && name !== '' ? [[field.offset - window.offset, name] as const] : []
    }),
  )
}

const relativeOperand = /(-?)0x([0-9a-f]+)\(%rip\)/

/** What a `(%rip)` operand addresses; null where there is none. `start` is the address of the first row. */
export function relativeTarget(
  { text, offset, length }: Pick<DecodedInstruction, 'text' | 'offset' | 'length'>,
  start: Address,
): Address | null {
  const match = relativeOperand.exec(text)
  if (!match?.[2]) return null
  const distance = BigInt(`0x${match[2]}`)
  const next = start + BigInt(offset + length)
  return BigInt.asUintN(64, match[1] === '-' ? next - distance : next + distance)
}

/** A row's text with a name in the place of the address that it branches to or reads beside itself. */
export function withName(row: DecodedInstruction, name: string): string {
  return row.target === null
    ? row.text.replace(relativeOperand, `${name}(%rip)`)
    : row.text.replace(/0x[0-9a-f]+$/, name)
}

/** Decoded rows of a window with the names that are known; offsets count in the window. */
export function windowRows(image: KernelImage, window: SiteWindow): readonly CodeRow[] {
  const fields = fieldNames(image, window)
  return decode(window.bytes, image.elf.arch, window.address).map((row) => {
    const target = row.target ?? relativeTarget(row, window.address)
    const field = row.displacement === null ? -1 : row.offset + row.displacement.offset
    const name = target === null ? null : (addressName(image, target) ?? fields.get(field) ?? null)
    const { offset, length, intel, mnemonic } = row
    return { offset, length, text: name === null ? row.text : withName(row, name), intel, mnemonic }
  })
}

/** Both passes of boot at one site; null where the record names no operation. */
export function bootDecision(
  { slots, pvOps }: KernelImage,
  site: ImageSite,
  { variant, features }: Extract<ImagePatcher, { readonly rules: '6.1' }>,
): BootDecision | null {
  const op = slotOpOf(site.type)
  if (!op) return null
  return decide6_1({
    site,
    op,
    clobberWord: site.clobberWord,
    slot: slots.slot(variant, site.type),
    slotAddress: (pvOps?.address ?? 0n) + BigInt(site.type * slotSize),
    variant,
    features,
  })
}
