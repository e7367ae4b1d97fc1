import { cellAt } from '../../src/dataflow/cells.ts'
import {
  hasRegister,
  intersection,
  type Reg,
  type RegSet,
  registerName,
  registersIn,
  regSet,
  union,
} from '../../src/x86/registers.ts'
import { registers as words } from '../messages/registers.ts'
import { keptRegisters, namesInOrder } from './columns.ts'
import { readersAfter } from './readers.ts'
import type { DrawnCell, RegisterRow } from './rows.ts'
import type { Scene } from './scene.ts'

/** The one row of `.text` that a cell speaks of: of several, the first that has the cell's state. */
export function rowOf(
  { rows }: Scene,
  { block }: RegisterRow,
  { look }: DrawnCell,
  register: Reg,
): number {
  const indexes = block?.rows ?? []
  const found = indexes.find((index) => {
    const row = rows.row(index)
    return row !== undefined && cellAt(row, register).state === look
  })
  return found ?? indexes[0] ?? -1
}

/** Lines of rows, each once. */
export const linesOf = (scene: Scene, indexes: readonly number[]): readonly number[] => [
  ...new Set(indexes.map((index) => scene.lineOf(index)).filter((line) => line > 0)),
]

/** `ecx: destroyed, needed in line 14` */
export function cellLabel(scene: Scene, row: RegisterRow, cell: DrawnCell): string {
  const { arch } = scene.analysis.program
  const name = cell.column.name
  if (cell.column.registers.length > 1) {
    const alive = cell.registers.map((register) => registerName(arch, register))
    return words.cell.folded(alive, keptRegisters(arch).length)
  }
  return `${name}: ${stateWords(scene, row, cell)}`
}

const plain = {
  live: words.cell.live,
  write: words.cell.write,
  'read-write': words.cell.readWrite,
  'dead-write': words.cell.dead,
  held: words.cell.held,
  saved: words.cell.saved,
  kept: words.cell.kept,
  gone: words.cell.gone,
  new: words.cell.new,
  same: words.cell.same,
  'given-up': words.cell.givenUp,
  folded: words.cell.live,
  empty: '',
  absent: '',
} as const

function stateWords(scene: Scene, row: RegisterRow, cell: DrawnCell): string {
  const [register = 0] = cell.registers
  const { look } = cell
  if (look === 'destroyed') {
    const at = linesOf(scene, readersAfter(scene, rowOf(scene, row, cell, register), register))
    return at.length === 0 ? words.cell.destroyed : words.cell.destroyedNeeded(at)
  }
  if (look === 'may-destroy')
    return cell.letter === 'R' ? words.cell.argument : words.cell.mayDestroy
  if (look === 'read') {
    const found = scene.rows.row(row.block?.rows.at(-1) ?? -1)
    return found && !hasRegister(found.liveOut, register) ? words.cell.lastRead : words.cell.read
  }
  return plain[look]
}

const whereOf = ({ line, under }: RegisterRow): string =>
  under === 0 ? words.row.line(line) : words.row.under(line, under)

/** `Line 9: 5 of 7 alive: ecx, edx, ebx, esi, edi` */
export function rowLabel(scene: Scene, row: RegisterRow): string {
  const where = whereOf(row)
  if (row.note === 'unreachable') return words.row.unreachable(where)
  if (row.note === 'replaced') return words.row.replaced(where)
  const { arch } = scene.analysis.program
  const alive = aliveIn(scene, row)
  if (row.count === null) return words.row.through(where, alive)
  if (scene.side === 'difference') {
    return words.row.changes(where, row.count, row.countAfter ?? row.count)
  }
  return [
    words.row.alive(where, row.count, scene.places, alive),
    ...onStack(scene, row),
    ...destroyedIn(row, arch),
    ...(row.flags ? [words.row.flags] : []),
    ...(row.peak ? [words.row.peak] : []),
  ].join('; ')
}

/** The registers that the count counts: those alive on the side of a row where more are. */
function aliveIn(scene: Scene, { block, cells }: RegisterRow): readonly string[] {
  const { arch } = scene.analysis.program
  const rows = (block?.rows ?? []).flatMap((index) => scene.rows.row(index) ?? [])
  const fullest = rows.toSorted((left, right) => right.count - left.count)[0]
  if (!fullest) {
    const through = cells.flatMap(({ look, registers }) => (look === 'held' ? [] : registers))
    return namesInOrder(arch, regSet(...through))
  }
  const { allocatable } = scene.analysis.pressure
  const into = intersection(fullest.liveIn, allocatable)
  const out = intersection(union(fullest.liveOut, fullest.writes), allocatable)
  const more = registersIn(into).length > registersIn(out).length ? into : out
  return namesInOrder(arch, more)
}

/** Values that lie on the stack while their registers are lent out: alive, but in no register. */
function onStack(scene: Scene, { block }: RegisterRow): readonly string[] {
  const rows = (block?.rows ?? []).flatMap((index) => scene.rows.row(index) ?? [])
  if (rows.length !== 1) return []
  const [{ saved, liveIn, liveOut } = { saved: 0, liveIn: 0, liveOut: 0 }] = rows
  const names = namesInOrder(scene.analysis.program.arch, (saved & ~(liveIn & liveOut)) as RegSet)
  return names.length === 0 ? [] : [words.row.onStack(names)]
}

function destroyedIn({ cells }: RegisterRow, arch: 'x86-32' | 'x86-64'): readonly string[] {
  const lost = cells.flatMap(({ look, registers }) => (look === 'destroyed' ? registers : []))
  const names = lost.map((register) => registerName(arch, register))
  return names.length === 0 ? [] : [words.row.destroyed(names)]
}
