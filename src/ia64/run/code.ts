import type { Address } from '../../base/address.ts'
import { type LineIndex, positionAt } from '../../base/span.ts'
import type { Program } from '../asm/program.ts'
import { decodeBundle } from '../bundle/bundle.ts'
import type { FrameNames } from '../isa/registers.ts'
import { type Decoded, instructionsOf, instructionText } from '../isa/print.ts'

/** An instruction where it stands. */
export interface Placed {
  readonly decoded: Decoded
  /** As objdump prints it. */
  readonly text: string
  /** Of the listing, from 1; 0 where the patcher wrote it. */
  readonly line: number
  /** How the listing names the frame from here on; null where the patcher wrote it. */
  readonly names: FrameNames | null
}

/** The instruction at a bundle's address from a slot on; null outside of the code. */
export type Fetch = (address: Address, slot: number) => Placed | null

/** The code of one machine: its own bytes, the listing's lines. */
export function fetching(
  { sections, rows }: Program,
  bytes: readonly Uint8Array[],
  lines: LineIndex,
): Fetch {
  const rowAt = new Map(rows.map((row) => [`${row.section} ${row.offset} ${row.slot}`, row]))
  const code = new Set(rows.map(({ section }) => section))
  const known = new Map<Address, readonly Placed[]>()
  const read = (address: Address): readonly Placed[] => {
    const section = sections.findIndex(
      ({ address: base, bytes: own }, index) =>
        code.has(index) && address >= base && address + 16n <= base + BigInt(own.length),
    )
    const found = sections[section]
    if (!found || address % 16n !== 0n) return []
    const offset = Number(address - found.address)
    return instructionsOf(decodeBundle(bytes[section] ?? found.bytes, offset)).map((decoded) => {
      const row = rowAt.get(`${section} ${offset} ${decoded.slot}`)
      return {
        decoded,
        text: instructionText(decoded, address),
        line: row ? positionAt(lines, row.span.from).line : 0,
        names: row?.names ?? null,
      }
    })
  }
  return (address, slot) => {
    let placed = known.get(address)
    if (placed === undefined) known.set(address, (placed = read(address)))
    return placed.find(({ decoded }) => decoded.slot >= slot) ?? null
  }
}
