import type { Analysis } from '../analysis/analysis.ts'
import { argumentRegisters } from '../cost/known.ts'
import { resultRegisters } from '../backends/implementations.ts'
import { opById } from '../ops/index.ts'
import type { Row } from '../program/program.ts'
import { referencedOffsets } from '../program/references.ts'
import { conventionOf } from '../x86/conventions.ts'
import { regSetOf } from '../x86/registers.ts'

/**
 * Liveness once more, by the words of its definition and with no thought for speed: sets are recomputed row by
 * row until none changes. For listings whose calls lead out of the text and that hold no comments.
 */
export interface ModelRow {
  readonly reachable: boolean
  readonly neededIn: number
  readonly neededOut: number
  readonly liveIn: number
  readonly liveOut: number
  readonly held: number
  readonly count: number
}

const flag = 1 << 16

interface Act {
  reads: number
  writes: number
  kills: number
  /** Asked for where control leaves, or by a call of which nothing is known. */
  assumed: number
  held: number
  /** A call or site: arguments set for it are used up. */
  uses: boolean
  unknown: boolean
  pop: number | null
  /** Of a matched push or pop. */
  bit: number
}

const goesBack = new Set(['iret', 'sysexit', 'sysret'])

interface Code {
  readonly analysis: Analysis
  readonly rows: readonly Row[]
  readonly byOffset: ReadonlyMap<number, number>
  readonly acts: readonly Act[]
  readonly successors: readonly (readonly number[])[]
  /** Control runs off the end of the text there. */
  readonly atEnd: readonly boolean[]
}

const result = 1

const jumps = ({ flow }: Row) => flow === 'jump' || flow === 'branch'
const calls = ({ flow }: Row) => flow === 'call' || flow === 'indirect-call'
const falls = (row: Row) => row.flow === 'next' || row.flow === 'branch' || calls(row)

/** Where `.text` ends another section may begin: only the source tells them apart. */
function leadsAway({ input }: Analysis, { target, line }: Row): boolean {
  return target === null || (input.listing.split('\n')[line - 1] ?? '').includes('away')
}

function conventions({ program: { arch } }: Analysis) {
  const { argumentRegisters: names, calleeSaved, allocatable } = conventionOf(arch)
  return { all: allocatable, calleeSaved, args: regSetOf(arch, names) }
}

/** What a row does where no site stands. */
function plainAct(analysis: Analysis, row: Row): Act {
  const { all, args, calleeSaved } = conventions(analysis)
  const base = { assumed: 0, held: 0, uses: false, unknown: false, pop: null, bit: 0 }
  if (calls(row)) {
    const { reads } = row
    return { ...base, reads, writes: result, kills: result, uses: true, unknown: true }
  }
  const act = {
    ...base,
    reads: row.reads | (row.flags.reads ? flag : 0),
    writes: row.writes,
    kills: row.kills | (row.flags.kills ? flag : 0),
  }
  if (goesBack.has(row.mnemonic)) return { ...act, reads: all }
  if (row.flow === 'return') return { ...act, assumed: result, held: calleeSaved }
  if (row.flow === 'indirect-jump') return { ...act, assumed: all }
  const leaves = jumps(row) && leadsAway(analysis, row)
  return leaves ? { ...act, assumed: args | calleeSaved } : act
}

/** Sites take arguments and give results; their pairs pass their registers through. */
function overlaySites(analysis: Analysis, acts: readonly Act[], at: ReadonlyMap<number, number>) {
  const { config } = analysis.input
  for (const { site } of analysis.stories) {
    const op = opById(config, site.op)
    const act = acts[at.get(site.original.offset) ?? -1]
    if (!op || !act) throw new Error('a site without a row')
    Object.assign(act, { uses: true, unknown: false, assumed: 0, held: 0 })
    if (op.transfer === 'jump') {
      Object.assign(act, { reads: conventions(analysis).all, writes: 0, kills: 0 })
    } else if (site.original.form === 'call') {
      const results = resultRegisters(op, config)
      const reads = act.reads | argumentRegisters(op, config)
      Object.assign(act, { reads, writes: results, kills: results })
    }
    for (const { register, push, pop } of site.sandwich.pairs) {
      const [down, up] = [at.get(push.offset) ?? -1, at.get(pop.offset) ?? -1]
      const through = { reads: 0, writes: 0, kills: 0, bit: 1 << register }
      Object.assign(acts[down] ?? {}, through, { pop: up })
      Object.assign(acts[up] ?? {}, through)
    }
  }
}

