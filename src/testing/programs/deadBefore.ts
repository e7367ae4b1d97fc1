import { annotationsIn } from '../../dataflow/annotations.ts'
import type { PressureRow } from '../../dataflow/pressure.ts'
import { eachFlag, maskAt } from '../../dataflow/effects.ts'
import { type Dataflow, dataflowOf } from '../../dataflow/dataflow.ts'
import { rowsAndValues } from '../../dataflow/table.ts'
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
 * For each row, the registers and flags of which an analysis says that
 * nobody needs them before it. The stack pointer is never among them.
 */
export type DeadBefore = (listed: Listed, linked: Program) => readonly Mask[]

type Side = 'before' | 'after'

/** A listing without sites, over rows that may claim something else than the decoder does. */
function flowOfRows({ arch, lines }: Listed, linked: Program, rows: readonly Row[]): Dataflow {
  return dataflowOf({
    arch,
    rows,
    entered: true,
    length: textOf(linked).bytes.length,
    known: new Set(),
    labels: new Set(),
    outward: new Set(),
    transfers: new Map(),
    pairs: [],
    annotations: annotationsIn(lines.join('\n'), arch),
  })
}

/**
 * Of a row that nothing leads to everything is dead: then it must not run, either. A row's answer has the flags
 * as one, and what is held for the caller for both of its sides together: the rest is the flow's.
 */
const dead = (arch: Arch, rows: readonly PressureRow[], { liveness }: Dataflow, side: Side) =>
  rows.map((row, index): Mask => {
    if (!row.reachable) return changeable(arch)
    const [live, flags] =
      side === 'before' ? [row.liveIn, row.flagsIn] : [row.liveOut, row.flagsOut]
    const held = maskAt(liveness.held[side], index)
    const each = maskAt(liveness.needed[side], index) & eachFlag
    return changeable(arch) & ~(live | held | each | (flags ? flagsMask : 0))
  })

const deadBySide =
  (side: Side): DeadBefore =>
  (listed, linked) => {
    const { arch, lines } = listed
    const config = arch === 'x86-32' ? '32pae' : '64'
    const { rows } = analysisOf(`${lines.join('\n')}\n`, { config }).pressure.before
    if (rows.length !== rowsOf(linked).length) throw new Error('the analysis has other rows')
    return dead(arch, rows, flowOfRows(listed, linked, rowsOf(linked)), side)
  }

/** What `analyze` answers to the page and to the command line. */
export const deadByAnalysis = deadBySide('before')

/** The same, after each row. */
export const deadAfterByAnalysis = deadBySide('after')

/** What the analysis would answer if rows were otherwise: how a mistake there would look. */
export const deadByRows =
  (changed: (row: Row) => Row): DeadBefore =>
  (listed, linked) => {
    const flow = flowOfRows(listed, linked, rowsOf(linked).map(changed))
    const { rows } = rowsAndValues(flow, conventionOf(listed.arch).allocatable)
    return dead(listed.arch, rows, flow, 'before')
  }
