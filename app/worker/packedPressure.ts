import type { Pressure } from '../../src/cost/cost.ts'
import { same } from '../../src/base/same.ts'
import type { PressureRow, PressureTable, Value, ValueMap } from '../../src/dataflow/pressure.ts'
import type { RegSet } from '../../src/x86/registers.ts'
import { type Earlier, isSameBlock, packShared, type Shared, unpackShared } from './columns.ts'

const width = 19

/** All fields are numbers or yes and no: one block, row after row. Spelled out: names that vary are slow. */
function packRows(rows: readonly PressureRow[]): Int32Array {
  const packed = new Int32Array(rows.length * width)
  let to = 0
  for (const row of rows) {
    packed[to++] = row.line
    packed[to++] = row.offset
    packed[to++] = row.length
    packed[to++] = row.reachable ? 1 : 0
    packed[to++] = row.liveIn
    packed[to++] = row.liveOut
    packed[to++] = row.neededIn
    packed[to++] = row.neededOut
    packed[to++] = row.assumed
    packed[to++] = row.heldForCaller
    packed[to++] = row.reads
    packed[to++] = row.writes
    packed[to++] = row.saved
    packed[to++] = row.keptByCallee
    packed[to++] = row.mayDestroy
    packed[to++] = row.destroyed
    packed[to++] = row.flagsIn ? 1 : 0
    packed[to++] = row.flagsOut ? 1 : 0
    packed[to++] = row.count
  }
  return packed
}

function rowFrom(packed: Int32Array, from: number): PressureRow {
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
}

type EarlierRows = Earlier<Int32Array, PressureRow>

const unpackRows = (packed: Int32Array, earlier: EarlierRows | null): readonly PressureRow[] =>
  Array.from({ length: packed.length / width }, (_, row) => {
    const before = earlier?.items[row]
    return before && isSameBlock(packed, earlier?.packed, row * width, width)
      ? before
      : rowFrom(packed, row * width)
  })

type PackedMap = Omit<ValueMap, 'values'> & { readonly values: Int32Array }

/** One after the other: five numbers and the definitions. */
function packValues(values: readonly Value[]): Int32Array {
  const total = values.reduce((sum, { definitions }) => sum + 5 + definitions.length, 0)
  const packed = new Int32Array(total)
  let to = 0
  for (const { register, definitions, entry, lastRead, lastRow } of values) {
    packed[to++] = register
    packed[to++] = entry ? 1 : 0
    packed[to++] = lastRead ?? -1
    packed[to++] = lastRow
    packed[to++] = definitions.length
    for (const row of definitions) packed[to++] = row
  }
  return packed
}

const head = 5

function isValueAt(packed: Int32Array, at: number, value: Value): boolean {
  const { register, definitions, entry, lastRead, lastRow } = value
  return (
    packed[at] === register &&
    packed[at + 1] === Number(entry) &&
    packed[at + 2] === (lastRead ?? -1) &&
    packed[at + 3] === lastRow &&
    packed[at + 4] === definitions.length &&
    definitions.every((row, index) => packed[at + head + index] === row)
  )
}

function valueFrom(packed: Int32Array, at: number): Value {
  const lastRead = packed[at + 2] ?? -1
  const definitions = packed.subarray(at + head, at + head + (packed[at + 4] ?? 0))
  return {
    register: packed[at] ?? 0,
    definitions: Array.from(definitions),
    entry: packed[at + 1] === 1,
    lastRead: lastRead === -1 ? null : lastRead,
    lastRow: packed[at + 3] ?? 0,
  }
}

function unpackValues(packed: Int32Array, last: readonly Value[]): readonly Value[] {
  const values: Value[] = []
  for (let at = 0; at < packed.length; at += head + (packed[at + 4] ?? 0)) {
    const before = last[values.length]
    values.push(before && isValueAt(packed, at, before) ? before : valueFrom(packed, at))
  }
  return values
}

type PackedTable<Rows> = Omit<PressureTable, 'rows' | 'values'> & {
  readonly rows: Rows
  readonly values: PackedMap
}

const packTable = <Rows>(table: PressureTable, rows: Rows): PackedTable<Rows> => ({
  ...table,
  rows,
  values: { ...table.values, values: packValues(table.values.values) },
})

const unpackTable = (
  { values, ...rest }: PackedTable<unknown>,
  rows: readonly PressureRow[],
  last: PressureTable | undefined,
): PressureTable => ({
  ...rest,
  rows,
  values: { ...values, values: unpackValues(values.values, last?.values.values ?? []) },
})

export interface PackedPressure {
  readonly rest: Omit<Pressure, 'before' | 'after' | 'sites'>
  readonly before: PackedTable<Int32Array>
  readonly after: PackedTable<Shared<Int32Array>>
  /** A number stands for what the last answer said of the site of that number. */
  readonly sites: readonly (Pressure['sites'][number] | number)[]
}

/** `last` is what the page has already, with the answer before. */
export function packPressure(
  { before, after, sites, ...rest }: Pressure,
  last: Pressure | null,
): PackedPressure {
  return {
    rest,
    before: packTable(before, packRows(before.rows)),
    after: packTable(after, packShared(after.rows, before.rows, packRows)),
    sites: sites.map((cost, index) => (same(cost, last?.sites[index]) ? index : cost)),
  }
}

/** The pressure that came before by the same way, packed and not. */
export interface EarlierPressure {
  readonly packed: PackedPressure
  readonly pressure: Pressure
}

export function unpackPressure(
  { rest, before, after, sites }: PackedPressure,
  earlier: EarlierPressure | null,
): Pressure {
  const last = earlier?.pressure
  const rows = unpackRows(
    before.rows,
    earlier && { packed: earlier.packed.before.rows, items: earlier.pressure.before.rows },
  )
  return {
    ...rest,
    before: unpackTable(before, rows, last?.before),
    after: unpackTable(
      after,
      unpackShared(after.rows, rows, (own) => unpackRows(own, null)),
      last?.after,
    ),
    sites: sites.flatMap((cost) => (typeof cost === 'number' ? (last?.sites[cost] ?? []) : cost)),
  }
}
