import type { Address } from '../base/address.ts'
import { ok, type Result } from '../base/result.ts'
import type { Arch } from '../x86/arch.ts'
import { type FaultList, faultList } from './faults.ts'
import { type ElfForm, readHeader } from './header.ts'
import type { ElfFault } from './messages.ts'
import {
  applyRelocation,
  checkTargets,
  type ElfRelocation,
  readRelocations,
  relocationTables,
  type RelocationList,
} from './relocations.ts'
import { type ElfSection, readSections } from './sections.ts'
import { readSymbols, type SymbolTable } from './symbols.ts'

/**
 * An object file, a module or a linked kernel. Nothing of the file is copied: sections are views of its bytes,
 * symbols and relocations are read where they are asked for.
 */
export interface ElfImage {
  readonly arch: Arch
  readonly form: ElfForm
  readonly sections: readonly ElfSection[]
  readonly symbols: SymbolTable
  readonly faults: FaultList
  /** What waits for the linker in a section; none in a linked file. */
  readonly relocationsOf: (section: ElfSection) => RelocationList
}

const noRelocations: RelocationList = { count: 0, between: () => [] }

/** Reads the tables of an ELF file. Fails where nothing can be read; lesser faults are in the image. */
export function openElf(file: Uint8Array): Result<ElfImage, ElfFault> {
  // A subclass may share memory where it should copy (Node's Buffer does, in slice).
  const header = readHeader(new Uint8Array(file.buffer, file.byteOffset, file.byteLength))
  if (!header.ok) return header
  const faults = faultList()
  const read = readSections(header.value, faults)
  if (!read.ok) return read
  const sections = read.value
  const { fields, arch, form } = header.value
  const symbols = readSymbols({ fields, arch, form, sections }, faults)
  checkTargets(sections, faults)
  const tables = relocationTables(sections, file.length, faults)
  const lists = new Map<number, RelocationList>()
  const relocationsOf = (section: ElfSection): RelocationList => {
    // A linked file may keep its relocations (--emit-relocs); its fields hold final values already.
    if (form === 'linked') return noRelocations
    const known = lists.get(section.index)
    if (known) return known
    const list = readRelocations(section, tables, fields.wide, symbols, faults)
    lists.set(section.index, list)
    return list
  }
  return ok({ arch, form, sections, symbols, faults, relocationsOf })
}

export const sectionNamed = (image: ElfImage, name: string): ElfSection | null =>
  image.sections.find((section) => section.name === name) ?? null

/** A copy of bytes of a section as they are in memory, every field with its final value. */
export function loadedBytes(
  image: ElfImage,
  section: ElfSection,
  offset: number,
  length: number,
): Uint8Array {
  const copy = section.bytes.slice(offset, offset + length)
  for (const relocation of fieldsIn(image, section, offset, length)) {
    const symbol = image.symbols.address(relocation.symbol)
    applyRelocation(copy, offset, relocation, symbol, section.address)
  }
  return copy
}

const longestField = 8

/** Fields that wait for the linker and touch these bytes. */
export function fieldsIn(
  image: ElfImage,
  section: ElfSection,
  offset: number,
  length: number,
): readonly ElfRelocation[] {
  return image
    .relocationsOf(section)
    .between(offset - longestField + 1, offset + length)
    .filter((field) => field.offset >= offset)
}

/** Finds the section in which an address lies. */
export type SectionFinder = (address: Address) => ElfSection | null

/** Looks among the allocated sections with contents. */
export function sectionFinder(image: ElfImage): SectionFinder {
  const sorted = image.sections
    .filter(({ allocated, bytes }) => allocated && bytes.length > 0)
    .toSorted((left, right) => (left.address < right.address ? -1 : 1))
  return (address) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.address ?? 0n) <= address) low = middle + 1
      else high = middle
    }
    const section = sorted[low - 1]
    if (!section) return null
    return address < section.address + BigInt(section.bytes.length) ? section : null
  }
}
