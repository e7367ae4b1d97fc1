import type { Analysis, CodeRow } from '../../src/analysis/analysis.ts'
import type { PressureRow, PressureTable } from '../../src/dataflow/pressure.ts'
import type { Arch } from '../../src/x86/arch.ts'
import {
  difference,
  namesIn,
  noRegisters,
  registersIn,
  type RegSet,
} from '../../src/x86/registers.ts'
import { reading } from '../messages/reading.ts'
import { registers } from '../messages/registers.ts'
import { conventionOf } from '../../src/x86/conventions.ts'
import { spaced } from './spaced.ts'
import { type Block, paragraph, type Section, type Table } from './tree.ts'

const words = reading.registers

const list = (arch: Arch, set: RegSet): string => namesIn(arch, set).join(', ') || reading.dash

/** What the cells of a row show beside who is alive. */
function remarks(arch: Arch, row: PressureRow): string {
  if (!row.reachable) return words.unreachable
  const told: readonly [RegSet, (names: readonly string[]) => string][] = [
    [row.reads, words.reads],
    [row.writes, words.writes],
    [difference(row.mayDestroy, row.destroyed), words.mayDestroy],
    [row.destroyed, words.destroyed],
    [row.saved, words.saved],
  ]
  const parts = told.flatMap(([set, say]) => (set === noRegisters ? [] : [say(namesIn(arch, set))]))
  return [...parts, ...(row.flagsIn ? [words.flags] : [])].join('; ') || reading.dash
}

/** Every instruction of the listing with what is alive around it. */
export function registerSection({ program, pressure }: Analysis): Section {
  const { arch } = program
  const places = registersIn(pressure.allocatable).length
  const { rows } = pressure.before
  const code = program.sections[program.text]?.rows ?? []
  const [frame] = namesIn(arch, difference(conventionOf(arch).allocatable, pressure.allocatable))
  const table: Table = {
    kind: 'table',
    caption: words.caption,
    head: [words.line, words.instruction, words.count, words.before, words.after, words.remarks],
    rows: rows.map((row, at) => [
      row.line === 0 ? reading.dash : String(row.line),
      code[at]?.text ?? reading.dash,
      row.count === pressure.before.peak && row.count > 0
        ? `${words.of(row.count, places)}, ${registers.peak}`
        : words.of(row.count, places),
      list(arch, row.liveIn),
      list(arch, row.liveOut),
      remarks(arch, row),
    ]),
  }
  const blocks: readonly Block[] = [paragraph(words.intro(places, frame ?? null)), table]
  return { id: 'registers', title: words.title, blocks, sections: [] }
}

interface CodeOf {
  readonly arch: Arch
  readonly bytes: Uint8Array
  /** Where the bytes start in `.text`. */
  readonly start: number
  readonly table: PressureTable
}

/** Instructions with their bytes and what is alive around them. */
export function codeTable(caption: string, rows: readonly CodeRow[], code: CodeOf): Table {
  const { arch, bytes, start, table } = code
  return {
    kind: 'table',
    caption,
    head: reading.code.head,
    rows: rows.map(({ offset, length, text }) => {
      const row = table.rows.find((each) => each.offset === offset)
      return [
        offset.toString(16).padStart(4, '0'),
        spaced(bytes.subarray(offset - start, offset - start + length)),
        text,
        row ? list(arch, row.liveIn) : reading.dash,
        row ? list(arch, row.liveOut) : reading.dash,
      ]
    }),
  }
}
