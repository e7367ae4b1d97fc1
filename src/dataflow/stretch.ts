import { same } from '../base/same.ts'
import type { Row } from '../program/program.ts'
import { type Edges, rowFromLine } from './graph.ts'
import { tellsItsPlace } from './rowKind.ts'
import { type FlowInput, type RowPair, sameTransfer } from './transfer.ts'

/** Code laid out so that what is said of one row can be compared with what was said of another. */
export interface Laid {
  readonly input: FlowInput
  readonly edges: Edges
  /** Bits by row: what there is to know of it beside its instruction. */
  readonly marks: Uint8Array
  /** Of a row that a comment about arguments speaks of: the last such comment's line. */
  readonly argsAt: ReadonlyMap<number, number>
  readonly pairsFrom: ReadonlyMap<number, readonly RowPair[]>
  /** 1 where no way leads from the rows above to this one and those below, or back; also behind the last row. */
  readonly cuts: Uint8Array
}

/** Rows that are to be analysed anew: all others stand above or below, as they did. */
export interface Change {
  readonly from: number
  /** One past the last of them. */
  readonly to: number
  /** The row that stood before where `to` stands now. */
  readonly toBefore: number
}

const known = 1
const labelled = 2
const transfers = 4
const enteredFirst = 8
const saidToNeed = 16
const saidToTake = 32
const paired = 64

function marksOf(
  input: FlowInput,
  { rowAt, count }: Edges,
  argsAt: Laid['argsAt'],
  pairs: readonly RowPair[],
): Uint8Array {
  // One more, for what leads nowhere.
  const marks = new Uint8Array(count + 1)
  const mark = (row: number | undefined, bit: number) => {
    const at = row === undefined || row < 0 ? count : Math.min(row, count)
    marks[at] = (marks[at] ?? 0) | bit
  }
  for (const offset of input.known) mark(rowAt[offset], known)
  for (const offset of input.labels) mark(rowAt[offset], labelled)
  for (const row of input.transfers.keys()) mark(row, transfers)
  for (const row of argsAt.keys()) mark(row, saidToTake)
  for (const { push, pop } of pairs) {
    mark(push, paired)
    mark(pop, paired)
  }
  if (input.entered) mark(0, enteredFirst)
  const { live } = input.annotations
  if (live.size > 0) input.rows.forEach(({ line }, row) => live.has(line) && mark(row, saidToNeed))
  return marks
}

function cutsOf(edges: Edges, pairs: readonly RowPair[]): Uint8Array {
  const { count, next, jump, callee } = edges
  const opened = new Int32Array(count + 2)
  const join = (one: number, other: number) => {
    const low = Math.min(one, other) + 1
    const high = Math.max(one, other) + 1
    opened[low] = (opened[low] ?? 0) + 1
    opened[high] = (opened[high] ?? 0) - 1
  }
  for (const ways of [next, jump, callee]) {
    for (let row = 0; row < count; row++) {
      const to = ways[row] ?? -1
      if (to !== -1) join(row, to)
    }
  }
  for (const { push, pop } of pairs) join(push, pop)
  const cuts = new Uint8Array(count + 1)
  for (let row = 0, open = 0; row <= count; row++) {
    open += opened[row] ?? 0
    if (open === 0) cuts[row] = 1
  }
  return cuts
}

export function laid(input: FlowInput, edges: Edges): Laid {
  const { rows, annotations, pairs } = input
  const argsAt = new Map<number, number>()
  for (const { line } of annotations.args.values()) argsAt.set(rowFromLine(rows, line), line)
  const pairsFrom = new Map<number, readonly RowPair[]>()
  for (const pair of pairs) pairsFrom.set(pair.push, [...(pairsFrom.get(pair.push) ?? []), pair])
  return {
    input,
    edges,
    marks: marksOf(input, edges, argsAt, pairs),
    argsAt,
    pairsFrom,
    cuts: cutsOf(edges, pairs),
  }
}

/** Two instructions of which the same is to be said, wherever they stand. */
const doesSame = (row: Row, other: Row): boolean =>
  row === other ||
  (row.mnemonic === other.mnemonic &&
    row.length === other.length &&
    row.flow === other.flow &&
    row.data === other.data &&
    row.reads === other.reads &&
    row.writes === other.writes &&
    row.kills === other.kills &&
    tellsItsPlace(row) === tellsItsPlace(other) &&
    same(row.flags, other.flags) &&
    same(row.parts, other.parts))

