import type { Analysis } from '../../src/analysis/analysis.ts'
import type { ContractCost, Pressure, PromiseId, SiteCost } from '../../src/cost/cost.ts'
import type { PressureRow, PressureTable } from '../../src/dataflow/pressure.ts'
import type { Row } from '../../src/program/program.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { namesIn, type RegSet, registersIn } from '../../src/x86/registers.ts'

/** Part of the JSON that others rely on (`pvscope pressure`): keys may be added, never renamed. */

/** Text of a decoded row with addresses named, by the row's index. */
export type RowText = (row: Row) => string

function rowJson(arch: Arch, row: PressureRow, text: string) {
  const names = (set: RegSet) => namesIn(arch, set)
  return {
    line: row.line,
    offset: row.offset,
    text,
    liveIn: names(row.liveIn),
    liveOut: names(row.liveOut),
    written: names(row.writes),
    read: names(row.reads),
    assumed: names(row.assumed),
    heldForCaller: names(row.heldForCaller),
    saved: names(row.saved),
    mayDestroy: names(row.mayDestroy),
    destroyed: names(row.destroyed),
    flagsIn: row.flagsIn,
    flagsOut: row.flagsOut,
    count: row.count,
    reachable: row.reachable,
  }
}

const rowsJson = (arch: Arch, table: PressureTable, rows: readonly Row[], textOf: RowText) =>
  table.rows.map((row, index) => {
    const source = rows[index]
    return rowJson(arch, row, source ? textOf(source) : '')
  })

const contractJson = (arch: Arch, cost: ContractCost) => ({
  places: cost.places,
  spillsForced: cost.spillsForced,
  movesForced: cost.movesForced,
  prologueSavesForced: cost.prologueSavesForced,
  mayDestroy: namesIn(arch, cost.mayDestroy),
})

const promiseIds = [
  'own',
  'none',
  'sandwich',
  'calleeSave',
  'c',
] as const satisfies readonly PromiseId[]

function siteJson(arch: Arch, cost: SiteCost, line: number) {
  const names = (set: RegSet) => namesIn(arch, set)
  const { filling, contract } = cost
  return {
    index: cost.site,
    line,
    liveAcross: names(cost.liveAcross),
    destroyed: names(cost.destroyed),
    results: names(cost.results),
    flagsDestroyed: cost.flagsDestroyed,
    contract: Object.fromEntries(promiseIds.map((id) => [id, contractJson(arch, contract[id])])),
    ownIs: cost.ownIs,
    filling: {
      outcome: filling.outcome,
      reallyDestroyed: names(filling.reallyDestroyed),
      givenUpForNothing: names(filling.givenUpForNothing),
      instructions: filling.instructions,
      bytes: filling.bytes,
      padding: filling.padding,
      plus: filling.plus,
      compiledForThis: contractJson(arch, filling.compiledForThis),
    },
  }
}

const allocatableCount = ({ allocatable }: Pressure): number => registersIn(allocatable).length

export function pressureJson({ program, pressure, rowsAfter, stories }: Analysis, textOf: RowText) {
  const { arch } = program
  const rows = program.sections[program.text]?.rows ?? []
  return {
    rows: rowsJson(arch, pressure.before, rows, textOf),
    rowsAfter: rowsJson(arch, pressure.after, rowsAfter, textOf),
    sites: pressure.sites.map((cost, index) =>
      siteJson(arch, cost, stories[index]?.site.line ?? 0),
    ),
    allocatable: allocatableCount(pressure),
    framePointer: pressure.framePointer,
    peak: pressure.before.peak,
    peakAfter: pressure.after.peak,
  }
}
