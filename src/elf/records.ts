import type { Address } from '../base/address.ts'
import { fieldsOf, half } from './fields.ts'
import { type ElfImage, loadedBytes, type SectionFinder, sectionNamed } from './image.ts'
import { elfFault } from './messages.ts'
import type { ElfSection } from './sections.ts'

/** One entry of `.parainstructions` and the place that it names. */
export interface ElfRecord {
  readonly address: Address
  readonly section: ElfSection
  /** Position of the site in its section. */
  readonly offset: number
  readonly type: number
  readonly length: number
  /** CLBR_* bits; nobody reads them any more in 6.1. */
  readonly clobberWord: number
}

interface Layout {
  readonly stride: number
  /** Bytes that mean something: the last entry may lack its padding. */
  readonly used: number
}

/**
 * Entries are as long as two words; on x86-64 the last four bytes are padding, which an assembler that does not
 * align leaves out. Source: struct paravirt_patch_site, arch/x86/include/asm/paravirt_types.h.
 */
const layouts: Readonly<Record<'x86-32' | 'x86-64', readonly Layout[]>> = {
  'x86-32': [{ stride: 8, used: 8 }],
  'x86-64': [
    { stride: 16, used: 12 },
    { stride: 12, used: 12 },
  ],
}

export interface FoundRecords {
  readonly records: readonly ElfRecord[]
  /** Bytes of an entry; 0 where there are none. */
  readonly stride: number
}

interface Entry {
  readonly address: Address
  readonly type: number
  readonly length: number
  readonly clobberWord: number
}

function entriesOf(bytes: Uint8Array, { stride, used }: Layout, wide: boolean): readonly Entry[] {
  const fields = fieldsOf(bytes, wide)
  const step = wide ? 8 : 4
  const entries: Entry[] = []
  for (let at = 0; at + used <= bytes.length; at += stride) {
    const address = wide
      ? fields.view.getBigUint64(at, true)
      : BigInt(fields.view.getUint32(at, true))
    entries.push({
      address,
      type: bytes[at + step] ?? 0,
      length: bytes[at + step + 1] ?? 0,
      clobberWord: half(fields, at + step + 2),
    })
  }
  return entries
}

function placed(entry: Entry, sectionAt: SectionFinder): ElfRecord | null {
  const section = sectionAt(entry.address)
  if (!section?.executable) return null
  const offset = Number(entry.address - section.address)
  return offset + entry.length <= section.bytes.length ? { ...entry, section, offset } : null
}

const isRecord = (record: ElfRecord | null): record is ElfRecord => record !== null

/** Reads all records; where two layouts are possible, the one of which more entries name code. */
export function readRecords(image: ElfImage, sectionAt: SectionFinder): FoundRecords {
  const table = sectionNamed(image, '.parainstructions')
  if (!table) {
    image.faults.add(elfFault('elf/no-records'))
    return { records: [], stride: 0 }
  }
  const wide = image.arch === 'x86-64'
  const bytes = loadedBytes(image, table, 0, table.bytes.length)
  const [best] = layouts[image.arch]
    .map((layout) => {
      const entries = entriesOf(bytes, layout, wide)
      const records = entries.map((entry) => placed(entry, sectionAt))
      return { layout, entries, records, sensible: records.filter(isRecord).length }
    })
    .toSorted((left, right) => right.sensible - left.sensible)
  if (!best) return { records: [], stride: 0 }
  const { layout, entries, records } = best
  const lost = records.findIndex((record) => record === null)
  const { stride, used } = layout
  image.faults.add(elfFault('elf/records', entries.length, stride))
  if (lost !== -1) {
    const count = records.filter((record) => record === null).length
    image.faults.add(elfFault('elf/record-nowhere', count, entries[lost]?.address ?? 0n))
  }
  const rest = bytes.length % stride
  if (rest !== 0 && rest < used) image.faults.add(elfFault('elf/records-rest', rest, stride))
  return { records: records.filter(isRecord), stride }
}
