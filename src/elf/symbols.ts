import type { Address } from '../base/address.ts'
import type { Arch } from '../x86/arch.ts'
import type { FaultList } from './faults.ts'
import { address, type Fields, fieldsOf, half, long, nameAt, within, word } from './fields.ts'
import type { ElfForm } from './header.ts'
import { elfFault } from './messages.ts'
import { type ElfSection, sectionTypes } from './sections.ts'

/** A symbol table, read where it is asked: a kernel has more than a hundred thousand symbols. */
export interface SymbolTable {
  readonly count: number
  readonly name: (index: number) => string
  /** Where it stands in memory; a made-up place for one that the file only asks for. */
  readonly address: (index: number) => Address
  readonly size: (index: number) => number
  readonly section: (index: number) => number
  readonly kind: (index: number) => number
}

export const symbolKinds = { none: 0, object: 1, code: 2, section: 3, file: 4 } as const
const special = { undefined: 0, first: 0xff00, absolute: 0xfff1, common: 0xfff2, extended: 0xffff }

export const isElsewhere = (section: number): boolean =>
  section === special.undefined || section === special.common

/** Places for symbols of other files, a page each, where no section of this one stands. */
const elsewhere: Readonly<Record<Arch, { readonly base: Address; readonly places: number }>> = {
  'x86-32': { base: 0xc000_0000n, places: 0x3_0000 },
  'x86-64': { base: 0xffff_ffff_8000_0000n, places: 0x4_0000 },
}
const placeSize = 0x1000

export function placeElsewhere(arch: Arch, index: number): Address {
  const { base, places } = elsewhere[arch]
  return base + BigInt((index % places) * placeSize)
}

/** The symbol that a made-up place stands for; null for every other address. */
export function elsewhereAt(
  arch: Arch,
  place: Address,
): { readonly index: number; readonly offset: number } | null {
  const { base, places } = elsewhere[arch]
  const distance = place - base
  if (distance < 0n || distance >= BigInt(places * placeSize)) return null
  const far = Number(distance)
  return { index: Math.floor(far / placeSize), offset: far % placeSize }
}

const noSymbols: SymbolTable = {
  count: 0,
  name: () => '',
  address: () => 0n,
  size: () => 0,
  section: () => 0,
  kind: () => 0,
}

interface TableInput {
  readonly fields: Fields
  readonly arch: Arch
  readonly form: ElfForm
  readonly sections: readonly ElfSection[]
}

function tableOver(
  { fields, arch, form, sections }: TableInput,
  table: ElfSection,
  strings: Uint8Array,
): SymbolTable {
  const entries = fieldsOf(table.bytes, fields.wide)
  const step = fields.wide ? 24 : 16
  const at = fields.wide
    ? { info: 4, section: 6, value: 8, size: 16 }
    : { info: 12, section: 14, value: 4, size: 8 }
  const section = (index: number) => half(entries, index * step + at.section)
  const kind = (index: number) => (entries.bytes[index * step + at.info] ?? 0) & 0xf
  return {
    count: Math.floor(table.bytes.length / step),
    name: (index) =>
      kind(index) === symbolKinds.section
        ? (sections[section(index)]?.name ?? '')
        : (nameAt(strings, word(entries, index * step)) ?? ''),
    address: (index) => {
      const value = address(entries, index * step + at.value)
      const place = section(index)
      if (isElsewhere(place)) return index === 0 ? 0n : placeElsewhere(arch, index)
      if (form === 'linked' || place >= special.first) return value
      return (sections[place]?.address ?? 0n) + value
    },
    size: (index) => long(entries, index * step + at.size),
    section,
    kind,
  }
}

/** The symbols of the file; none where it was stripped of them, or where the table is damaged. */
export function readSymbols(input: TableInput, faults: FaultList): SymbolTable {
  const table = input.sections.find(({ type }) => type === sectionTypes.symbols)
  if (!table) return noSymbols
  const strings = input.sections[table.link]
  const step = input.fields.wide ? 24 : 16
  const whole = table.bytes.length % step === 0 && within(table.bytes, 0, table.size)
  if (!whole || !strings || strings.type !== sectionTypes.strings) {
    faults.add(elfFault('elf/symbols', table.name))
  }
  // Relocations may name symbol 0 even of an empty table.
  if (table.bytes.length < step) return noSymbols
  return tableOver(input, table, strings?.bytes ?? new Uint8Array(0))
}
