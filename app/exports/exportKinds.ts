import type { RunQuestion } from '../../src/analysis/run.ts'
import type { Ia64Input } from '../../src/ia64/analysis.ts'
import type { RunStart } from '../../src/ia64/run/report.ts'

/** Texts that the engine makes of a document, by what they are. */
export const exportIds = ['source', 'patched', 'trace'] as const
export type ExportId = (typeof exportIds)[number]

/** Of a text for Itanium the engine asks for less. */
export interface ItaniumExport {
  readonly machine: 'ia64'
  readonly input: Ia64Input
  /** How the run of a trace begins. */
  readonly start: RunStart
}

export type ExportQuestion = { readonly what: ExportId } & (RunQuestion | ItaniumExport)

/** What it is called when it is saved. */
export const exportFiles: Readonly<Record<ExportId, string>> = {
  source: 'listing.s',
  patched: 'patched.s',
  trace: 'trace.json',
}
