import { describe, expect, it } from 'vitest'
import { compare } from '../../testing/traces/compare.ts'
import { generatedTrace } from '../../testing/traces/generatedTrace.ts'
import { askTraces, hasTraceOracle } from '../../testing/traces/traceOracle.ts'

/** Sequences of each width; `npm run fuzz` asks for more and prints the seed. */
const count = Number(process.env['PVSCOPE_FUZZ_TRACES'] ?? 600)
const seed = Number(process.env['PVSCOPE_FUZZ_SEED'] ?? 20090130) % 2 ** 28

if (!hasTraceOracle) {
  console.warn(
    '\n*** Unicorn is missing: the interpreter is held to the committed traces alone. ' +
      'Install python3-unicorn. ***\n',
  )
}

/** Sequences at a time, so that many do not pile up. */
const portion = 2000

describe.runIf(hasTraceOracle)('the interpreter beside Unicorn', { timeout: 3_600_000 }, () => {
  it(`agrees after every instruction of ${count} sequences in each width`, () => {
    const told: string[] = []
    const mnemonics = new Map<string, number>()
    const totals = { sequences: 0, instructions: 0, faults: 0, different: 0 }
    for (let from = 0; from < 2 * count; from += portion) {
      const length = Math.min(portion, 2 * count - from)
      const traces = Array.from({ length }, (_, at) =>
        generatedTrace(2 * (seed + (from >> 1)) + at),
      )
      const answers = askTraces(traces)
      traces.forEach((trace, at) => {
        const answer = answers[at]
        if (!answer) return
        const { texts, difference } = compare(trace, answer)
        totals.sequences++
        totals.instructions += texts.length
        if (answer.fault !== null) totals.faults++
        for (const text of texts) {
          const name =
            text.replace(/^(?:(?:lock|rep\w*|[fg]s|addr\d+|data16) )+/, '').split(' ')[0] ?? ''
          mnemonics.set(name, (mnemonics.get(name) ?? 0) + 1)
        }
        if (!difference) return
        totals.different++
        const { step, text, what } = difference
        told.push(
          `${trace.arch}, seed ${2 * (seed + (from >> 1)) + at}, instruction ${step}, ${text}: ${what.join('; ')}`,
        )
      })
    }
    console.log(
      `${totals.sequences} sequences from seed ${seed}: ${totals.instructions} instructions ` +
        `of ${mnemonics.size} mnemonics, ${totals.faults} faults, ${totals.different} different`,
    )
    if (process.env['PVSCOPE_TRACE_MNEMONICS'])
      console.log(
        [...mnemonics]
          .map(([name, times]) => `${name} ${times}`)
          .sort()
          .join(', '),
      )
    expect(told.slice(0, Number(process.env['PVSCOPE_TOLD'] ?? 10))).toEqual([])
    expect(totals.sequences).toBeGreaterThan(1.99 * count)
    expect(totals.instructions).toBeGreaterThan(6 * count)
  })
})