function codeOf(analysis: Analysis): Code {
  const { program } = analysis
  const text = program.sections[program.text]
  const rows = text?.rows ?? []
  const end = text?.bytes.length ?? 0
  const byOffset = new Map(rows.map(({ offset }, index) => [offset, index]))
  const acts = rows.map((row) => plainAct(analysis, row))
  overlaySites(analysis, acts, byOffset)
  // The stack pointer is never followed.
  const { all } = conventions(analysis)
  for (const act of acts) {
    act.reads &= all | flag
    act.writes &= all | flag
    act.kills &= all | flag
  }
  const successors = rows.map((row, index) => {
    const jump = jumps(row) ? (byOffset.get(row.target ?? -1) ?? -1) : -1
    const next = falls(row) && index + 1 < rows.length ? index + 1 : -1
    return [next, jump].filter((to) => to !== -1)
  })
  const atEnd = rows.map((row, index) => {
    const last = falls(row) && index + 1 === rows.length
    return last || (jumps(row) && row.target === end && !leadsAway(analysis, row))
  })
  return { analysis, rows, byOffset, acts, successors, atEnd }
}

/** Who may enter: the start, what others know, and other names that nothing leads to. */
function reachOf({ analysis: { program }, byOffset, successors, rows }: Code) {
  const entries = new Set<number>()
  const reachable = new Set<number>()
  const flood = (row: number): void => {
    if (reachable.has(row)) return
    reachable.add(row)
    successors[row]?.forEach(flood)
  }
  const enter = (offset: number) => {
    const row = byOffset.get(offset)
    if (row === undefined) return
    entries.add(row)
    flood(row)
  }
  if (rows.length > 0) enter(0)
  for (const offset of referencedOffsets(program)) enter(offset)
  const named = program.symbols
    .filter(({ section, name }) => section === program.text && !/^(?:\d|\.L)/.test(name))
    .map(({ offset }) => offset)
    .toSorted((left, right) => left - right)
  for (const offset of named) if (!reachable.has(byOffset.get(offset) ?? -1)) enter(offset)
  return { entries, reachable }
}

/** Repeats a round until it changes nothing. */
function settle(round: () => boolean): void {
  while (round());
}

/** What may have been set, and written, on some way from an entry. */
function forward({ analysis, acts, successors, rows }: Code, reach: ReturnType<typeof reachOf>) {
  const { all } = conventions(analysis)
  const fresh = rows.map((_, row): number => (reach.entries.has(row) ? all : 0))
  const written = rows.map(() => 0)
  settle(() => {
    let changed = false
    const add = (sets: number[], row: number, more: number) => {
      const old = sets[row] ?? 0
      sets[row] = old | more
      changed ||= sets[row] !== old
    }
    for (const row of reach.reachable) {
      const act = acts[row]
      if (!act) continue
      for (const to of successors[row] ?? []) {
        add(fresh, to, (act.uses ? 0 : (fresh[row] ?? 0)) | act.writes)
        add(written, to, (written[row] ?? 0) | act.writes)
      }
    }
    return changed
  })
  return { fresh, written }
}

/** One strength: what is asked for at each row, and where control runs off the end. */
function backward(
  { acts, successors, atEnd }: Code,
  asked: (act: Act, row: number) => number,
  askedAtEnd: number,
) {
  const [before, after] = [acts.map(() => 0), acts.map(() => 0)]
  settle(() => {
    let changed = false
    acts.forEach((act, row) => {
      const next = (successors[row] ?? []).reduce((set, to) => set | (before[to] ?? 0), 0)
      const out = next | (atEnd[row] ? askedAtEnd : 0)
      const isPop = act.bit !== 0 && act.pop === null
      const carried = act.pop === null ? 0 : (after[act.pop] ?? 0) & act.bit
      const into = (out & ~(isPop ? act.bit : act.kills)) | carried | asked(act, row)
      changed ||= out !== after[row] || into !== before[row]
      after[row] = out
      before[row] = into
    })
    return changed
  })
  return { before, after }
}

const size = (set: number) => set.toString(2).replaceAll('0', '').length

export function registerModel(analysis: Analysis): readonly ModelRow[] {
  const code = codeOf(analysis)
  const reach = reachOf(code)
  const { fresh, written } = forward(code, reach)
  const { all, args, calleeSaved } = conventions(analysis)
  const needed = backward(code, (act) => act.reads, 0)
  const asked = (act: Act, row: number) =>
    act.assumed | (act.unknown ? (fresh[row] ?? 0) & args : 0)
  const assumed = backward(code, asked, result)
  const held = backward(code, (act) => act.held, calleeSaved)
  const { allocatable } = analysis.pressure
  return code.acts.map(({ writes }, row) => {
    const at = (sets: readonly number[]) => sets[row] ?? 0
    const alive = (side: 'before' | 'after', changed: number) =>
      (at(needed[side]) | at(assumed[side]) | (at(held[side]) & changed)) & all
    const liveIn = alive('before', at(written))
    const liveOut = alive('after', at(written) | writes)
    return {
      reachable: reach.reachable.has(row),
      neededIn: at(needed.before),
      neededOut: at(needed.after),
      liveIn,
      liveOut,
      held: (at(held.before) | at(held.after)) & ~(liveIn | liveOut),
      count: Math.max(size(liveIn & allocatable), size((liveOut | writes) & allocatable)),
    }
  })
}
