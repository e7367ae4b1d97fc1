import { assemble } from '../asm/assemble.ts'
import { link } from '../asm/link.ts'
import { addressText, type Address } from '../base/address.ts'
import { bytesEqual } from '../base/bytes.ts'
import type { Arch } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'
import type { DecodedInstruction } from '../x86/instructionFacts.ts'
import { namesIn } from '../x86/registers.ts'
import {
  addressName,
  fieldNames,
  relativeTarget,
  type SiteWindow,
  siteWindow,
  withName,
} from './imageSite.ts'
import type { ImageSite, KernelImage } from './kernelImage.ts'
import { imageListingWords as words } from './imageMessages.ts'

/** Code of an image as a listing that can be edited, and that assembles to the same bytes at the same address. */

/** A damaged file's names may hold ends of lines, which would end a comment. */
const inOneLine = (name: string): string => name.replaceAll(/[^ -~]/g, '?')

interface Draft {
  readonly arch: Arch
  readonly window: SiteWindow
  readonly rows: readonly DecodedInstruction[]
  /** Rows by their place in the window: those that something here jumps to. */
  readonly labels: ReadonlySet<number>
  readonly nameOf: (address: Address, field: number | null) => string
  /** Names that were given to addresses outside. */
  readonly outside: ReadonlyMap<string, Address>
  /** Comments before a row. */
  readonly remarks: ReadonlyMap<number, string>
  readonly marks: ListingMarks
}

/** What makes the sites of a listing sites again. Rows are given by their place in the window. */
export interface ListingMarks {
  /** Lines at the very top. */
  readonly head: readonly string[]
  /** Names for addresses outside, beyond those that the code itself mentions. */
  readonly outside: ReadonlyMap<string, Address>
  readonly before: ReadonlyMap<number, readonly string[]>
  /** By the place at which a row ends. */
  readonly after: ReadonlyMap<number, readonly string[]>
  /** Lines in the place of a row's own text. */
  readonly instead: ReadonlyMap<number, string>
}

export const noMarks: ListingMarks = {
  head: [],
  outside: new Map(),
  before: new Map(),
  after: new Map(),
  instead: new Map(),
}

const labelAt = (offset: number): string => `.L${offset.toString(16)}`

function labelsOf(rows: readonly DecodedInstruction[], start: Address): ReadonlySet<number> {
  const starts = new Set(rows.map(({ offset }) => offset))
  return new Set(
    rows.flatMap(({ target }) => {
      const offset = target === null ? -1 : Number(target - start)
      return starts.has(offset) ? [offset] : []
    }),
  )
}

/** One name an address; a name that two addresses bear gets the second one's number. */
function naming(image: KernelImage, window: SiteWindow) {
  const fields = fieldNames(image, window)
  const outside = new Map<string, Address>()
  const taken = (name: string, address: Address) => (outside.get(name) ?? address) !== address
  const nameOf = (address: Address, field: number | null): string => {
    const { pvOps } = image
    const distance = pvOps === null ? -1n : address - pvOps.address
    if (pvOps && distance >= 0n && distance < 0x400n) {
      outside.set('pv_ops', pvOps.address)
      return distance === 0n ? 'pv_ops' : `pv_ops+${distance}`
    }
    const plain = addressText(address).slice(2)
    const known = (field === null ? null : fields.get(field)) ?? addressName(image, address)
    // A field may mean a place behind its symbol, and two functions may share a name.
    // And in a broken one the sites may tell of another table than the symbol of that name.
    const isOwn = known === window.function?.name || (pvOps !== null && known === 'pv_ops')
    const usable = known !== null && usableName.test(known) && !isOwn
    const name = usable && !taken(known, address) ? known : `at_${plain}`
    outside.set(name, address)
    return name
  }
  return { nameOf, outside }
}

function rowText(draft: Draft, row: DecodedInstruction): string {
  const { window, labels, nameOf } = draft
  const field = row.displacement === null ? null : row.offset + row.displacement.offset
  if (row.target !== null) {
    const offset = Number(row.target - window.address)
    const name = labels.has(offset) ? labelAt(offset) : nameOf(row.target, field)
    return withName(row, name)
  }
  const target = relativeTarget(row, window.address)
  if (target === null) return row.text
  return withName(row, nameOf(target, field))
}

const byteText = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(', ')

function bytesOf({ window }: Draft, { offset, length }: DecodedInstruction): Uint8Array {
  return window.bytes.subarray(offset, offset + length)
}

const signedText = (value: bigint): string =>
  value < 0n ? `-${addressText(-value)}` : `+${addressText(value)}`

/** Name of the first byte. */
function startLabel({ function: found, address }: SiteWindow): string {
  const named = found?.address === address && usableName.test(found.name)
  return named ? found.name : 'start'
}