const leadsAlike = (ways: Int32Array, row: number, before: Int32Array, was: number): boolean => {
  const [to, wasTo] = [ways[row] ?? -1, before[was] ?? -1]
  return to === -1 || wasTo === -1 ? to === wasTo : to - row === wasTo - was
}

const neededAt = ({ input: { annotations, rows } }: Laid, row: number) =>
  annotations.live.get(rows[row]?.line ?? 0)?.registers

const takenAt = ({ input: { annotations }, argsAt }: Laid, row: number) =>
  annotations.args.get(argsAt.get(row) ?? 0)?.registers

const pairsAt = ({ pairsFrom }: Laid, row: number): readonly RowPair[] =>
  (pairsFrom.get(row) ?? []).map(({ register, pop }) => ({ register, push: 0, pop: pop - row }))

/** What comments, sites and calls say of a row, where `marks` has that they say something. */
function saidAlike(now: Laid, row: number, before: Laid, was: number): boolean {
  const marks = now.marks[row] ?? 0
  if (marks !== before.marks[was]) return false
  if ((marks & (transfers | saidToNeed | saidToTake | paired)) === 0) return true
  return (
    sameTransfer(now.input.transfers.get(row), before.input.transfers.get(was)) &&
    ((marks & saidToNeed) === 0 || neededAt(now, row) === neededAt(before, was)) &&
    ((marks & saidToTake) === 0 || takenAt(now, row) === takenAt(before, was)) &&
    ((marks & paired) === 0 || same(pairsAt(now, row), pairsAt(before, was)))
  )
}

function isAlike(now: Laid, row: number, before: Laid, was: number): boolean {
  const [code, other] = [now.input.rows[row], before.input.rows[was]]
  const [edges, edgesBefore] = [now.edges, before.edges]
  return (
    code !== undefined &&
    other !== undefined &&
    doesSame(code, other) &&
    edges.fallsOff[row] === edgesBefore.fallsOff[was] &&
    edges.jumpsOut[row] === edgesBefore.jumpsOut[was] &&
    leadsAlike(edges.next, row, edgesBefore.next, was) &&
    leadsAlike(edges.jump, row, edgesBefore.jump, was) &&
    leadsAlike(edges.callee, row, edgesBefore.callee, was) &&
    saidAlike(now, row, before, was)
  )
}

/**
 * The rows that differ from those before, widened to where no way leads across: what is alive above and below
 * hangs on nothing in between, so it is what it was.
 */
export function changeIn(now: Laid, before: Laid): Change {
  const [count, countBefore] = [now.edges.count, before.edges.count]
  const least = Math.min(count, countBefore)
  let from = 0
  while (from < least && isAlike(now, from, before, from)) from++
  while (now.cuts[from] !== 1 || before.cuts[from] !== 1) from--
  let [to, toBefore] = [count, countBefore]
  while (to > from && toBefore > from && isAlike(now, to - 1, before, toBefore - 1)) {
    to--
    toBefore--
  }
  while (now.cuts[to] !== 1 || before.cuts[toBefore] !== 1) {
    to++
    toBefore++
  }
  return { from, to, toBefore }
}

/** The rows of a change as code of its own. */
export function stretchOf({ input, argsAt }: Laid, { from, to }: Change): FlowInput {
  const inside = (row: number) => row >= from && row < to
  const { annotations, transfers: all, pairs } = input
  const lines = new Set([...argsAt].filter(([row]) => inside(row)).map(([, line]) => line))
  return {
    ...input,
    rows: input.rows.slice(from, to),
    entered: input.entered && from === 0,
    transfers: new Map(
      [...all].filter(([row]) => inside(row)).map(([row, transfer]) => [row - from, transfer]),
    ),
    pairs: pairs
      .filter(({ push }) => inside(push))
      .map(({ register, push, pop }) => ({ register, push: push - from, pop: pop - from })),
    annotations: {
      ...annotations,
      args: new Map([...annotations.args].filter(([line]) => lines.has(line))),
    },
  }
}
