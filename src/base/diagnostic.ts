import type { Span } from './span.ts'

/** `error`: something of the text could not be taken. `info`: merely worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** What is wrong (or worth knowing), where, and in words that a user understands. */
export interface Diagnostic {
  readonly span: Span
  readonly severity: Severity
  /** Stable, `area/kebab-name`; tests and links rely on it. */
  readonly code: string
  readonly message: string
}

/** A quoted word longer than this is cut: a message is for reading. */
const longestQuote = 200

const quotable = <Value>(value: Value): Value =>
  typeof value === 'string' && value.length > longestQuote
    ? (`${value.slice(0, longestQuote)}…` as Value)
    : value

/**
 * Turns a table `code → { severity, message }` into a maker of diagnostics, so that an area's words
 * stand in one file and the code that finds the fault only names it.
 */
export function diagnosticsOf<
  const Table extends Record<
    string,
    { readonly severity: Severity; readonly message: (...values: never[]) => string }
  >,
>(table: Table) {
  return <Code extends keyof Table & string>(
    code: Code,
    span: Span,
    ...values: Parameters<Table[Code]['message']>
  ): Diagnostic => {
    const entry = table[code] as Table[Code]
    const message = entry.message as (...all: Parameters<Table[Code]['message']>) => string
    const quoted = values.map(quotable) as Parameters<Table[Code]['message']>
    return { span, severity: entry.severity, code, message: message(...quoted) }
  }
}
