import type { RunQuestion, RunSession, startRun } from '../../src/analysis/run.ts'
import type { RunAnswer } from '../state/run.ts'
import { sameRun } from '../state/runQuestion.ts'

/** Milliseconds that a run goes on before its part is told and other questions have their turn. */
export const sliceTime = 50

/** Instructions between two looks at the clock. */
const stride = 20_000

/** Answers `run` with as much as a slice of time allows; the same question again goes on where it was. */
export function runnerOf(
  start: typeof startRun,
  now: () => number,
): (question: RunQuestion, at: number) => RunAnswer {
  let known: { readonly question: RunQuestion; readonly session: RunSession } | null = null
  return (question, at) => {
    let session = known !== null && sameRun(known.question, question) ? known.session : null
    // An exception must not leave half a run behind.
    known = null
    if (session === null) {
      const started = start(question)
      if (!started.ok) return { kind: 'refused', refusal: started.error }
      session = started.value
    }
    const end = now() + sliceTime
    let done = session.advance(stride)
    while (!done && now() < end) done = session.advance(stride)
    const report = { summary: session.summary(), window: session.window(at) }
    known = { question, session }
    return { kind: 'run', done, report }
  }
}
