import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { generatedTrace } from './generatedTrace.ts'
import { askTraces, type Trace, type TraceAnswer } from './traceOracle.ts'

/** A sequence and what Unicorn made of it, so that every machine can check something. */
export interface CommittedTrace {
  readonly trace: Trace
  readonly answer: TraceAnswer
}

const file = join(import.meta.dirname, '../vectors/traces.jsonl.gz')
const sequences = 400

export const committedTraces = (): readonly CommittedTrace[] =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as CommittedTrace)

/** Makes the committed traces again; takes some seconds. */
export function writeTraces(): void {
  const traces = Array.from({ length: sequences }, (_, seed) => generatedTrace(seed))
  const answers = askTraces(traces)
  const lines = traces.flatMap((trace, at) => {
    const answer = answers[at]
    return answer ? [`${JSON.stringify({ trace, answer })}\n`] : []
  })
  writeFileSync(file, gzipSync(lines.join(''), { level: 9 }))
}
