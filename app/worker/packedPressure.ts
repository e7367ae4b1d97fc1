import type { Pressure } from '../../src/cost/cost.ts'
import { same } from '../../src/base/same.ts'
import type { PressureRow, PressureTable, Value, ValueMap } from '../../src/dataflow/pressure.ts'
import type { RegSet } from '../../src/x86/registers.ts'
import { packShared, type Shared, unpackShared } from './columns.ts'

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

function unpackRows(packed: Int32Array): readonly PressureRow[] {
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

function unpackValues(packed: Int32Array): readonly Value[] {
  const values: Value[] = []
  for (let at = 0; at < packed.length;) {
    const end = at + 5 + (packed[at + 4] ?? 0)
    const lastRead = packed[at + 2] ?? -1
    values.push({
      register: packed[at] ?? 0,
      definitions: Array.from(packed.subarray(at + 5, end)),
      entry: packed[at + 1] === 1,
      lastRead: lastRead === -1 ? null : lastRead,
      lastRow: packed[at + 3] ?? 0,
    })
    at = end
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
): PressureTable => ({
  ...rest,
  rows,
  values: { ...values, values: unpackValues(values.values) },
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

export function unpackPressure(
  { rest, before, after, sites }: PackedPressure,
  last: Pressure | null,
): Pressure {
  const rows = unpackRows(before.rows)
  return {
    ...rest,
    before: unpackTable(before, rows),
    after: unpackTable(after, unpackShared(after.rows, rows, unpackRows)),
    sites: sites.flatMap((cost) => (typeof cost === 'number' ? (last?.sites[cost] ?? []) : cost)),
  }
}
