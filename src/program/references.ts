import { firstEndingAfter } from './extents.ts'
import type { Program, Relocation, Row, Section } from './program.ts'

/**
 * Offsets of `.text` that fields of instructions and data refer to. Branches to labels of their own section are
 * no references, and a record's field that names its own site is none either.
 */
export function referencedOffsets(program: Program): ReadonlySet<number> {
  const text = program.sections[program.text]
  const offsets = new Set<number>()
  if (!text) return offsets
  for (const row of text.rows) {
    const data = relativeOperand(row)
    if (data !== null) offsets.add(data)
  }
  const end = text.address + BigInt(text.bytes.length)
  for (const section of program.sections) {
    if (section.name === '.parainstructions') continue
    for (const address of referencedAddresses(section)) {
      if (address >= text.address && address < end) offsets.add(Number(address - text.address))
    }
  }
  return offsets
}

/** Offset in the row's own section that a `(%rip)` operand names. */
function relativeOperand({ text, offset, length }: Row): number | null {
  if (!text.includes('(%rip)')) return null
  const distance = /(-?)0x([0-9a-f]+)\(%rip\)/.exec(text)
  if (!distance) return null
  const size = Number.parseInt(distance[2] ?? '', 16)
  return offset + length + (distance[1] === '-' ? -size : size)
}

/** Final addresses that the relocated fields of a section stand for. */
function referencedAddresses(section: Section): readonly bigint[] {
  const { buffer, byteOffset, byteLength } = section.bytes
  const view = new DataView(buffer, byteOffset, byteLength)
  return section.relocations.flatMap((relocation) => {
    const { offset, size } = relocation
    if (size < 4 || offset + size > byteLength) return []
    const signed = size === 8 ? view.getBigInt64(offset, true) : BigInt(view.getInt32(offset, true))
    // 64-bit kernel addresses are stored sign-extended in 32-bit fields.
    const bits = section.address > 0xffff_ffffn ? 64 : 32
    return [BigInt.asUintN(bits, signed + origin(section, relocation))]
  })
}

export const isPcRelative = ({ type }: Relocation): boolean =>
  type.includes('PC') || type.includes('PLT')

/** Address from which a field counts: 0, else the end of its instruction, else its own place. */
function origin(section: Section, relocation: Relocation): bigint {
  if (!isPcRelative(relocation)) return 0n
  const row = section.rows[firstEndingAfter(section.rows, relocation.offset)]
  return section.address + BigInt(row ? row.offset + row.length : relocation.offset)
}
