import type { BackendTable } from '../backends/backend.ts'
import { resultRegisters } from '../backends/implementations.ts'
import { annotationsIn } from '../dataflow/annotations.ts'
import { misplacedAnnotations } from '../dataflow/misplaced.ts'
import { eachFlag, maskAt } from '../dataflow/effects.ts'
import { type Flow, flowOf, pressureTable } from '../dataflow/table.ts'
import type { PressureRow, PressureTable } from '../dataflow/pressure.ts'
import { opById } from '../ops/index.ts'
import type { ConfigId, Op } from '../ops/op.ts'
import type { Program, Row } from '../program/program.ts'
import type { PatchSite } from '../sites/site.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, intersection, noRegisters, type RegSet, regSetOf } from '../x86/registers.ts'
import { contractCost, namedPromise, promises, type Surroundings } from './contract.ts'
import type { FramePointerChoice } from '../x86/framePointer.ts'
import type { Pressure, SiteCost } from './cost.ts'
import { fillingOf } from './filling.ts'
import { calledNames } from './known.ts'
import { type DecidedSite, flowAfter, flowBefore, settingOf } from './overlay.ts'
import { patchedRows } from './patchedRows.ts'

export interface PressureInput {
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
  readonly before: Flow
  readonly after: Flow
  readonly rowsAfter: readonly Row[]
  readonly annotations: ReturnType<typeof annotationsIn>
}

/** A function sets it up: `mov %esp, %ebp`, or `enter`. */
const setsFramePointer = ({ mnemonic, text }: Row): boolean =>
  mnemonic === 'enter' || (mnemonic === 'mov' && /^mov %([er])sp,%\1bp$/.test(text))

function framePointerOf({ arch, sections, text }: Program, choice: FramePointerChoice): RegSet {
  const rows = sections[text]?.rows ?? []
  const used = choice === 'yes' || (choice === 'auto' && rows.some(setsFramePointer))
  return used ? regSetOf(arch, [arch === 'x86-32' ? 'ebp' : 'rbp']) : noRegisters
}

/** Callee-saved registers that a site's function pushes or writes: one more use of them saves nothing more. */
function usedCalleeSaved({ graph, effects, input }: Flow, site: PatchSite): RegSet {
  const { calleeSaved } = conventionOf(input.arch)
  const from = graph.entries.findLast((row) => row <= site.rows.from) ?? 0
  const to = graph.entries.find((row) => row > site.rows.from) ?? graph.count
  let used = 0
  for (let row = from; row < to; row++) {
    const pushed = input.rows[row]?.pushes ?? null
    used |= maskAt(effects.writes, row)
    if (pushed !== null && maskAt(effects.reads, row) !== 0) used |= 1 << pushed
  }
  return (used & calleeSaved) as RegSet
}

/** Needed after the site, defined before it, and not what it returns itself. */
function liveAcross(flow: Flow, site: PatchSite, results: RegSet, allocatable: RegSet): RegSet {
  const { liveness, reaching, graph } = flow
  const { from, to } = site.rows
  if (graph.reachable[from] !== 1) return noRegisters
  const needed = maskAt(liveness.needed.after, to - 1)
  const defined = maskAt(reaching.defined, from)
  return difference((needed & defined & allocatable) as RegSet, results)
}

function surroundingsOf(
  flow: Flow,
  site: PatchSite,
  op: Op,
  config: ConfigId,
  allocatable: RegSet,
): Surroundings {
  const results = op.transfer === 'call' ? resultRegisters(op, config) : noRegisters
  return {
    allocatable,
    results,
    liveAcross: liveAcross(flow, site, results, allocatable),
    free: usedCalleeSaved(flow, site),
  }
}

const flagsAreLost = (flow: Flow, { original, rows }: PatchSite): boolean =>
  original.form === 'call' &&
  flow.graph.reachable[rows.from] === 1 &&
  (maskAt(flow.liveness.needed.after, rows.to - 1) & eachFlag) !== 0

function siteCost(
  { program, config, table }: PressureInput,
  flow: Flow,
  decided: DecidedSite,
  allocatable: RegSet,
  names: ReadonlyMap<number, string>,
): SiteCost {
  const { site, decision } = decided
  const { arch } = program
  const op = opById(config, site.op)
  if (!op) throw new Error(`${config} has no ${site.op}`)
  const around = surroundingsOf(flow, site, op, config, allocatable)
  const sets = promises(arch, op, site)
  const cost = (set: RegSet) => contractCost(arch, around, set)
  const field = site.original.offset + site.original.length - 4
  return {
    site: site.index,
    liveAcross: around.liveAcross,
    results: around.results,
    destroyed: intersection(around.liveAcross, site.mayLose.whole),
    flagsDestroyed: flagsAreLost(flow, site),
    contract: {
      none: cost(sets.none),
      sandwich: cost(sets.sandwich),
      calleeSave: cost(sets.calleeSave),
      c: cost(sets.c),
      own: cost(sets.own),
    },
    ownIs: namedPromise(sets),
    isSandwich: site.sandwich.pairs.length > 0,
    filling: fillingOf({
      arch,
      table,
      site,
      decision,
      around,
      calledName: names.get(field) ?? null,
    }),
  }
}

function sameRow(left: PressureRow, right: PressureRow): boolean {
  for (const key in left) {
    if (left[key as keyof PressureRow] !== right[key as keyof PressureRow]) return false
  }
  return true
}

/** Rows that patching leaves as they were are the same objects: half as much to hand over to the page. */
function sharing(table: PressureTable, { rows }: PressureTable): PressureTable {
  const known = new Map(rows.map((row) => [row.offset, row]))
  return {
    ...table,
    rows: table.rows.map((row) => {
      const before = known.get(row.offset)
      return before && sameRow(before, row) ? before : row
    }),
  }
}

/** What is alive in a listing and what its sites cost, before and after patching. */
export function registersOf(input: PressureInput): Registers {
  const { program, config, sites, patched, listing } = input
  const annotations = annotationsIn(listing, program.arch)
  const setting = settingOf(program, config, annotations)
  const frame = framePointerOf(program, input.framePointer)
  const allocatable = difference(conventionOf(program.arch).allocatable, frame)
  const before = flowOf(
    flowBefore(
      setting,
      sites.map(({ site }) => site),
    ),
  )
  const rowsAfter = patchedRows(program, patched, config, sites)
  const after = flowOf(flowAfter(setting, sites, rowsAfter))
  const names = calledNames(program)
  const tableBefore = pressureTable(before, allocatable)
  return {
    pressure: {
      before: tableBefore,
      after: sharing(pressureTable(after, allocatable), tableBefore),
      allocatable,
      framePointer: frame !== noRegisters,
      sites: sites.map((decided) => siteCost(input, before, decided, allocatable, names)),
    },
    before,
    after,
    rowsAfter,
    annotations: {
      ...annotations,
      diagnostics: [...annotations.diagnostics, ...misplacedAnnotations(listing, before)],
    },
  }
}
