import { type PressureRow, type Value, valueAt } from '../../src/dataflow/pressure.ts'
import { hasRegister, type Reg, registerName, union } from '../../src/x86/registers.ts'
import { type Definition, registerValues as words } from '../messages/registerValues.ts'
import { readersAfter } from './readers.ts'
import type { DrawnCell, RegisterRow } from './rows.ts'
import type { Scene } from './scene.ts'
import { cellLabel, linesOf, rowOf } from './words.ts'

const alone: Partial<Record<DrawnCell['look'], (register: string) => string>> = {
  held: words.held,
  'dead-write': words.dead,
  'may-destroy': words.mayDestroy,
  gone: words.gone,
  new: words.new,
  same: words.same,
  'given-up': words.givenUp,
}

const doing: Partial<Record<DrawnCell['look'], string>> = {
  read: words.reads,
  write: words.writes,
  'read-write': words.readsWrites,
}

/** What a cell tells about its value: state, where it came from, where it is read last. */
export function cellStory(scene: Scene, row: RegisterRow, cell: DrawnCell): readonly string[] {
  const [register] = cell.registers
  if (cell.column.registers.length > 1 || register === undefined)
    return [cellLabel(scene, row, cell)]
  const { name } = cell.column
  if (cell.look === 'may-destroy' && cell.letter === 'R') return [words.argument(name)]
  const at = rowOf(scene, row, cell, register)
  if (cell.look === 'may-destroy' && isPushed(scene, at, register))
    return [words.mayDestroyInside(name)]
  const said = alone[cell.look]?.(name)
  if (said !== undefined) return [said]
  if (cell.look === 'destroyed')
    return [destroyedWords(scene, at, register, row.line), origin(scene, row, cell, at)]
  const more =
    cell.look === 'saved'
      ? words.saved(name)
      : cell.look === 'kept'
        ? words.kept(name)
        : doing[cell.look]
  return [origin(scene, row, cell, at), ...(more === undefined ? [] : [more])]
}

/** Inside of a site whose own push and pop save it. */
function isPushed({ analysis, rows }: Scene, at: number, register: Reg): boolean {
  const offset = rows.row(at)?.offset ?? -1
  const story = analysis.stories.find(({ site }) => site.original.offset === offset)
  return story !== undefined && hasRegister(story.site.sandwich.saved, register)
}

function destroyedWords(scene: Scene, at: number, register: Reg, line: number): string {
  const name = registerName(scene.analysis.program.arch, register)
  const needed = linesOf(scene, readersAfter(scene, at, register))
  return needed.length === 0 ? words.destroyedHere(name, line) : words.destroyed(name, needed, line)
}

/** `ecx holds the value loaded in line 3, last read in line 11.` */
function origin(scene: Scene, row: RegisterRow, cell: DrawnCell, at: number): string {
  const [register = 0] = cell.registers
  const value = valueHere(scene, row, at, register)
  if (!value) return `${cellLabel(scene, row, cell)}.`
  const defined = linesOf(scene, value.definitions)
  const start = beginning(scene, cell.column.name, value, defined)
  const end = ending(scene, value, scene.rows.row(at), register)
  return `${[start, ...end].join(', ')}.`
}

/** The value that a row reads or keeps; the one that it writes where it reads none. */
function valueHere(
  { rows, blocks }: Scene,
  row: RegisterRow,
  at: number,
  register: Reg,
): Value | null {
  if (at !== -1) {
    return valueAt(rows.table, at, register, 'before') ?? valueAt(rows.table, at, register, 'after')
  }
  // Beside a line that is no instruction: what the row above it leaves.
  const above = blocks.all[blocks.from(row.line) - 1]?.rows.at(-1)
  return above === undefined ? null : valueAt(rows.table, above, register, 'after')
}

function beginning(scene: Scene, name: string, value: Value, at: readonly number[]): string {
  if (at.length === 0) return words.entered(name)
  if (value.entry) return words.both(name, at)
  return words.defined(name, definitionOf(scene, value.definitions), at)
}

function definitionOf({ code }: Scene, definitions: readonly number[]): Definition {
  const [first] = definitions
  const row = definitions.length === 1 && first !== undefined ? code(first) : undefined
  if (!row) return 'written'
  if (row.flow === 'call' || row.flow === 'indirect-call') return 'returned'
  return /^mov\S*\s.*\).*,\s*%|^pop/.test(row.text) ? 'loaded' : 'written'
}

function ending(
  scene: Scene,
  value: Value,
  row: PressureRow | undefined,
  register: Reg,
): readonly string[] {
  const line = value.lastRead === null ? 0 : scene.lineOf(value.lastRead)
  const assumed = row !== undefined && isOnlyAssumed(row, register)
  return [...(line > 0 ? [words.lastRead(line)] : []), ...(assumed ? [words.assumed] : [])]
}

/** No line reads it from here on: it is alive for what the caller may do. */
const isOnlyAssumed = (row: PressureRow, register: Reg): boolean =>
  hasRegister(row.assumed, register) && !hasRegister(union(row.neededIn, row.neededOut), register)
