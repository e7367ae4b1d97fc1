import type { BackendTable } from '../backends/backend.ts'
import { type Annotations, annotationsIn, noAnnotations } from '../dataflow/annotations.ts'
import { type FlowAnswer, flowAnswer } from '../dataflow/answer.ts'
import type { Dataflow } from '../dataflow/dataflow.ts'
import { misplacedAnnotations } from '../dataflow/misplaced.ts'
import type { PressureRow } from '../dataflow/pressure.ts'
import type { ConfigId } from '../ops/op.ts'
import type { Program, Row } from '../program/program.ts'
import { conventionOf } from '../x86/conventions.ts'
import type { FramePointerChoice } from '../x86/framePointer.ts'
import { difference, noRegisters, type RegSet, regSetOf } from '../x86/registers.ts'
import type { Pressure } from './cost.ts'
import { type DecidedSite, flowAfter, flowBefore, settingOf } from './overlay.ts'
import { patchedRows } from './patchedRows.ts'
import { siteCosts } from './siteCost.ts'

interface PressureInput {
  readonly listing: string
  readonly program: Program
  readonly config: ConfigId
  readonly table: BackendTable
  /** In order of offset. */
  readonly sites: readonly DecidedSite[]
  /** `.text` after patching. */
  readonly patched: Uint8Array
  readonly framePointer: FramePointerChoice
}

/** What the registers' part of an analysis holds beside its public answer: the linter reads it. */
export interface Registers {
  readonly pressure: Pressure
  readonly before: Dataflow
  readonly rowsAfter: readonly Row[]
  readonly annotations: Annotations
  readonly memory: RegistersMemory
}

/** What is kept for the next listing, which is mostly nearly the same. */
export interface RegistersMemory {
  readonly before: FlowAnswer
  readonly after: FlowAnswer
}

/** A function sets it up: `mov %esp, %ebp`, or `enter`. */
const setsFramePointer = ({ mnemonic, text }: Row): boolean =>
  mnemonic === 'enter' || (mnemonic === 'mov' && /^mov %([er])sp,%\1bp$/.test(text))

function framePointerOf({ arch, sections, text }: Program, choice: FramePointerChoice): RegSet {
  const rows = sections[text]?.rows ?? []
  const used = choice === 'yes' || (choice === 'auto' && rows.some(setsFramePointer))
  return used ? regSetOf(arch, [arch === 'x86-32' ? 'ebp' : 'rbp']) : noRegisters
}

function sameRow(left: PressureRow, right: PressureRow): boolean {
  if (left === right) return true
  for (const key in left) {
    if (left[key as keyof PressureRow] !== right[key as keyof PressureRow]) return false
  }
  return true
}

/** Rows that patching leaves as they were are the same objects: half as much to hand over to the page. */
function sharing(after: FlowAnswer, { table: { rows } }: FlowAnswer): FlowAnswer {
  let at = 0
  const shared = after.table.rows.map((row) => {
    for (let next = rows[at]; next && next.offset < row.offset; next = rows[at]) at++
    const before = rows[at]
    return before && sameRow(before, row) ? before : row
  })
  return {
    ...after,
    found: { ...after.found, rows: shared },
    table: { ...after.table, rows: shared },
  }
}

/**
 * What is alive in a listing and what its sites cost, before and after patching. `memory` is what this gave last,
 * null to find everything out anew.
 */
export function registersOf(input: PressureInput, memory: RegistersMemory | null): Registers {
  const { program, config, sites, patched, listing } = input
  const annotations = annotationsIn(listing, program.arch)
  const setting = settingOf(program, config, annotations)
  const frame = framePointerOf(program, input.framePointer)
  const allocatable = difference(conventionOf(program.arch).allocatable, frame)
  const compiled = sites.map(({ site }) => site)
  const before = flowAnswer(flowBefore(setting, compiled), allocatable, memory?.before ?? null)
  const rowsAfter = patchedRows(program, patched, config, sites)
  const after = sharing(
    flowAnswer(flowAfter(setting, sites, rowsAfter), allocatable, memory?.after ?? null),
    before,
  )
  return {
    pressure: {
      before: before.table,
      after: after.table,
      allocatable,
      framePointer: frame !== noRegisters,
      sites: siteCosts({ ...input, flow: before.flow, allocatable }),
    },
    before: before.flow,
    rowsAfter,
    annotations: {
      ...annotations,
      diagnostics:
        annotations === noAnnotations
          ? []
          : [...annotations.diagnostics, ...misplacedAnnotations(listing, before.flow)],
    },
    memory: { before, after },
  }
}
