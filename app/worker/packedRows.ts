import type { Chunk, Row } from '../../src/program/program.ts'
import type { RegSet } from '../../src/x86/registers.ts'
import { type Palette, paletteAt, paletteOf, spanAt, type Spans, spansOf } from './columns.ts'

/** Rows of code as columns. */
export interface PackedRows {
  readonly numbers: Int32Array
  readonly spans: Spans
  readonly text: Palette<Row['text']>
  readonly intel: Palette<Row['intel']>
  readonly mnemonic: Palette<Row['mnemonic']>
  readonly expansion: Palette<Row['expansion']>
  readonly flags: Palette<Row['flags']>
  readonly parts: Palette<Row['parts']>
  readonly flow: Palette<Row['flow']>
}

const width = 10

function numbersOf(rows: readonly Row[]): Int32Array {
  const numbers = new Int32Array(rows.length * width)
  let to = 0
  for (const row of rows) {
    numbers[to++] = row.offset
    numbers[to++] = row.length
    numbers[to++] = row.line
    numbers[to++] = row.data ? 1 : 0
    numbers[to++] = row.reads
    numbers[to++] = row.writes
    numbers[to++] = row.kills
    numbers[to++] = row.target ?? -1
    numbers[to++] = row.pushes ?? -1
    numbers[to++] = row.pops ?? -1
  }
  return numbers
}

export const packRows = (rows: readonly Row[]): PackedRows => ({
  numbers: numbersOf(rows),
  spans: spansOf(rows),
  text: paletteOf(rows, ({ text }) => text),
  intel: paletteOf(rows, ({ intel }) => intel),
  mnemonic: paletteOf(rows, ({ mnemonic }) => mnemonic),
  expansion: paletteOf(rows, ({ expansion }) => expansion),
  flags: paletteOf(rows, ({ flags }) => flags),
  parts: paletteOf(rows, ({ parts }) => parts),
  flow: paletteOf(rows, ({ flow }) => flow),
})

const orNull = (number: number): number | null => (number === -1 ? null : number)

export function unpackRows(packed: PackedRows): readonly Row[] {
  const { numbers, spans } = packed
  return Array.from({ length: numbers.length / width }, (_, index) => {
    const number = (field: number) => numbers[index * width + field] ?? 0
    return {
      offset: number(0),
      length: number(1),
      text: paletteAt(packed.text, index),
      intel: paletteAt(packed.intel, index),
      mnemonic: paletteAt(packed.mnemonic, index),
      span: spanAt(spans, index),
      line: number(2),
      expansion: paletteAt(packed.expansion, index),
      data: number(3) === 1,
      reads: number(4) as RegSet,
      writes: number(5) as RegSet,
      kills: number(6) as RegSet,
      flags: paletteAt(packed.flags, index),
      parts: paletteAt(packed.parts, index),
      flow: paletteAt(packed.flow, index),
      target: orNull(number(7)),
      pushes: orNull(number(8)),
      pops: orNull(number(9)),
    }
  })
}

const noSpan = { from: 0, to: 0 }

export interface PackedChunks {
  readonly numbers: Int32Array
  readonly spans: Spans
}

export function packChunks(chunks: readonly Chunk[]): PackedChunks {
  const numbers = new Int32Array(chunks.length * 3)
  chunks.forEach(({ offset, length, line }, index) => {
    numbers[index * 3] = offset
    numbers[index * 3 + 1] = length
    numbers[index * 3 + 2] = line
  })
  return { numbers, spans: spansOf(chunks) }
}

export const unpackChunks = ({ numbers, spans }: PackedChunks): readonly Chunk[] =>
  Array.from({ length: numbers.length / 3 }, (_, index) => ({
    offset: numbers[index * 3] ?? 0,
    length: numbers[index * 3 + 1] ?? 0,
    line: numbers[index * 3 + 2] ?? 0,
    span: spanAt(spans, index) ?? noSpan,
  }))
