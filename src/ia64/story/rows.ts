import { lineIndex, positionAt } from '../../base/span.ts'
import type { Ia64Analysis } from '../analysis.ts'
import { decodeBundle } from '../bundle/bundle.ts'
import type { LiveRow } from '../dataflow/liveness.ts'
import { effectsOf } from '../isa/effects.ts'
import { type Decoded, instructionsOf, instructionText } from '../isa/print.ts'
import type { FrameNames } from '../isa/registers.ts'
import type { FrameMarker } from '../stack/frame.ts'

/** One instruction of the listing as the page shows it beside its line. */
export interface ListingRow {
  readonly section: number
  /** Of its bundle, in the section. */
  readonly offset: number
  readonly slot: 0 | 1 | 2
  /** From 1. */
  readonly line: number
  /** As objdump prints it. */
  readonly text: string
  readonly unit: Decoded['unit']
  readonly reads: readonly string[]
  readonly writes: readonly string[]
  /** Plain names of registers that are alive before it and behind it. */
  readonly liveIn: readonly string[]
  readonly liveOut: readonly string[]
  /** Null before any alloc of its function. */
  readonly frame: FrameMarker | null
  readonly names: FrameNames
}

const placeKey = (offset: number, slot: number): number => offset * 4 + slot

/** Rows of the listing in order of their addresses; what fills up a bundle has none. */
export function listingRows(
  { program, liveness }: Ia64Analysis,
  listing: string,
): readonly ListingRow[] {
  const lines = lineIndex(listing)
  const known = liveness.map(
    (rows) => new Map(rows.map((row) => [placeKey(row.offset, row.slot), row])),
  )
  const found = program.rows.flatMap(
    ({ section, offset, slot, span, names }): readonly ListingRow[] => {
      const live = known[section]?.get(placeKey(offset, slot))
      const { bytes = new Uint8Array(0), address = 0n } = program.sections[section] ?? {}
      if (!live || offset + 16 > bytes.length) return []
      const decoded = instructionsOf(decodeBundle(bytes, offset)).find((each) => each.slot === slot)
      if (!decoded) return []
      const { reads, writes } = effectsOf(decoded)
      return [
        {
          section,
          offset,
          slot,
          line: positionAt(lines, span.from).line,
          text: instructionText(decoded, address + BigInt(offset)),
          unit: decoded.unit,
          reads,
          writes,
          ...aliveAt(live),
          names,
        },
      ]
    },
  )
  return found.toSorted(
    (left, right) =>
      left.section - right.section ||
      placeKey(left.offset, left.slot) - placeKey(right.offset, right.slot),
  )
}

const aliveAt = ({ liveIn, liveOut, frame }: LiveRow) => ({
  liveIn: [...liveIn],
  liveOut: [...liveOut],
  frame,
})
