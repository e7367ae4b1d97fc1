import { functionStarts, type Program, type Row, type Section } from '../asm/program.ts'
import { bundleSize, decodeBundle } from '../bundle/bundle.ts'
import { type Effects, effectsOf } from '../isa/effects.ts'
import { valuesOf } from '../isa/encode.ts'
import { type Decoded, instructionsOf } from '../isa/print.ts'
import type { FrameMarker } from '../stack/frame.ts'

/** An instruction of a section in order of addresses. */
export interface Instruction {
  /** Of its bundle, in the section. */
  readonly offset: number
  readonly decoded: Decoded
  readonly effects: Effects
  /** The frame that the last alloc before it (in address) set; null before any. */
  readonly frame: FrameMarker | null
}

function allocated({ form, word }: Decoded): FrameMarker | null {
  if (form?.mnemonic !== 'alloc') return null
  const { sof = 0n, sol = 0n, sor = 0n } = valuesOf(form, word)
  return { sof: Number(sof), sol: Number(sol), sor: Number(sor) / 8 }
}

/** Bundles that hold instructions of the listing: data in between is none. */
function codeOffsets(rows: readonly Row[], section: number): readonly number[] {
  const offsets = rows.filter((row) => row.section === section).map(({ offset }) => offset)
  return [...new Set(offsets)].toSorted((left, right) => left - right)
}

/** Instructions of one section; a function's start forgets the frame of the one before. */
export function instructionsIn(program: Program, section: number): readonly Instruction[] {
  const { sections, rows } = program
  const { bytes } = sections[section] as Section
  const starts = new Set(functionStarts(program, section))
  let frame: FrameMarker | null = null
  return codeOffsets(rows, section).flatMap((offset) => {
    if (offset + bundleSize > bytes.length) return []
    if (starts.has(offset)) frame = null
    return instructionsOf(decodeBundle(bytes, offset)).map((decoded): Instruction => {
      frame = allocated(decoded) ?? frame
      return { offset, decoded, effects: effectsOf(decoded), frame }
    })
  })
}

/** Instructions of bytes that are code throughout, with the offsets of their bundles. */
export const codeIn = (bytes: Uint8Array): readonly Pick<Instruction, 'offset' | 'decoded'>[] =>
  Array.from({ length: Math.floor(bytes.length / bundleSize) }, (_, index) => {
    const offset = index * bundleSize
    return instructionsOf(decodeBundle(bytes, offset)).map((decoded) => ({ offset, decoded }))
  }).flat()

/** Where a branch with a distance leads, as an offset in the section. */
export function targetOffset({ offset, decoded }: Instruction): number | null {
  if (decoded.form === null) return null
  const { target25, target64 } = valuesOf(decoded.form, decoded.word)
  const distance = target25 ?? target64
  return distance === undefined ? null : offset + Number(distance)
}
