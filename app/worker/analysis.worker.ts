import { analyze, flips } from '../../src/analysis/analyze.ts'
import { compare } from '../../src/analysis/compare.ts'
import { exported } from '../../src/analysis/exported.ts'
import { patchedSource } from '../../src/analysis/patchedSource.ts'
import { markNamed } from '../../src/analysis/mark.ts'
import { startRun } from '../../src/analysis/run.ts'
import { whatIf } from '../../src/analysis/whatIf.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { loadIced } from '../../src/x86/iced.ts'
import { exporterOf } from '../exports/exporter.ts'
import { type Engine, packing, type Question, type Reply, replyTo } from './protocol.ts'
import { runnerOf } from './runner.ts'

const engine: Engine = {
  analyze,
  flips,
  compare,
  whatIf,
  mark: ({ lesson, task, document }) => markNamed(lesson, task, document) ?? [],
  exported: exporterOf({ analyze, exported, patchedSource, startRun }),
  tellIa64,
  run: runnerOf(startRun, () => performance.now()),
}

const packed = packing()

const post = (reply: Reply) => postMessage(packed(reply))

/** The first message brings the encoder's compiled code, all later ones are questions. */
addEventListener('message', ({ data }: MessageEvent<Question | WebAssembly.Module>) => {
  if (data instanceof WebAssembly.Module) {
    loadIced(data)
    post({ kind: 'ready' })
  } else post(replyTo(engine, data))
})
