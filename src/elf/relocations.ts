import { writeUnsigned } from '../base/bytes.ts'
import type { FaultList } from './faults.ts'
import { type Fields, fieldsOf, long, word } from './fields.ts'
import { elfFault } from './messages.ts'
import { type ElfSection, sectionTypes } from './sections.ts'
import type { SymbolTable } from './symbols.ts'

/** One field that waits for the linker. */
export interface ElfRelocation {
  /** Position of the field in its section. */
  readonly offset: number
  readonly size: 1 | 2 | 4 | 8
  /** Counts from the field's own place. */
  readonly relative: boolean
  /** Index into the symbol table. */
  readonly symbol: number
  readonly addend: bigint
}

type Shape = readonly [size: ElfRelocation['size'], relative: boolean]

/** Types that Linux objects hold. Source: the processor supplements of the System V ABI. */
const shapes: Readonly<Record<'wide' | 'narrow', Readonly<Record<number, Shape>>>> = {
  narrow: {
    1: [4, false],
    2: [4, true],
    4: [4, true],
    20: [2, false],
    21: [2, true],
    22: [1, false],
    23: [1, true],
  },
  wide: {
    1: [8, false],
    2: [4, true],
    4: [4, true],
    10: [4, false],
    11: [4, false],
    12: [2, false],
    13: [2, true],
    14: [1, false],
    15: [1, true],
    24: [8, true],
  },
}

/** Relocations of one section, in order of their offset. */
export interface RelocationList {
  readonly count: number
  /** Those whose field starts at `from` or later and before `to`. */
  readonly between: (from: number, to: number) => readonly ElfRelocation[]
}

const none: RelocationList = { count: 0, between: () => [] }

interface Table {
  readonly entries: Fields
  readonly step: number
  /** RELA: the addend stands in the entry. */
  readonly explicit: boolean
}

function tableOf(section: ElfSection, wide: boolean): Table {
  const explicit = section.type === sectionTypes.rela
  const step = (wide ? 16 : 8) + (explicit ? (wide ? 8 : 4) : 0)
  return { entries: fieldsOf(section.bytes, wide), step, explicit }
}

const countOf = ({ entries, step }: Table): number => Math.floor(entries.bytes.length / step)
const offsetIn = ({ entries, step }: Table, index: number): number => long(entries, index * step)

function typeIn({ entries, step }: Table, index: number): number {
  const at = index * step
  return entries.wide ? word(entries, at + 8) : word(entries, at + 4) & 0xff
}

function symbolIn({ entries, step }: Table, index: number): number {
  const at = index * step
  return entries.wide ? word(entries, at + 12) : word(entries, at + 4) >>> 8
}

const shapeIn = (table: Table, index: number): Shape | null =>
  shapes[table.entries.wide ? 'wide' : 'narrow'][typeIn(table, index)] ?? null

function signedAt(bytes: Uint8Array, offset: number, size: number): bigint {
  let value = 0n
  for (let at = size - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[offset + at] ?? 0)
  return BigInt.asIntN(size * 8, value)
}

function addendIn(table: Table, index: number, target: ElfSection, size: number): bigint {
  const { entries, step, explicit } = table
  if (!explicit) return signedAt(target.bytes, offsetIn(table, index), size)
  const at = index * step + (entries.wide ? 16 : 8)
  return entries.wide ? entries.view.getBigInt64(at, true) : BigInt(entries.view.getInt32(at, true))
}

