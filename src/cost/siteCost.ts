import type { BackendTable } from '../backends/backend.ts'
import { resultRegisters } from '../backends/implementations.ts'
import type { Dataflow } from '../dataflow/dataflow.ts'
import { eachFlag, maskAt } from '../dataflow/effects.ts'
import { opById } from '../ops/index.ts'
import type { ConfigId, Op } from '../ops/op.ts'
import { same } from '../base/same.ts'
import type { Decision } from '../patch/decision.ts'
import type { Program } from '../program/program.ts'
import type { PatchSite } from '../sites/site.ts'
import type { Arch } from '../x86/arch.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, intersection, noRegisters, type RegSet } from '../x86/registers.ts'
import { contractCost, namedPromise, promises, type Surroundings } from './contract.ts'
import type { SiteCost } from './cost.ts'
import { fillingOf } from './filling.ts'
import { calledNames } from './known.ts'
import type { DecidedSite } from './overlay.ts'

/** What the price of sites is worked out from. */
export interface PriceInput {
  readonly program: Program
  readonly config: ConfigId
  readonly table: BackendTable
  /** In order of offset. */
  readonly sites: readonly DecidedSite[]
  /** The code as it was compiled. */
  readonly flow: Dataflow
  readonly allocatable: RegSet
}

/**
 * Callee-saved registers that the function of each row pushes or writes: one more use of them saves nothing
 * more. A function goes from one entry to the next.
 */
function usedCalleeSaved({ graph, effects, input }: Dataflow): Int32Array {
  const { calleeSaved } = conventionOf(input.arch)
  const used = new Int32Array(graph.count)
  const starts = new Set(graph.entries)
  for (let from = 0; from < graph.count;) {
    let to = from + 1
    while (to < graph.count && !starts.has(to)) to++
    let set = 0
    for (let row = from; row < to; row++) set |= maskAt(effects.writes, row) | pushedAt(row)
    used.fill(set & calleeSaved, from, to)
    from = to
  }
  return used

  /** A site's own push saves for the call, not for the function. */
  function pushedAt(row: number): number {
    const pushed = input.rows[row]?.pushes ?? null
    return pushed === null || maskAt(effects.reads, row) === 0 ? 0 : 1 << pushed
  }
}

/** Needed after the site, defined before it, and not what it returns itself. */
function liveAcross(flow: Dataflow, site: PatchSite, results: RegSet, allocatable: RegSet): RegSet {
  const { liveness, reaching, graph } = flow
  const { from, to } = site.rows
  if (graph.reachable[from] !== 1) return noRegisters
  const needed = maskAt(liveness.read.after, to - 1)
  const defined = maskAt(reaching.defined, from)
  return difference((needed & defined & allocatable) as RegSet, results)
}

function surroundingsOf(
  { flow, config, allocatable }: PriceInput,
  site: PatchSite,
  op: Op,
  used: Int32Array,
): Surroundings {
  const results = op.transfer === 'call' ? resultRegisters(op, config) : noRegisters
  return {
    allocatable,
    results,
    liveAcross: liveAcross(flow, site, results, allocatable),
    free: maskAt(used, site.rows.from) as RegSet,
  }
}

const flagsAreLost = (flow: Dataflow, { original, rows }: PatchSite): boolean =>
  original.form === 'call' &&
  flow.graph.reachable[rows.from] === 1 &&
  (maskAt(flow.liveness.read.after, rows.to - 1) & eachFlag) !== 0

/** What is looked up for every site. */
interface Lookups {
  readonly used: Int32Array
  readonly names: ReadonlyMap<number, string>
}

/** Everything that the price of a site hangs on, beside what its decision says. */
interface Asked {
  readonly config: ConfigId
  readonly table: BackendTable
  readonly site: PatchSite
  readonly around: Surroundings
  readonly flagsDestroyed: boolean
  /** The function that a direct call in the listing names; null where it follows a pointer. */
  readonly calledName: string | null
}

const remembered = new WeakMap<Decision, { readonly asked: Asked; readonly cost: SiteCost }>()

const isAskedAgain = (asked: Asked, { around, ...known }: Asked): boolean =>
  asked.site === known.site &&
  asked.table === known.table &&
  asked.config === known.config &&
  asked.flagsDestroyed === known.flagsDestroyed &&
  asked.calledName === known.calledName &&
  same(asked.around, around)

/** A site that neither a key nor a switch has touched keeps its price, and the very object that says it. */
function siteCost(input: PriceInput, decided: DecidedSite, { used, names }: Lookups): SiteCost {
  const { config, table, flow } = input
  const { site, decision } = decided
  const op = opById(config, site.op)
  if (!op) throw new Error(`${config} has no ${site.op}`)
  const field = site.original.offset + site.original.length - 4
  const asked: Asked = {
    config,
    table,
    site,
    around: surroundingsOf(input, site, op, used),
    flagsDestroyed: flagsAreLost(flow, site),
    calledName: names.get(field) ?? null,
  }
  const known = remembered.get(decision)
  if (known && isAskedAgain(asked, known.asked)) return known.cost
  const cost = costOf(input.program.arch, asked, op, decision)
  remembered.set(decision, { asked, cost })
  return cost
}

function costOf(arch: Arch, asked: Asked, op: Op, decision: Decision): SiteCost {
  const { site, around, table, flagsDestroyed, calledName } = asked
  const sets = promises(arch, op, site)
  const isSandwich = site.sandwich.pairs.length > 0
  const cost = (set: RegSet) => contractCost(arch, around, set)
  return {
    site: site.index,
    liveAcross: around.liveAcross,
    results: around.results,
    destroyed: intersection(around.liveAcross, site.mayLose.whole),
    flagsDestroyed,
    contract: {
      none: cost(sets.none),
      sandwich: cost(sets.sandwich),
      calleeSave: cost(sets.calleeSave),
      c: cost(sets.c),
      own: cost(sets.own),
    },
    ownIs: namedPromise(sets, isSandwich),
    isSandwich,
    filling: fillingOf({ arch, table, site, decision, around, calledName }),
  }
}

/** The price of every site, by its index. */
export function siteCosts(input: PriceInput): readonly SiteCost[] {
  const lookups = { used: usedCalleeSaved(input.flow), names: calledNames(input.program) }
  return input.sites.map((decided) => siteCost(input, decided, lookups))
}