const usableName = /^[A-Za-z_.$][\w.$]*$/

interface Written {
  readonly text: string
  /** Line of each row, from 1. */
  readonly lines: readonly number[]
}

/** `literal`: rows that the assembler would write otherwise, given as bytes. */
function written(draft: Draft, literal: ReadonlySet<number>, marks = noMarks): Written {
  const { window, rows, labels, remarks } = draft
  const texts = rows.map((row, at) =>
    literal.has(at) ? `.byte ${byteText(bytesOf(draft, row))}  # ${row.text}` : rowText(draft, row),
  )
  const start = startLabel(window)
  const outside = new Map([...marks.outside, ...draft.outside])
  const lines: string[] = [
    ...marks.head,
    words.head(
      window.function ? inOneLine(window.function.name) : null,
      addressText(window.address),
      window.bytes.length,
    ),
  ]
  // As distances from the first byte, they come out the same wherever the listing is put.
  const names = [
    ...(outside.size > 0 ? [words.outside] : []),
    ...[...outside].map(
      ([name, address]) => `    .set ${name}, ${start}${signedText(address - window.address)}`,
    ),
  ]
  // Who reads the code of a site wants to see it first; the assembler of GNU wants the names.
  if (marks.head.length === 0) lines.push(...names)
  lines.push(`${start}:`)
  const places = rows.map(({ offset, length }, at) => {
    const remark = remarks.get(offset)
    if (remark !== undefined) lines.push(remark)
    if (labels.has(offset)) lines.push(`${labelAt(offset)}:`)
    lines.push(...(marks.before.get(offset) ?? []))
    lines.push(`    ${marks.instead.get(offset) ?? texts[at]}`)
    const line = lines.length
    lines.push(...(marks.after.get(offset + length) ?? []))
    return line
  })
  lines.push(...(marks.head.length > 0 ? names : []))
  return { text: `${lines.join('\n')}\n`, lines: places }
}

/** Rows whose bytes come out otherwise. Where lengths differ, places are wrong, and nothing else is compared. */
function differing(draft: Draft, { text, lines }: Written): readonly number[] {
  const { arch, window, rows } = draft
  const object = assemble(text, { arch, prelude: '' })
  const { program } = link(object, new Map(), { base: window.address })
  const section = program.sections[program.text]
  const chunks = new Map(section?.chunks.map((chunk) => [chunk.line, chunk]))
  const compared = rows.map((row, at) => {
    const chunk = chunks.get(lines[at] ?? 0)
    const made =
      section && chunk ? section.bytes.subarray(chunk.offset, chunk.offset + chunk.length) : null
    return {
      at,
      long: made?.length !== row.length,
      other: made === null || !bytesEqual(made, bytesOf(draft, row)),
    }
  })
  const long = compared.filter((one) => one.long)
  return (long.length > 0 ? long : compared.filter((one) => one.other)).map(({ at }) => at)
}

/** Each round settles rows for good; branches may change their length once or twice. */
const rounds = 6

function settled(draft: Draft): string {
  const literal = new Set<number>()
  for (let round = 0; round < rounds; round++) {
    const text = written(draft, literal)
    const wrong = differing(draft, text).filter((at) => !literal.has(at))
    if (wrong.length === 0) return written(draft, literal, draft.marks).text
    for (const at of wrong) literal.add(at)
  }
  return written(draft, new Set(draft.rows.keys()), draft.marks).text
}

function remarksOf(
  { sites, elf }: KernelImage,
  window: SiteWindow,
  opOf: (type: number) => string,
): ReadonlyMap<number, string> {
  return new Map(
    sites
      .filter(({ section, offset }) => {
        const place = offset - window.offset
        return section === window.section && place >= 0 && place < window.bytes.length
      })
      .map(({ index, type, length, offset, mayDestroy }) => [
        offset - window.offset,
        words.site(index, opOf(type), length, namesIn(elf.arch, mayDestroy)),
      ]),
  )
}

/** The function or the window around a site as a listing; null where the site lies outside of the file. */
export function siteListing(
  image: KernelImage,
  site: ImageSite,
  opOf: (type: number) => string,
  marksOf: (window: SiteWindow, rows: readonly DecodedInstruction[]) => ListingMarks = () =>
    noMarks,
): string | null {
  const window = siteWindow(image, site)
  if (!window) return null
  const { arch } = image.elf
  const rows = decode(window.bytes, arch, window.address)
  const marks = marksOf(window, rows)
  const { nameOf, outside } = naming(image, window)
  const labels = labelsOf(rows, window.address)
  const remarks = remarksOf(image, window, opOf)
  return settled({ arch, window, rows, labels, nameOf, outside, remarks, marks })
}