/** Indices of the entries that mean something, in order of offset. What does not is told once. */
function usableEntries(
  table: Table,
  target: ElfSection,
  symbols: SymbolTable,
  faults: FaultList,
): Uint32Array {
  const usable = new Uint32Array(countOf(table))
  const [nowhere, strange] = [
    { count: 0, first: 0 },
    { count: 0, first: 0 },
  ]
  let kept = 0
  let sorted = true
  let last = 0
  for (let index = 0; index < usable.length; index++) {
    const type = typeIn(table, index)
    if (type === 0) continue
    const offset = offsetIn(table, index)
    const shape = shapeIn(table, index)
    if (!shape) {
      if (strange.count++ === 0) strange.first = type
    } else if (
      offset + shape[0] > target.bytes.length ||
      symbolIn(table, index) >= Math.max(1, symbols.count)
    ) {
      if (nowhere.count++ === 0) nowhere.first = offset
    } else {
      usable[kept++] = index
      sorted &&= offset >= last
      last = offset
    }
  }
  const { name, bytes } = target
  if (nowhere.count > 0) {
    faults.add(
      elfFault('elf/relocations-nowhere', nowhere.count, name, nowhere.first, bytes.length),
    )
  }
  if (strange.count > 0) {
    faults.add(elfFault('elf/relocation-types', strange.count, name, strange.first))
  }
  const found = usable.subarray(0, kept)
  return sorted
    ? found
    : found.toSorted((left, right) => offsetIn(table, left) - offsetIn(table, right))
}

function firstAtOrAfter(table: Table, order: Uint32Array, offset: number): number {
  let [low, high] = [0, order.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (offsetIn(table, order[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

function listOver(
  source: ElfSection,
  target: ElfSection,
  wide: boolean,
  symbols: SymbolTable,
  faults: FaultList,
): RelocationList {
  const table = tableOf(source, wide)
  const order = usableEntries(table, target, symbols, faults)
  return {
    count: order.length,
    between: (from, to) => {
      const found: ElfRelocation[] = []
      for (let at = firstAtOrAfter(table, order, from); at < order.length; at++) {
        const index = order[at] ?? 0
        const offset = offsetIn(table, index)
        const shape = shapeIn(table, index)
        if (offset >= to) break
        if (!shape) continue
        const [size, relative] = shape
        const addend = addendIn(table, index, target, size)
        found.push({ offset, size, relative, symbol: symbolIn(table, index), addend })
      }
      return found
    },
  }
}

const isTable = ({ type }: ElfSection): boolean =>
  type === sectionTypes.rel || type === sectionTypes.rela

/** The tables of relocations, as many as can lie beside each other in a file of so many bytes. */
export function relocationTables(
  sections: readonly ElfSection[],
  fileSize: number,
  faults: FaultList,
): readonly ElfSection[] {
  const tables = sections.filter(isTable)
  let total = 0
  const over = tables.findIndex(({ bytes }) => (total += bytes.length) > fileSize)
  if (over === -1) return tables
  faults.add(elfFault('elf/relocations-overlap', tables[over]?.name ?? ''))
  return tables.slice(0, over)
}

/** What waits for the linker in one section of an object file. */
export function readRelocations(
  target: ElfSection,
  tables: readonly ElfSection[],
  wide: boolean,
  symbols: SymbolTable,
  faults: FaultList,
): RelocationList {
  const lists = tables
    .filter(({ info }) => info === target.index)
    .map((source) => listOver(source, target, wide, symbols, faults))
  const [only, ...more] = lists
  if (!only) return none
  if (more.length === 0) return only
  return {
    count: lists.reduce((sum, { count }) => sum + count, 0),
    between: (from, to) =>
      lists
        .flatMap((list) => list.between(from, to))
        .toSorted((left, right) => left.offset - right.offset),
  }
}

/** Tables whose section does not exist. */
export function checkTargets(sections: readonly ElfSection[], faults: FaultList): void {
  for (const { info, name } of sections.filter(isTable)) {
    // 0 stands in tables that the loader of programs applies, which name no section.
    if (info !== 0 && !sections[info]) faults.add(elfFault('elf/relocation-section', name, info))
  }
}

/** Writes the final value of a field into a copy of its section that starts at `start`. */
export function applyRelocation(
  copy: Uint8Array,
  start: number,
  { offset, size, relative, addend }: ElfRelocation,
  symbol: bigint,
  sectionAddress: bigint,
): void {
  const value = symbol + addend - (relative ? sectionAddress + BigInt(offset) : 0n)
  if (offset < start || offset + size > start + copy.length) return
  writeUnsigned(copy, offset - start, size, BigInt.asUintN(64, value))
}
