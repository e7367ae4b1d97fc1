import { annotationsIn } from '../../dataflow/annotations.ts'
import type { PressureRow } from '../../dataflow/pressure.ts'
import { flowOf, pressureTable } from '../../dataflow/table.ts'
import type { Program, Row } from '../../program/program.ts'
import type { Arch } from '../../x86/arch.ts'
import { conventionOf } from '../../x86/conventions.ts'
import { analysisOf } from '../registers.ts'
import { rowsOf, textOf } from './assembled.ts'
import { changeable, flagsMask, type Mask } from './mask.ts'

/** A listing with nothing but instructions, and what became of it. */
export interface Listed {
  readonly arch: Arch
  readonly lines: readonly string[]
}

/**
 * For each row, the registers (bits by machine number) and flags (`flagsMask`) of which an analysis says that
 * nobody needs them before it. The stack pointer is never among them.
 */
export type DeadBefore = (listed: Listed, linked: Program) => readonly Mask[]

/** Of a row that nothing leads to everything is dead: then it must not run, either. */
const deadAt = (arch: Arch, row: PressureRow): Mask =>
  changeable(arch) & ~(row.liveIn | row.heldForCaller | (row.flagsIn ? flagsMask : 0))

const deadPast = (arch: Arch, row: PressureRow): Mask =>
  changeable(arch) & ~(row.liveOut | row.heldForCaller | (row.flagsOut ? flagsMask : 0))

function analysed({ arch, lines }: Listed, linked: Program): readonly PressureRow[] {
  const config = arch === 'x86-32' ? '32pae' : '64'
  const { rows } = analysisOf(`${lines.join('\n')}\n`, { config }).pressure.before
  if (rows.length !== rowsOf(linked).length) throw new Error('the analysis has other rows')
  return rows
}

/** What `analyze` answers to the page and to the command line. */
export const deadByAnalysis: DeadBefore = (listed, linked) =>
  analysed(listed, linked).map((row) => deadAt(listed.arch, row))

/** The same, after each row. */
export const deadAfterByAnalysis: DeadBefore = (listed, linked) =>
  analysed(listed, linked).map((row) => deadPast(listed.arch, row))

/** The same over rows that claim something else than the decoder does: how a mistake there would look. */
export const deadByRows =
  (changed: (row: Row) => Row): DeadBefore =>
  ({ arch, lines }, linked) => {
    const rows = rowsOf(linked).map(changed)
    const flow = flowOf({
      arch,
      rows,
      length: textOf(linked).bytes.length,
      known: new Set(),
      labels: new Set(),
      transfers: new Map(),
      pairs: [],
      annotations: annotationsIn(lines.join('\n'), arch),
    })
    return pressureTable(flow, conventionOf(arch).allocatable).rows.map((row) => deadAt(arch, row))
  }
