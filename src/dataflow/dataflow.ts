import { type Effects, effectsOf } from './effects.ts'
import { type Reaching, reaching } from './forward.ts'
import { type Edges, edgesOf, type FlowGraph, flowGraph } from './graph.ts'
import { type Liveness, liveness } from './liveness.ts'
import { type LocalCalls, localCalls } from './localCalls.ts'
import type { FlowInput } from './transfer.ts'

/** Everything that was found out about some code; masks by row. */
export interface Dataflow {
  readonly input: FlowInput
  readonly graph: FlowGraph
  readonly effects: Effects
  readonly calls: LocalCalls
  readonly reaching: Reaching
  readonly liveness: Liveness
}

export function dataflowOf(input: FlowInput, edges: Edges = edgesOf(input)): Dataflow {
  const graph = flowGraph(input, edges)
  const effects = effectsOf(input, graph)
  const calls = localCalls(input, graph, effects)
  const reached = reaching(input, graph, effects, calls)
  const alive = liveness(input, graph, effects, calls, reached)
  return { input, graph, effects, calls, reaching: reached, liveness: alive }
}
