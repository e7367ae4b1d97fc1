import type { Effects } from './effects.ts'
import { followedCalls } from './followedCalls.ts'
import type { FlowGraph } from './graph.ts'
import type { FlowInput } from './transfer.ts'

/** What calls within the text do, as their callees' rows have it. Indexed by row; zero where there are none. */
export interface LocalCalls {
  /** What a called function overwrites on every way to a return, at the row of the call. */
  readonly surelyKilled: Int32Array
  /** What calls and sites inside of a called function may destroy, at the row of the call. */
  readonly mayDestroy: Int32Array
  /** What a called function may write, at the row of the call. */
  readonly mayWrite: Int32Array
}

export function localCalls(input: FlowInput, graph: FlowGraph, effects: Effects): LocalCalls {
  if (graph.callee.some((row) => row !== -1)) return followedCalls(input, graph, effects)
  const none = new Int32Array(graph.count)
  return { surelyKilled: none, mayDestroy: none, mayWrite: none }
}
