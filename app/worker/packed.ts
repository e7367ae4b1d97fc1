import type { Analysis } from '../../src/analysis/analysis.ts'
import type { Span } from '../../src/base/span.ts'
import type { PressureRow, PressureTable } from '../../src/dataflow/pressure.ts'
import type { Chunk, Row, Section } from '../../src/program/program.ts'
import type { RegSet } from '../../src/x86/registers.ts'

/**
 * An analysis as it crosses from the worker to the page: long lists of like objects go as columns, since a
 * message spells out the name of every field of every object, and both sides pay for that after each key.
 */

/** One list for each field, all of the same length. */
type Columns<Item> = { readonly [Field in keyof Item]: readonly Item[Field][] }

const columnsOf = <Item extends object>(
  items: readonly Item[],
  fields: readonly (keyof Item)[],
): Columns<Item> =>
  Object.fromEntries(
    fields.map((field) => [field, items.map((item) => item[field])]),
  ) as unknown as Columns<Item>

const at = <Value>(column: readonly Value[], index: number): Value => column[index] as Value

/** Spans as two numbers each; −1 where there is none. */
interface Spans {
  readonly from: Int32Array
  readonly to: Int32Array
}

const spansOf = (items: readonly { readonly span: Span | null }[]): Spans => ({
  from: Int32Array.from(items, ({ span }) => span?.from ?? -1),
  to: Int32Array.from(items, ({ span }) => span?.to ?? -1),
})

const spanAt = ({ from, to }: Spans, index: number): Span | null =>
  (from[index] ?? -1) < 0 ? null : { from: from[index] ?? 0, to: to[index] ?? 0 }

type PlainRow = Omit<Row, 'span'>

const rowFields = [
  'offset',
  'length',
  'text',
  'intel',
  'mnemonic',
  'line',
  'expansion',
  'data',
  'reads',
  'writes',
  'kills',
  'flags',
  'parts',
  'flow',
  'target',
  'pushes',
  'pops',
] as const satisfies readonly (keyof PlainRow)[]

interface PackedRows {
  readonly count: number
  readonly columns: Columns<PlainRow>
  readonly spans: Spans
}

const packRows = (rows: readonly Row[]): PackedRows => ({
  count: rows.length,
  columns: columnsOf<PlainRow>(rows, rowFields),
  spans: spansOf(rows),
})

const unpackRows = ({ count, columns, spans }: PackedRows): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({
    offset: at(columns.offset, index),
    length: at(columns.length, index),
    text: at(columns.text, index),
    intel: at(columns.intel, index),
    mnemonic: at(columns.mnemonic, index),
    span: spanAt(spans, index),
    line: at(columns.line, index),
    expansion: at(columns.expansion, index),
    data: at(columns.data, index),
    reads: at(columns.reads, index),
    writes: at(columns.writes, index),
    kills: at(columns.kills, index),
    flags: at(columns.flags, index),
    parts: at(columns.parts, index),
    flow: at(columns.flow, index),
    target: at(columns.target, index),
    pushes: at(columns.pushes, index),
    pops: at(columns.pops, index),
  }))

const noSpan: Span = { from: 0, to: 0 }

interface PackedChunks {
  readonly numbers: Int32Array
  readonly spans: Spans
}

const packChunks = (chunks: readonly Chunk[]): PackedChunks => ({
  numbers: Int32Array.from(chunks.flatMap(({ offset, length, line }) => [offset, length, line])),
  spans: spansOf(chunks),
})

const unpackChunks = ({ numbers, spans }: PackedChunks): readonly Chunk[] =>
  Array.from({ length: numbers.length / 3 }, (_, index) => ({
    offset: numbers[index * 3] ?? 0,
    length: numbers[index * 3 + 1] ?? 0,
    line: numbers[index * 3 + 2] ?? 0,
    span: spanAt(spans, index) ?? noSpan,
  }))

const pressureFields = [
  'line',
  'offset',
  'length',
  'reachable',
  'liveIn',
  'liveOut',
  'neededIn',
  'neededOut',
  'assumed',
  'heldForCaller',
  'reads',
  'writes',
  'saved',
  'keptByCallee',
  'mayDestroy',
  'destroyed',
  'flagsIn',
  'flagsOut',
  'count',
] as const satisfies readonly (keyof PressureRow)[]

/** All fields are numbers or yes and no: one block, row after row. */
function packPressure(rows: readonly PressureRow[]): Int32Array {
  const packed = new Int32Array(rows.length * pressureFields.length)
  let to = 0
  for (const row of rows) for (const field of pressureFields) packed[to++] = Number(row[field])
  return packed
}

function unpackPressure(packed: Int32Array): readonly PressureRow[] {
  const width = pressureFields.length
  return Array.from({ length: packed.length / width }, (_, row) => {
    const from = row * width
    const number = (field: number) => packed[from + field] ?? 0
    const set = (field: number) => number(field) as RegSet
    return {
      line: number(0),
      offset: number(1),
      length: number(2),
      reachable: number(3) === 1,
      liveIn: set(4),
      liveOut: set(5),
      neededIn: set(6),
      neededOut: set(7),
      assumed: set(8),
      heldForCaller: set(9),
      reads: set(10),
      writes: set(11),
      saved: set(12),
      keptByCallee: set(13),
      mayDestroy: set(14),
      destroyed: set(15),
      flagsIn: number(16) === 1,
      flagsOut: number(17) === 1,
      count: number(18),
    }
  })
}

type PackedTable = Omit<PressureTable, 'rows'> & { readonly rows: Int32Array }
type PackedSection = Omit<Section, 'rows' | 'chunks'> & {
  readonly rows: PackedRows
  readonly chunks: PackedChunks
}

export interface PackedAnalysis {
  readonly rest: Omit<Analysis, 'program' | 'rowsAfter' | 'pressure'>
  readonly program: Omit<Analysis['program'], 'sections'>
  readonly sections: readonly PackedSection[]
  readonly rowsAfter: PackedRows
  readonly pressure: Omit<Analysis['pressure'], 'before' | 'after'>
  readonly before: PackedTable
  readonly after: PackedTable
}

const packTable = ({ rows, ...rest }: PressureTable): PackedTable => ({
  ...rest,
  rows: packPressure(rows),
})

const unpackTable = ({ rows, ...rest }: PackedTable): PressureTable => ({
  ...rest,
  rows: unpackPressure(rows),
})

export function pack({ program, rowsAfter, pressure, ...rest }: Analysis): PackedAnalysis {
  const { sections, ...others } = program
  const { before, after, ...costs } = pressure
  return {
    rest,
    program: others,
    sections: sections.map(({ rows, chunks, ...section }) => ({
      ...section,
      rows: packRows(rows),
      chunks: packChunks(chunks),
    })),
    rowsAfter: packRows(rowsAfter),
    pressure: costs,
    before: packTable(before),
    after: packTable(after),
  }
}

export const unpack = (packed: PackedAnalysis): Analysis => ({
  ...packed.rest,
  program: {
    ...packed.program,
    sections: packed.sections.map(({ rows, chunks, ...section }) => ({
      ...section,
      rows: unpackRows(rows),
      chunks: unpackChunks(chunks),
    })),
  },
  rowsAfter: unpackRows(packed.rowsAfter),
  pressure: {
    ...packed.pressure,
    before: unpackTable(packed.before),
    after: unpackTable(packed.after),
  },
})
