import type { Annotations } from '../dataflow/annotations.ts'
import type { FlowInput, RowPair, Transfer } from '../dataflow/transfer.ts'
import { resultRegisters } from '../backends/implementations.ts'
import { opById } from '../ops/index.ts'
import type { ConfigId } from '../ops/op.ts'
import type { Decision } from '../patch/decision.ts'
import { pairsStay } from '../patch/destroyed.ts'
import { firstEndingAfter } from '../program/extents.ts'
import type { Program, Row } from '../program/program.ts'
import { isPcRelative, referencedOffsets } from '../program/references.ts'
import type { PatchSite } from '../sites/site.ts'
import { conventionOf } from '../x86/conventions.ts'
import { intersection, noRegisters, type RegSet, union } from '../x86/registers.ts'
import { argumentRegisters, calledNames, knownFunctions } from './known.ts'

/** A site with what was decided about it: all that the registers around it depend on. */
export interface DecidedSite {
  readonly site: PatchSite
  readonly decision: Decision
}

/** What is the same before and after patching: labels, comments, functions that are called by name. */
export interface Setting {
  readonly program: Program
  readonly config: ConfigId
  readonly known: ReadonlySet<number>
  readonly labels: ReadonlySet<number>
  readonly outward: ReadonlySet<number>
  readonly annotations: Annotations
  readonly called: ReadonlyMap<number, Transfer>
}

/** Ends of the fields of direct transfers to other sections and to functions of the kernel. */
function outwardFields({ sections, text, symbols }: Program): ReadonlySet<number> {
  const section = sections[text]
  const own = new Set(symbols.filter((symbol) => symbol.section === text).map(({ name }) => name))
  const outward = (section?.relocations ?? []).filter(
    (relocation) =>
      isPcRelative(relocation) &&
      relocation.symbol !== section?.name &&
      !own.has(relocation.symbol),
  )
  return new Set(outward.map(({ offset, size }) => offset + size))
}

export function settingOf(program: Program, config: ConfigId, annotations: Annotations): Setting {
  const functions = knownFunctions(config)
  const labelled = program.symbols.filter(({ section }) => section === program.text)
  const named = labelled.filter(({ name }) => !/^(?:\d|\.L)/.test(name))
  const global = labelled.filter((symbol) => symbol.global)
  const called = [...calledNames(program)].flatMap(([offset, name]) => {
    const transfer = functions.get(name)
    return transfer ? [[offset, transfer] as const] : []
  })
  return {
    program,
    config,
    known: new Set([...referencedOffsets(program), ...global.map(({ offset }) => offset)]),
    labels: new Set(named.map(({ offset }) => offset)),
    outward: outwardFields(program),
    annotations,
    called: new Map(called),
  }
}

/** What a site means to the code around it, `mayDestroy` at its own call. */
function transferOf({ config }: Setting, site: PatchSite, mayDestroy: RegSet): Transfer {
  const op = opById(config, site.op)
  const calls = site.original.form === 'call'
  return {
    args: op && calls ? argumentRegisters(op, config) : noRegisters,
    results: op && calls ? resultRegisters(op, config) : noRegisters,
    mayDestroy,
    mayDestroySaved: noRegisters,
    destroysFlags: calls,
    needsAll: op?.transfer === 'jump',
    neverReturns: false,
  }
}

/** A site's pushes and pops as rows, where they stand. */
const pairsOf = ({ sandwich }: PatchSite, rows: readonly Row[]): readonly RowPair[] =>
  sandwich.pairs.map(({ register, push, pop }) => ({
    register,
    push: firstEndingAfter(rows, push.offset),
    pop: firstEndingAfter(rows, pop.offset),
  }))

