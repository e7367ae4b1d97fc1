import type { Row } from '../program/program.ts'
import { isCall } from './rowKind.ts'
import type { FlowInput } from './transfer.ts'

/** Control flow over rows. All arrays are indexed by row; −1 stands for no row. */
export interface FlowGraph {
  readonly count: number
  /** Row by offset; −1 where no row starts. */
  readonly rowAt: Int32Array
  /** The row that follows by falling through, also after a call. */
  readonly next: Int32Array
  /** The row to which a direct jump or branch goes. */
  readonly jump: Int32Array
  /** The row at which a direct call into this text starts. */
  readonly callee: Int32Array
  /** 1 where falling through, or a jump there, leaves the text at its end. */
  readonly fallsOff: Uint8Array
  /** 1 where a direct jump or branch leads out of the text, or into the middle of an instruction. */
  readonly jumpsOut: Uint8Array
  /** Rows at which control enters from outside or by a call, in order. */
  readonly entries: readonly number[]
  /** 1 where some way leads from an entry. */
  readonly reachable: Uint8Array
  readonly leads: Leads
}

/** Rows that lead to each row, calls to their callee included: those to row n stand from `first[n]` to `first[n + 1]`. */
interface Leads {
  readonly first: Int32Array
  readonly rows: Int32Array
}

/** Visits the rows that lead to a row. */
export function eachLeading({ leads }: FlowGraph, row: number, visit: (row: number) => void): void {
  const end = leads.first[row + 1] ?? 0
  for (let at = leads.first[row] ?? 0; at < end; at++) visit(leads.rows[at] ?? 0)
}

const falls: ReadonlySet<Row['flow']> = new Set(['next', 'branch', 'call', 'indirect-call'])

function rowsByOffset({ rows, length }: FlowInput): Int32Array {
  const at = new Int32Array(length + 1).fill(-1)
  rows.forEach(({ offset }, index) => {
    at[offset] = index
  })
  return at
}

/** Where each row leads by itself. */
export type Edges = Omit<FlowGraph, 'entries' | 'reachable' | 'leads'>

export function edgesOf(input: FlowInput): Edges {
  const { rows } = input
  const count = rows.length
  const rowAt = rowsByOffset(input)
  const made = {
    count,
    rowAt,
    next: new Int32Array(count).fill(-1),
    jump: new Int32Array(count).fill(-1),
    callee: new Int32Array(count).fill(-1),
    fallsOff: new Uint8Array(count),
    jumpsOut: new Uint8Array(count),
  }
  rows.forEach((row, index) => {
    const { flow, target, offset, length } = row
    if (falls.has(flow) && input.transfers.get(index)?.neverReturns !== true) {
      if (index + 1 < count) made.next[index] = index + 1
      else made.fallsOff[index] = 1
    }
    const goal = target === null ? -1 : (rowAt[target] ?? -1)
    if (flow === 'call' && isCall(row)) made.callee[index] = goal
    if (flow !== 'jump' && flow !== 'branch') return
    made.jump[index] = goal
    if (goal !== -1) return
    const atEnd = target === input.length && !input.outward.has(offset + length)
    if (atEnd) made.fallsOff[index] = 1
    else made.jumpsOut[index] = 1
  })
  return made
}

export function leadsOf({ count, next, jump, callee }: Edges): Leads {
  const first = new Int32Array(count + 1)
  const ways = [next, jump, callee]
  for (const way of ways)
    for (const to of way) if (to !== -1) first[to + 1] = (first[to + 1] ?? 0) + 1
  for (let row = 0; row < count; row++) first[row + 1] = (first[row + 1] ?? 0) + (first[row] ?? 0)
  const rows = new Int32Array(first[count] ?? 0)
  const free = first.slice()
  for (let row = 0; row < count; row++) {
    for (const way of ways) {
      const to = way[row] ?? -1
      if (to === -1) continue
      const at = free[to] ?? 0
      rows[at] = row
      free[to] = at + 1
    }
  }
  return { first, rows }
}

/** Marks what a row leads to. What is called on the way is entered, too. */
function flood(
  edge: Pick<FlowGraph, 'next' | 'jump' | 'callee'>,
  reachable: Uint8Array,
  entries: Set<number>,
  from: number,
): void {
  const waiting = [from]
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (row === -1 || reachable[row] === 1) continue
    reachable[row] = 1
    const callee = edge.callee[row] ?? -1
    if (callee !== -1) entries.add(callee)
    waiting.push(edge.next[row] ?? -1, edge.jump[row] ?? -1, callee)
  }
}

/**
 * Who may enter: the start of the text, labels that others know, what is called from within, and, among the
 * other labels, those that nothing else leads to. What stays is unreachable.
 */
export function flowGraph(input: FlowInput, edge: Edges): FlowGraph {
  const reachable = new Uint8Array(edge.count)
  const entries = new Set<number>()
  const enter = (row: number) => {
    if (row === -1) return
    entries.add(row)
    flood(edge, reachable, entries, row)
  }
  if (input.entered && edge.count > 0) enter(0)
  for (const offset of input.known) {
    const row = edge.rowAt[offset] ?? -1
    if (input.rows[row]?.data === false) enter(row)
  }
  for (const { line } of input.annotations.args.values()) enter(rowFromLine(input.rows, line))
  input.rows.forEach(({ offset, data }, row) => {
    // A table has a name, too, and is not run for that.
    if (reachable[row] === 0 && !data && input.labels.has(offset)) enter(row)
  })
  const ordered = [...entries].toSorted((a, b) => a - b)
  return { ...edge, entries: ordered, reachable, leads: leadsOf(edge) }
}

/** The first row that a line, or one after it, made: a label's own line makes none. */
export function rowFromLine(rows: readonly Row[], line: number): number {
  let best = -1
  let bestLine = Number.POSITIVE_INFINITY
  rows.forEach((row, index) => {
    if (row.line >= line && row.line < bestLine) {
      best = index
      bestLine = row.line
    }
  })
  return best
}
