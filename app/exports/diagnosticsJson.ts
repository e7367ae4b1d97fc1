import type { Diagnostic } from '../../src/base/diagnostic.ts'
import { type LineIndex, positionAt } from '../../src/base/span.ts'

/** Part of the JSON that others rely on: lines and columns count from 1. */
export function diagnosticsJson(lines: LineIndex, diagnostics: readonly Diagnostic[]) {
  return diagnostics.map(({ span, severity, code, message }) => {
    const from = positionAt(lines, span.from)
    const to = positionAt(lines, span.to)
    return {
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      severity,
      code,
      message,
    }
  })
}
