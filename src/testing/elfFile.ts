import type { ObjectFile } from '../asm/object.ts'
import type { Arch } from '../x86/arch.ts'

/** Writes ELF files: those that tests read, sound ones and broken ones. */

export interface WrittenRelocation {
  readonly offset: number
  readonly type: number
  readonly symbol: string
  readonly addend: bigint
}

export interface WrittenSection {
  readonly name: string
  readonly bytes: Uint8Array
  readonly allocated?: boolean
  readonly executable?: boolean
  readonly alignment?: number
  /** Of a linked file. */
  readonly address?: bigint
  readonly relocations?: readonly WrittenRelocation[]
}

export interface WrittenSymbol {
  readonly name: string
  /** Null for one of another file. */
  readonly section: string | null
  readonly value: bigint
  readonly size?: number
  /** 2 for a function. */
  readonly kind?: number
}

export interface WrittenFile {
  readonly arch: Arch
  readonly form: 'object' | 'linked'
  readonly sections: readonly WrittenSection[]
  readonly symbols?: readonly WrittenSymbol[]
}

interface Header {
  readonly name: string
  readonly type: number
  readonly flags: number
  readonly address: bigint
  readonly bytes: Uint8Array
  readonly link: number
  readonly info: number
  readonly alignment: number
  readonly entrySize: number
}

const [progbits, symtab, strtab, rela, rel] = [1, 2, 3, 4, 9]

/** Little-endian fields one after the other; `0` bits stand for the file's own width. */
function packed(
  wide: boolean,
  fields: readonly (readonly [bits: number, value: bigint | number])[],
) {
  const sizes = fields.map(([bits]) => (bits === 0 ? (wide ? 8 : 4) : bits / 8))
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0))
  let at = 0
  fields.forEach(([, value], index) => {
    for (let byte = 0; byte < (sizes[index] ?? 0); byte++) {
      bytes[at++] = Number((BigInt(value) >> BigInt(8 * byte)) & 0xffn)
    }
  })
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** A table of strings, and where each one stands in it. */
function stringTable(names: readonly string[]) {
  const places = new Map<string, number>([['', 0]])
  let text = '\0'
  for (const name of names) {
    if (places.has(name)) continue
    places.set(name, text.length)
    text += `${name}\0`
  }
  return { bytes: new TextEncoder().encode(text), at: (name: string) => places.get(name) ?? 0 }
}

function symbolBytes(wide: boolean, name: number, symbol: WrittenSymbol, section: number) {
  const info = 0x10 | (symbol.kind ?? 0)
  const { value, size = 0 } = symbol
  return wide
    ? packed(wide, [
        [32, name],
        [8, info],
        [8, 0],
        [16, section],
        [64, value],
        [64, size],
      ])
    : packed(wide, [
        [32, name],
        [32, value],
        [32, size],
        [8, info],
        [8, 0],
        [16, section],
      ])
}

function relocationBytes(
  wide: boolean,
  symbol: number,
  { offset, type, addend }: WrittenRelocation,
) {
  if (!wide)
    return packed(wide, [
      [32, offset],
      [32, (BigInt(symbol) << 8n) | BigInt(type)],
    ])
  const info = (BigInt(symbol) << 32n) | BigInt(type)
  return packed(wide, [
    [64, offset],
    [64, info],
    [64, BigInt.asUintN(64, addend)],
  ])
}

/** All sections with the tables that a linker needs, the first one empty as the format wants it. */
function headersOf({ arch, sections, symbols = [] }: WrittenFile): readonly Header[] {
  const wide = arch === 'x86-64'
  const places = new Map(sections.map(({ name }, index) => [name, index + 1]))
  const own = new Set(symbols.map(({ name }) => name))
  const asked = [
    ...new Set(sections.flatMap(({ relocations = [] }) => relocations.map((r) => r.symbol))),
  ]
  const missing = asked
    .filter((name) => name !== '' && !own.has(name))
    .map((name): WrittenSymbol => ({ name, section: places.has(name) ? name : null, value: 0n }))
  const all = [{ name: '', section: null, value: 0n }, ...symbols, ...missing]
  const indices = new Map(all.map(({ name }, index) => [name, index]))
  const strings = stringTable(all.map(({ name }) => name))
  const entries = all.map((symbol, index) =>
    index === 0
      ? new Uint8Array(wide ? 24 : 16)
      : symbolBytes(wide, strings.at(symbol.name), symbol, places.get(symbol.section ?? '') ?? 0),
  )
  const plain = { address: 0n, link: 0, info: 0, alignment: 1, entrySize: 0, flags: 0 }
  const empty: Header = { ...plain, name: '', type: 0, bytes: new Uint8Array(0) }
  const written = sections.map(({ name, bytes, address = 0n, alignment = 1, ...rest }): Header => ({
    ...plain,
    name,
    type: progbits,
    bytes,
    address,
    alignment,
    flags: (rest.allocated === false ? 0 : 2) | (rest.executable ? 4 : 0),
  }))
  const symbolsAt = sections.length + 1
  const tables = sections.flatMap(({ name, relocations = [] }, index): readonly Header[] =>
    relocations.length === 0
      ? []
      : [
          {
            ...plain,
            name: `${wide ? '.rela' : '.rel'}${name}`,
            type: wide ? rela : rel,
            bytes: joined(
              relocations.map((r) => relocationBytes(wide, indices.get(r.symbol) ?? 0, r)),
            ),
            link: symbolsAt,
            info: index + 1,
            entrySize: wide ? 24 : 8,
          },
        ],
  )
  const table = { ...plain, name: '.symtab', type: symtab, bytes: joined(entries) }
  return [
    empty,
    ...written,
    { ...table, link: symbolsAt + 1, info: 1, entrySize: wide ? 24 : 16 },
    { ...plain, name: '.strtab', type: strtab, bytes: strings.bytes },
    ...tables,
  ]
}

