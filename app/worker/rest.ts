import { compare } from '../../src/analysis/compare.ts'
import { exported } from '../../src/analysis/exported.ts'
import { markNamed } from '../../src/analysis/mark.ts'
import { patchedSource } from '../../src/analysis/patchedSource.ts'
import { startRun } from '../../src/analysis/run.ts'
import { whatIf } from '../../src/analysis/whatIf.ts'
import { patchedIa64Source } from '../../src/ia64/patchedSource.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { exporterOf } from '../exports/exporter.ts'
import type { CoreEngine, RestOfEngine } from './protocol.ts'
import { runnerOf } from './runner.ts'

/** What is asked of the engine later than a first picture. */
export const restOf = ({ analyze }: CoreEngine): RestOfEngine => ({
  compare,
  whatIf,
  mark: ({ lesson, task, document }) => markNamed(lesson, task, document) ?? [],
  exported: exporterOf({
    analyze,
    exported,
    patchedSource,
    startRun,
    tellIa64,
    patchedIa64Source,
  }),
  tellIa64,
  run: runnerOf(startRun, () => performance.now()),
})
