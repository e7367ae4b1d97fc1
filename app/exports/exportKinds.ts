import type { RunQuestion } from '../../src/analysis/run.ts'

/** Texts that the engine makes of a document, by what they are. */
export const exportIds = ['source', 'patched', 'trace'] as const
export type ExportId = (typeof exportIds)[number]

export type ExportQuestion = { readonly what: ExportId } & RunQuestion

/** What it is called when it is saved. */
export const exportFiles: Readonly<Record<ExportId, string>> = {
  source: 'listing.s',
  patched: 'patched.s',
  trace: 'trace.json',
}