/** The whole file: header, sections, names of the sections, section headers. */
export function writeElf(file: WrittenFile): Uint8Array {
  const wide = file.arch === 'x86-64'
  const headers = [...headersOf(file)]
  const names = stringTable([...headers.map(({ name }) => name), '.shstrtab'])
  headers.push({
    name: '.shstrtab',
    type: strtab,
    flags: 0,
    address: 0n,
    bytes: names.bytes,
    link: 0,
    info: 0,
    alignment: 1,
    entrySize: 0,
  })
  const headSize = wide ? 64 : 52
  let at = headSize
  const offsets = headers.map(({ bytes }) => {
    const offset = at
    at += bytes.length
    return offset
  })
  const table = headers.map((header, index) =>
    packed(wide, [
      [32, names.at(header.name)],
      [32, header.type],
      [0, header.flags],
      [0, header.address],
      [0, offsets[index] ?? 0],
      [0, header.bytes.length],
      [32, header.link],
      [32, header.info],
      [0, header.alignment],
      [0, header.entrySize],
    ]),
  )
  const head = packed(wide, [
    [32, 0x464c457f],
    [8, wide ? 2 : 1],
    [8, 1],
    [8, 1],
    [8, 0],
    [64, 0],
    [16, file.form === 'object' ? 1 : 2],
    [16, wide ? 62 : 3],
    [32, 1],
    [0, 0],
    [0, 0],
    [0, at],
    [32, 0],
    [16, headSize],
    [16, 0],
    [16, 0],
    [16, wide ? 64 : 40],
    [16, headers.length],
    [16, headers.length - 1],
  ])
  return joined([head, ...headers.map(({ bytes }) => bytes), ...table])
}

const typeNumbers: Readonly<Record<string, number>> = {
  R_386_32: 1,
  R_386_PC32: 2,
  R_386_PLT32: 4,
  R_386_16: 20,
  R_386_PC16: 21,
  R_386_8: 22,
  R_386_PC8: 23,
  R_X86_64_64: 1,
  R_X86_64_PC32: 2,
  R_X86_64_PLT32: 4,
  R_X86_64_32: 10,
  R_X86_64_32S: 11,
  R_X86_64_16: 12,
  R_X86_64_PC16: 13,
  R_X86_64_8: 14,
  R_X86_64_PC8: 15,
  R_X86_64_PC64: 24,
}

/** What our own assembler made, as a file; its global symbols in `.text` are functions. */
export function objectFile(object: ObjectFile): Uint8Array {
  const text = object.sections.findIndex(({ name }) => name === '.text')
  const starts = object.symbols
    .filter(({ section, global }) => section === text && global)
    .map(({ offset }) => offset)
    .toSorted((left, right) => left - right)
  const end = object.sections[text]?.bytes.length ?? 0
  return writeElf({
    arch: object.arch,
    form: 'object',
    sections: object.sections.map(({ name, bytes, allocated, executable, alignment, ...rest }) => ({
      name,
      bytes,
      allocated,
      executable,
      alignment,
      relocations: rest.relocations.map(({ offset, type, symbol, addend }) => ({
        offset,
        type: typeNumbers[type] ?? 0,
        symbol,
        addend,
      })),
    })),
    symbols: object.symbols.map(({ name, section, offset, global }) => ({
      name,
      section: section === null ? null : (object.sections[section]?.name ?? null),
      value: BigInt(offset),
      kind: section === text && global ? 2 : 0,
      size: section === text && global ? (starts.find((one) => one > offset) ?? end) - offset : 0,
    })),
  })
}
