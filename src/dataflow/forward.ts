import { conventionOf } from '../x86/conventions.ts'
import { type Effects, type Mask, maskAt } from './effects.ts'
import { type FlowGraph, rowFromLine } from './graph.ts'
import type { LocalCalls } from './localCalls.ts'
import type { FlowInput } from './transfer.ts'

/** What may have happened on some way from an entry to the place before each row, as masks by row. */
export interface Reaching {
  /** Some definition, or the entry, reaches it. */
  readonly defined: Int32Array
  /** Some instruction since the entry has written it. */
  readonly written: Int32Array
  /** A definition or the entry reaches it without a call or site in between. */
  readonly fresh: Int32Array
}

interface EntryState {
  readonly defined: Mask
  readonly fresh: Mask
}

/** What is defined where control enters: what `# args:` says and what belongs to the caller, else everything. */
function entryStates(input: FlowInput): ReadonlyMap<number, EntryState> {
  const { calleeSaved } = conventionOf(input.arch)
  const states = new Map<number, EntryState>()
  for (const { line, registers } of input.annotations.args.values()) {
    const row = rowFromLine(input.rows, line)
    states.set(row, { defined: registers | calleeSaved, fresh: registers })
  }
  return states
}

/** Runs forward over the graph until nothing changes any more; every set only grows. */
export function reaching(
  input: FlowInput,
  graph: FlowGraph,
  effects: Effects,
  calls: LocalCalls,
): Reaching {
  const { count, next, jump, entries } = graph
  const states = entryStates(input)
  const everything: EntryState = {
    defined: conventionOf(input.arch).allocatable,
    fresh: conventionOf(input.arch).allocatable,
  }
  const found = {
    defined: new Int32Array(count),
    written: new Int32Array(count),
    fresh: new Int32Array(count),
  }
  const seen = new Uint8Array(count)
  const waiting: number[] = []
  const merge = (row: number, defined: Mask, written: Mask, fresh: Mask) => {
    if (row === -1) return
    const [d, w, f] = [found.defined[row] ?? 0, found.written[row] ?? 0, found.fresh[row] ?? 0]
    if (seen[row] === 1 && (d | defined) === d && (w | written) === w && (f | fresh) === f) return
    seen[row] = 1
    found.defined[row] = d | defined
    found.written[row] = w | written
    found.fresh[row] = f | fresh
    waiting.push(row)
  }
  for (const row of entries) {
    const { defined, fresh } = states.get(row) ?? everything
    merge(row, defined, 0, fresh)
  }
  waiting.reverse()
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    const writes = (effects.writes[row] ?? 0) | (calls.mayWrite[row] ?? 0)
    const defined = (found.defined[row] ?? 0) | writes
    const written = (found.written[row] ?? 0) | writes
    // Behind a call or a site only what it sets itself is fresh.
    const fresh = (effects.usesArguments[row] === 1 ? 0 : maskAt(found.fresh, row)) | writes
    merge(jump[row] ?? -1, defined, written, fresh)
    merge(next[row] ?? -1, defined, written, fresh)
  }
  return found
}
