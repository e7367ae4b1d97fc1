import type { Diagnostic } from '../base/diagnostic.ts'
import { leaves } from './effects.ts'
import { rowFromLine } from './graph.ts'
import { dataflowDiagnostic } from './messages.ts'
import type { Dataflow } from './dataflow.ts'

/** A line that begins with a label, whatever its name. */
const labelled = /^\s*[\w.$]+\s*:/

/** Comments that speak of registers where they have nothing to settle. */
export function misplacedAnnotations(listing: string, flow: Dataflow): readonly Diagnostic[] {
  const { input, graph } = flow
  const { live, args } = input.annotations
  if (live.size + args.size === 0) return []
  const lines = listing.split('\n')
  const leaving = new Set(
    input.rows.filter((_, row) => leaves(input, graph, row)).map(({ line }) => line),
  )
  const enters = (line: number) => {
    const row = rowFromLine(input.rows, line)
    const found = input.rows[row]
    if (!found) return false
    const { offset } = found
    const named = input.labels.has(offset) || input.known.has(offset) || graph.callee.includes(row)
    return (
      row === 0 || named || lines.slice(line - 1, found.line).some((text) => labelled.test(text))
    )
  }
  return [
    ...[...live.values()]
      .filter(({ line }) => !leaving.has(line))
      .map(({ span }) => dataflowDiagnostic('dataflow/live-nowhere', span)),
    ...[...args.values()]
      .filter(({ line }) => !enters(line))
      .map(({ span }) => dataflowDiagnostic('dataflow/args-nowhere', span)),
  ]
}
