/** What a relocatable ELF file holds, as far as tests compare it. */
export interface ElfSection {
  readonly name: string
  readonly bytes: Uint8Array
  readonly alignment: number
  readonly relocations: readonly ElfRelocation[]
}

export interface ElfRelocation {
  readonly offset: number
  readonly type: string
  readonly symbol: string
  readonly addend: bigint
}

const types: Record<'32' | '64', Record<number, readonly [name: string, size: number]>> = {
  '32': {
    1: ['R_386_32', 4],
    2: ['R_386_PC32', 4],
    4: ['R_386_PLT32', 4],
    20: ['R_386_16', 2],
    21: ['R_386_PC16', 2],
    22: ['R_386_8', 1],
    23: ['R_386_PC8', 1],
  },
  '64': {
    1: ['R_X86_64_64', 8],
    2: ['R_X86_64_PC32', 4],
    4: ['R_X86_64_PLT32', 4],
    10: ['R_X86_64_32', 4],
    11: ['R_X86_64_32S', 4],
    12: ['R_X86_64_16', 2],
    13: ['R_X86_64_PC16', 2],
    14: ['R_X86_64_8', 1],
    15: ['R_X86_64_PC8', 1],
    24: ['R_X86_64_PC64', 8],
  },
}

const kinds = { progbits: 1, symtab: 2, strtab: 3, rela: 4, nobits: 8, rel: 9, group: 17 } as const

interface Header {
  readonly name: string
  readonly type: number
  readonly offset: number
  readonly size: number
  readonly link: number
  readonly info: number
  readonly alignment: number
}

/** Reads the object file that GNU as wrote. */
export function readElfObject(file: Uint8Array): readonly ElfSection[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const wide = file[4] === 2
  const headers = headersOf(view, wide)
  const symtab = headers.find(({ type }) => type === kinds.symtab)
  const names = symtab ? symbolNames(view, wide, symtab, headers) : []
  return headers.flatMap((header, index): ElfSection[] => {
    const holds = header.type === kinds.progbits || header.type === kinds.nobits
    if (!holds && header.type !== 7 && header.type < 14) return []
    if (header.type === kinds.group) return []
    const bytes =
      header.type === kinds.nobits
        ? new Uint8Array(header.size)
        : file.slice(header.offset, header.offset + header.size)
    const table = headers.find(
      ({ type, info }) => (type === kinds.rel || type === kinds.rela) && info === index,
    )
    const relocations = table ? relocationsOf(view, wide, table, names, bytes) : []
    return [{ name: header.name, bytes, alignment: header.alignment, relocations }]
  })
}

function headersOf(view: DataView, wide: boolean): readonly Header[] {
  const start = wide ? Number(view.getBigUint64(0x28, true)) : view.getUint32(0x20, true)
  const size = view.getUint16(wide ? 0x3a : 0x2e, true)
  const count = view.getUint16(wide ? 0x3c : 0x30, true)
  const namesIndex = view.getUint16(wide ? 0x3e : 0x32, true)
  const raw = Array.from({ length: count }, (_, index) => {
    const at = start + index * size
    const word = (position: number) => view.getUint32(at + position, true)
    const long = (position: number) => Number(view.getBigUint64(at + position, true))
    return wide
      ? {
          nameAt: word(0),
          type: word(4),
          offset: long(0x18),
          size: long(0x20),
          link: word(0x28),
          info: word(0x2c),
          alignment: long(0x30),
        }
      : {
          nameAt: word(0),
          type: word(4),
          offset: word(0x10),
          size: word(0x14),
          link: word(0x18),
          info: word(0x1c),
          alignment: word(0x20),
        }
  })
  const names = raw[namesIndex]
  return raw.map(({ nameAt, ...rest }) => ({
    ...rest,
    name: textAt(view, (names?.offset ?? 0) + nameAt),
  }))
}

function textAt(view: DataView, at: number): string {
  let text = ''
  for (let position = at; view.getUint8(position) !== 0; position++) {
    text += String.fromCharCode(view.getUint8(position))
  }
  return text
}

/** By index; a section's symbol bears the section's name. */
function symbolNames(
  view: DataView,
  wide: boolean,
  table: Header,
  headers: readonly Header[],
): readonly string[] {
  const strings = headers[table.link]?.offset ?? 0
  const size = wide ? 24 : 16
  return Array.from({ length: table.size / size }, (_, index) => {
    const at = table.offset + index * size
    const kind = view.getUint8(at + (wide ? 4 : 12)) & 0xf
    const section = view.getUint16(at + (wide ? 6 : 14), true)
    if (index === 0) return '*ABS*'
    if (kind === 3) return headers[section]?.name ?? ''
    return textAt(view, strings + view.getUint32(at, true))
  })
}

function relocationsOf(
  view: DataView,
  wide: boolean,
  table: Header,
  names: readonly string[],
  bytes: Uint8Array,
): readonly ElfRelocation[] {
  const width = wide ? '64' : '32'
  const size = wide ? 24 : 8
  return Array.from({ length: table.size / size }, (_, index) => {
    const at = table.offset + index * size
    const offset = wide ? Number(view.getBigUint64(at, true)) : view.getUint32(at, true)
    const number = view.getUint32(at + (wide ? 8 : 4), true) & (wide ? 0xffffffff : 0xff)
    const symbol = wide ? view.getUint32(at + 12, true) : view.getUint32(at + 4, true) >>> 8
    const [type, length] = types[width][number] ?? [`type ${number}`, 4]
    const addend = wide ? view.getBigInt64(at + 16, true) : inPlace(bytes, offset, length)
    return { offset, type, symbol: names[symbol] ?? '', addend }
  }).toSorted((left, right) => left.offset - right.offset)
}

function inPlace(bytes: Uint8Array, offset: number, length: number): bigint {
  let value = 0n
  for (let index = length - 1; index >= 0; index--) {
    value = (value << 8n) | BigInt(bytes[offset + index] ?? 0)
  }
  return BigInt.asIntN(length * 8, value)
}
