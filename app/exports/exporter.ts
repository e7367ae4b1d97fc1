import type { AnalysisAnswer, AnalysisInput } from '../../src/analysis/analysis.ts'
import type { RunSession, startRun } from '../../src/analysis/run.ts'
import type { ExportId, ExportQuestion } from './exportKinds.ts'
import { runJson } from './runJson.ts'

/** The doors of the engine that exports go through. */
export interface ExportDoors {
  readonly analyze: (input: AnalysisInput) => AnalysisAnswer
  readonly exported: (input: AnalysisInput) => string | null
  readonly patchedSource: (input: AnalysisInput) => string | null
  readonly startRun: typeof startRun
}

/** Instructions at a time. */
const stride = 100_000

export function toTheEnd(session: RunSession): void {
  while (!session.advance(stride));
}

/** The same as `pvscope run --trace --json`, but for the diagnostics. */
function traceText(doors: ExportDoors, question: ExportQuestion): string | null {
  const answer = doors.analyze(question.input)
  const session = doors.startRun({ ...question, breakpoints: [] })
  if (answer.kind === 'refused' || !session.ok) return null
  toTheEnd(session.value)
  return `${JSON.stringify(runJson(session.value, answer.analysis, true))}\n`
}

/** Makes a file's text; null where there is nothing to make it of. */
export const exporterOf =
  (doors: ExportDoors) =>
  (question: ExportQuestion): string | null => {
    const makers: Readonly<Record<ExportId, () => string | null>> = {
      source: () => doors.exported(question.input),
      patched: () => doors.patchedSource(question.input),
      trace: () => traceText(doors, question),
    }
    return makers[question.what]()
  }