/** Calls and jumps by name, outside of sites. */
function namedCalls({ called }: Setting, rows: readonly Row[]): Map<number, Transfer> {
  const transfers = new Map<number, Transfer>()
  for (const [offset, transfer] of called) {
    const row = firstEndingAfter(rows, offset)
    const flow = rows[row]?.flow
    // Whoever jumps to a function lets it return to his own caller; one that never returns is known.
    if (flow === 'call' || (flow === 'jump' && transfer.needsAll)) transfers.set(row, transfer)
  }
  return transfers
}

function flowInput(
  { program, known, labels, outward, annotations }: Setting,
  rows: readonly Row[],
  transfers: ReadonlyMap<number, Transfer>,
  pairs: readonly RowPair[],
): FlowInput {
  const length = program.sections[program.text]?.bytes.length ?? 0
  return {
    arch: program.arch,
    rows,
    entered: true,
    length,
    known,
    labels,
    outward,
    annotations,
    transfers,
    pairs,
  }
}

/**
 * What a callee-save slot may lose whatever the record says: a thunk may stand in it. Only a record that
 * forgets a return register, as those of 2.6.30 and 2.6.31 did, says less.
 */
function lostByConvention({ config, program }: Setting, { op, original }: PatchSite): RegSet {
  const bound = original.form === 'call' && opById(config, op)?.calleeSave === true
  return bound ? conventionOf(program.arch).returnRegisters : noRegisters
}

/** The code as it was compiled: sites may do what their records allow, whoever runs underneath. */
export function flowBefore(setting: Setting, sites: readonly PatchSite[]): FlowInput {
  const rows = setting.program.sections[setting.program.text]?.rows ?? []
  const transfers = namedCalls(setting, rows)
  for (const site of sites) {
    const { mayLose, sandwich } = site
    transfers.set(firstEndingAfter(rows, site.original.offset), {
      ...transferOf(setting, site, union(mayLose.inner, lostByConvention(setting, site))),
      mayDestroySaved: intersection(mayLose.whole, sandwich.saved),
    })
  }
  return flowInput(
    setting,
    rows,
    transfers,
    sites.flatMap((site) => pairsOf(site, rows)),
  )
}

/** Outcomes after which a transfer stands at the site, and does what its target does. */
const transferring = new Set<Decision['outcome']>([
  'c-call',
  'thunk-call',
  'inner-call',
  'jump',
  'keep',
  'bug',
])

/** The transfer that stands at a patched site, and the offset at which it stands. */
function transferAfter(
  setting: Setting,
  { site, decision }: DecidedSite,
): readonly [number, Transfer] | null {
  const { outcome, candidates, chosen } = decision
  const winner = candidates[chosen]
  if (!winner || !transferring.has(outcome)) return null
  const offset = pairsStay(decision) ? site.original.offset : site.offset
  return [offset, transferOf(setting, site, winner.clobbers)]
}

/** Inline code may call a routine of its own, which gives back every register. */
const callsNothing: Transfer = {
  args: noRegisters,
  results: noRegisters,
  mayDestroy: noRegisters,
  mayDestroySaved: noRegisters,
  destroysFlags: true,
  needsAll: false,
  neverReturns: false,
}

/** The code after patching: sites do what was written there. `rows` are those of the patched text. */
export function flowAfter(
  setting: Setting,
  sites: readonly DecidedSite[],
  rows: readonly Row[],
): FlowInput {
  const transfers = namedCalls(setting, rows)
  const pairs: RowPair[] = []
  for (const decided of sites) {
    const { site, decision } = decided
    const after = transferAfter(setting, decided)
    for (let row = firstEndingAfter(rows, site.offset); isIn(site, rows[row]); row++) {
      transfers.delete(row)
      if (rows[row]?.flow === 'call') transfers.set(row, callsNothing)
    }
    if (after) transfers.set(firstEndingAfter(rows, after[0]), after[1])
    if (pairsStay(decision)) pairs.push(...pairsOf(site, rows))
  }
  return flowInput(setting, rows, transfers, pairs)
}

const isIn = ({ offset, length }: PatchSite, row: Row | undefined): boolean =>
  row !== undefined && row.offset < offset + length
