import type { AnalysisAnswer, AnalysisInput } from '../../src/analysis/analysis.ts'
import type { RunQuestion, RunSession, startRun } from '../../src/analysis/run.ts'
import type { Ia64Input } from '../../src/ia64/analysis.ts'
import type { tellIa64 } from '../../src/ia64/story/told.ts'
import type { ExportId, ExportQuestion, ItaniumExport } from './exportKinds.ts'
import { itaniumTraceText } from './itaniumTrace.ts'
import { runJson } from './runJson.ts'

/** The doors of the engine that exports go through. */
export interface ExportDoors {
  readonly analyze: (input: AnalysisInput) => AnalysisAnswer
  readonly exported: (input: AnalysisInput) => string | null
  readonly patchedSource: (input: AnalysisInput) => string | null
  readonly startRun: typeof startRun
  readonly tellIa64: typeof tellIa64
  readonly patchedIa64Source: (input: Ia64Input) => string | null
}

/** Instructions at a time. */
const stride = 100_000

export function toTheEnd(session: RunSession): void {
  while (!session.advance(stride));
}

/** The same as `pvscope run --trace --json`, but for the diagnostics. */
function traceText(doors: ExportDoors, question: RunQuestion): string | null {
  const answer = doors.analyze(question.input)
  const session = doors.startRun({ ...question, breakpoints: [] })
  if (answer.kind === 'refused' || !session.ok) return null
  toTheEnd(session.value)
  return `${JSON.stringify(runJson(session.value, answer.analysis, true))}\n`
}

type Makers = Readonly<Record<ExportId, () => string | null>>

const x86Makers = (doors: ExportDoors, question: RunQuestion): Makers => ({
  source: () => doors.exported(question.input),
  patched: () => doors.patchedSource(question.input),
  trace: () => traceText(doors, question),
})

const itaniumMakers = (doors: ExportDoors, { input, start }: ItaniumExport): Makers => ({
  source: () => doors.tellIa64(input).source,
  patched: () => doors.patchedIa64Source(input),
  trace: () => itaniumTraceText(doors.tellIa64(input, start)),
})

/** Makes a file's text; null where there is nothing to make it of. */
export const exporterOf =
  (doors: ExportDoors) =>
  (question: ExportQuestion): string | null => {
    const makers =
      'machine' in question ? itaniumMakers(doors, question) : x86Makers(doors, question)
    return makers[question.what]()
  }
