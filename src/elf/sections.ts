import type { Address } from '../base/address.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Arch } from '../x86/arch.ts'
import type { FaultList } from './faults.ts'
import { address, type Fields, long, nameAt, within, word } from './fields.ts'
import type { ElfHeader } from './header.ts'
import { elfFault, type ElfFault } from './messages.ts'

export interface ElfSection {
  readonly index: number
  readonly name: string
  readonly type: number
  /** Is in memory while the kernel runs. */
  readonly allocated: boolean
  readonly executable: boolean
  /** Final in a linked file; where we put it in an object file; 0 where it is not allocated. */
  readonly address: Address
  /** Bytes in memory, those without contents counted. */
  readonly size: number
  readonly link: number
  readonly info: number
  readonly entrySize: number
  /** A view of the file; empty for a section without contents, or outside of the file. */
  readonly bytes: Uint8Array
}

export const sectionTypes = { symbols: 2, strings: 3, rela: 4, empty: 8, rel: 9 } as const

interface RawHeader {
  readonly nameAt: number
  readonly type: number
  readonly flags: number
  readonly address: Address
  readonly offset: number
  readonly size: number
  readonly link: number
  readonly info: number
  readonly alignment: number
  readonly entrySize: number
}

function rawHeader(fields: Fields, at: number): RawHeader {
  const step = fields.wide ? 8 : 4
  const [name, type] = [word(fields, at), word(fields, at + 4)]
  const tail = at + 8 + step * 4
  return {
    nameAt: name,
    type,
    flags: long(fields, at + 8),
    address: address(fields, at + 8 + step),
    offset: long(fields, at + 8 + step * 2),
    size: long(fields, at + 8 + step * 3),
    link: word(fields, tail),
    info: word(fields, tail + 4),
    alignment: long(fields, tail + 8),
    entrySize: long(fields, tail + 8 + step),
  }
}

/** Where the loader of modules puts them, about. */
const moduleBase: Readonly<Record<Arch, Address>> = {
  'x86-32': 0xf800_0000n,
  'x86-64': 0xffff_ffff_c000_0000n,
}

/** Larger numbers in a header are damage; they must not push what follows out of the address space. */
const largestAlignment = 0x1000
const largestEmpty = 0x100_0000

const isPower = (value: number): boolean => value > 0 && Number.isInteger(Math.log2(value))

/** Gives the allocated sections of an object file an address each, one after the other. */
function places(headers: readonly RawHeader[], arch: Arch, fileSize: number): readonly Address[] {
  let next = moduleBase[arch]
  return headers.map(({ flags, alignment, size, type }) => {
    if ((flags & 2) === 0) return 0n
    const step = BigInt(isPower(alignment) ? Math.min(alignment, largestAlignment) : 1)
    const place = ((next + step - 1n) / step) * step
    next = place + BigInt(Math.min(size, type === sectionTypes.empty ? largestEmpty : fileSize))
    return place
  })
}

/** All sections in the order of their headers. */
export function readSections(
  { fields, arch, form, sectionHeaders }: ElfHeader,
  faults: FaultList,
): Result<readonly ElfSection[], ElfFault> {
  const { bytes } = fields
  const { offset, size, count, names } = sectionHeaders
  const headers = Array.from({ length: count }, (_, index) =>
    rawHeader(fields, offset + index * size),
  )
  const table = headers[names]
  if (!table || table.type !== sectionTypes.strings || !within(bytes, table.offset, table.size)) {
    return err(elfFault('elf/section-names', names))
  }
  const strings = bytes.subarray(table.offset, table.offset + table.size)
  const placed = form === 'object' ? places(headers, arch, bytes.length) : null
  return ok(
    headers.map((header, index) => {
      const name = nameAt(strings, header.nameAt) || `number ${index}`
      const filled = header.type !== sectionTypes.empty && header.type !== 0
      const there = within(bytes, header.offset, header.size)
      if (filled && !there) {
        const to = header.offset + header.size
        faults.add(elfFault('elf/section-outside', name, header.offset, to, bytes.length))
      }
      const held = filled && there
      return {
        index,
        name,
        type: header.type,
        allocated: (header.flags & 2) !== 0,
        executable: (header.flags & 4) !== 0,
        address: placed ? (placed[index] ?? 0n) : header.address,
        size: filled && !there ? 0 : header.size,
        link: header.link,
        info: header.info,
        entrySize: header.entrySize,
        bytes: held ? bytes.subarray(header.offset, header.offset + header.size) : empty,
      }
    }),
  )
}

const empty = new Uint8Array(0)
