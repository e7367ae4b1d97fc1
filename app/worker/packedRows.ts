import { same } from '../../src/base/same.ts'
import type { Chunk, Row } from '../../src/program/program.ts'
import type { RegSet } from '../../src/x86/registers.ts'
import { type Earlier, isSameBlock, type Palette, paletteAt, paletteOf } from './columns.ts'

/** Rows of code as columns. */
export interface PackedRows {
  readonly numbers: Int32Array
  readonly text: Palette<Row['text']>
  readonly intel: Palette<Row['intel']>
  readonly mnemonic: Palette<Row['mnemonic']>
  readonly expansion: Palette<Row['expansion']>
  readonly flags: Palette<Row['flags']>
  readonly parts: Palette<Row['parts']>
  readonly flow: Palette<Row['flow']>
}

const width = 12

/** −1 stands for null. */
function numbersOf(rows: readonly Row[]): Int32Array {
  const numbers = new Int32Array(rows.length * width)
  let to = 0
  for (const row of rows) {
    numbers[to++] = row.offset
    numbers[to++] = row.length
    numbers[to++] = row.span?.from ?? -1
    numbers[to++] = row.span?.to ?? -1
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
  text: paletteOf(rows, ({ text }) => text),
  intel: paletteOf(rows, ({ intel }) => intel),
  mnemonic: paletteOf(rows, ({ mnemonic }) => mnemonic),
  expansion: paletteOf(rows, ({ expansion }) => expansion),
  flags: paletteOf(rows, ({ flags }) => flags),
  parts: paletteOf(rows, ({ parts }) => parts),
  flow: paletteOf(rows, ({ flow }) => flow),
})

const orNull = (number: number): number | null => (number === -1 ? null : number)

function rowAt(packed: PackedRows, index: number): Row {
  const number = (field: number) => packed.numbers[index * width + field] ?? 0
  return {
    offset: number(0),
    length: number(1),
    text: paletteAt(packed.text, index),
    intel: paletteAt(packed.intel, index),
    mnemonic: paletteAt(packed.mnemonic, index),
    span: number(2) === -1 ? null : { from: number(2), to: number(3) },
    line: number(4),
    expansion: paletteAt(packed.expansion, index),
    data: number(5) === 1,
    reads: number(6) as RegSet,
    writes: number(7) as RegSet,
    kills: number(8) as RegSet,
    flags: paletteAt(packed.flags, index),
    parts: paletteAt(packed.parts, index),
    flow: paletteAt(packed.flow, index),
    target: orNull(number(9)),
    pushes: orNull(number(10)),
    pops: orNull(number(11)),
  }
}

const saysTheSame = (packed: PackedRows, index: number, row: Row): boolean =>
  paletteAt(packed.text, index) === row.text &&
  paletteAt(packed.intel, index) === row.intel &&
  paletteAt(packed.mnemonic, index) === row.mnemonic &&
  paletteAt(packed.flow, index) === row.flow &&
  same(paletteAt(packed.expansion, index), row.expansion) &&
  same(paletteAt(packed.flags, index), row.flags) &&
  same(paletteAt(packed.parts, index), row.parts)

export const unpackRows = (
  packed: PackedRows,
  earlier: Earlier<PackedRows, Row> | null,
): readonly Row[] =>
  Array.from({ length: packed.numbers.length / width }, (_, index) => {
    const before = earlier?.items[index]
    const stays =
      before &&
      isSameBlock(packed.numbers, earlier?.packed.numbers, index * width, width) &&
      saysTheSame(packed, index, before)
    return stays ? before : rowAt(packed, index)
  })

const chunkWidth = 5

export function packChunks(chunks: readonly Chunk[]): Int32Array {
  const numbers = new Int32Array(chunks.length * chunkWidth)
  let to = 0
  for (const { offset, length, line, span } of chunks) {
    numbers[to++] = offset
    numbers[to++] = length
    numbers[to++] = line
    numbers[to++] = span.from
    numbers[to++] = span.to
  }
  return numbers
}

export const unpackChunks = (
  packed: Int32Array,
  earlier: Earlier<Int32Array, Chunk> | null,
): readonly Chunk[] =>
  Array.from({ length: packed.length / chunkWidth }, (_, index) => {
    const at = index * chunkWidth
    const before = earlier?.items[index]
    if (before && isSameBlock(packed, earlier?.packed, at, chunkWidth)) return before
    const number = (field: number) => packed[at + field] ?? 0
    return {
      offset: number(0),
      length: number(1),
      line: number(2),
      span: { from: number(3), to: number(4) },
    }
  })
