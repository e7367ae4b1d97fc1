import type { RegSet } from '../x86/registers.ts'
import { type Dataflow, dataflowOf } from './dataflow.ts'
import { edgesOf, leadsOf } from './graph.ts'
import {
  joinedAnswers,
  joinedEntries,
  joinedMasks,
  joinedRowNumbers,
  joinedSigns,
  joinedValues,
  knownReaders,
} from './joined.ts'
import type { Sides } from './liveness.ts'
import type { PressureTable } from './pressure.ts'
import { type Change, changeIn, type Laid, laid, stretchOf } from './stretch.ts'
import { askedFor, type RowsAndValues, rowsAndValues, tableOf } from './table.ts'
import type { FlowInput } from './transfer.ts'

/** All about the registers in some code, with what the next answer, about nearly the same code, is made from. */
export interface FlowAnswer {
  readonly flow: Dataflow
  readonly table: PressureTable
  readonly laid: Laid
  readonly found: RowsAndValues
  readonly allocatable: RegSet
}

/**
 * What is alive in some code. `before` is the answer about other code, mostly the same before a key was pressed.
 * Ways hardly ever lead from one function to the next, so what stands above and below the difference is taken
 * from there. The answer is the same without.
 */
export function flowAnswer(
  input: FlowInput,
  allocatable: RegSet,
  before: FlowAnswer | null,
): FlowAnswer {
  const now = laid(input, edgesOf(input))
  const goesOn = before?.laid.input.arch === input.arch && before.allocatable === allocatable
  return goesOn ? continued(now, before) : anew(now, allocatable)
}

function anew(now: Laid, allocatable: RegSet): FlowAnswer {
  const flow = dataflowOf(now.input, now.edges)
  const found = rowsAndValues(flow, allocatable)
  return { flow, table: tableOf(flow, found), laid: now, found, allocatable }
}

function continued(now: Laid, before: FlowAnswer): FlowAnswer {
  const { allocatable } = before
  const change = changeIn(now, before.laid)
  const stretch = dataflowOf(stretchOf(now, change))
  const within = rowsAndValues(stretch, allocatable)
  const flow = joinedFlow(now, before.flow, stretch, change)
  const found = {
    rows: joinedAnswers(now.input.rows, before.found.rows, within.rows, change),
    values: joinedValues(before.found.values, within.values, change),
    saved: joinedMasks(before.found.saved, within.saved, change),
  }
  const table = tableOf(flow, found, knownReaders(askedFor(before.table), change))
  return { flow, table, laid: now, found, allocatable }
}

/** Every array of a flow, the changed rows put in. */
function joinedFlow(
  { input, edges }: Laid,
  before: Dataflow,
  within: Dataflow,
  change: Change,
): Dataflow {
  const masks = (one: Int32Array, other: Int32Array) => joinedMasks(one, other, change)
  const sides = (one: Sides, other: Sides): Sides => ({
    before: masks(one.before, other.before),
    after: masks(one.after, other.after),
  })
  const [effects, own] = [before.effects, within.effects]
  return {
    input,
    graph: {
      ...edges,
      entries: joinedEntries(before.graph.entries, within.graph.entries, change),
      reachable: joinedSigns(before.graph.reachable, within.graph.reachable, change),
      leads: leadsOf(edges),
    },
    effects: {
      reads: masks(effects.reads, own.reads),
      writes: masks(effects.writes, own.writes),
      kills: masks(effects.kills, own.kills),
      mayDestroy: masks(effects.mayDestroy, own.mayDestroy),
      mayDestroySaved: masks(effects.mayDestroySaved, own.mayDestroySaved),
      usesArguments: joinedSigns(effects.usesArguments, own.usesArguments, change),
      popOf: joinedRowNumbers(effects.popOf, own.popOf, change),
      pushOf: joinedRowNumbers(effects.pushOf, own.pushOf, change),
      paired: masks(effects.paired, own.paired),
    },
    calls: {
      surelyKilled: masks(before.calls.surelyKilled, within.calls.surelyKilled),
      mayDestroy: masks(before.calls.mayDestroy, within.calls.mayDestroy),
      mayWrite: masks(before.calls.mayWrite, within.calls.mayWrite),
    },
    reaching: {
      defined: masks(before.reaching.defined, within.reaching.defined),
      written: masks(before.reaching.written, within.reaching.written),
      fresh: masks(before.reaching.fresh, within.reaching.fresh),
    },
    liveness: {
      needed: sides(before.liveness.needed, within.liveness.needed),
      read: sides(before.liveness.read, within.liveness.read),
      assumed: sides(before.liveness.assumed, within.liveness.assumed),
      held: sides(before.liveness.held, within.liveness.held),
    },
  }
}
