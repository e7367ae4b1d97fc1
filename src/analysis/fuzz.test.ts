import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesEqual } from '../base/bytes.ts'
import { analysisInputs } from '../testing/arbitraries.ts'
import { processorTime } from '../testing/broken.ts'
import type { Analysis, AnalysisInput } from './analysis.ts'
import { allFlips, analyze } from './analyze.ts'

/** `npm run fuzz` asks for more runs and prints the seed. */
const numRuns = Number(process.env['PVSCOPE_FUZZ_RUNS'] ?? 5000)
const seed = Number(process.env['PVSCOPE_FUZZ_SEED'] ?? 20090130)

/**
 * Processor time, in milliseconds: a listing that takes longer has run away. The clock on the wall would
 * count a busy machine too; a slow one takes three times as long as a fast one.
 */
const longestRun = 5000

const folder = join(import.meta.dirname, '../../app/samples')
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.s'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

/** What holds for every analysis, whatever the text. */
function soundness({ input, program, stories, patchedText, diagnostics }: Analysis): void {
  const text = program.sections[program.text]
  expect(patchedText.length).toBe(text?.bytes.length ?? 0)
  const outside = patchedText.slice()
  for (const { site, decision } of stories) {
    expect(decision.edit.after.length).toBe(site.length)
    outside.set(decision.edit.before, decision.edit.offset)
  }
  expect(bytesEqual(outside, text?.bytes ?? new Uint8Array())).toBe(true)
  for (const { span } of diagnostics) {
    expect(span.from).toBeGreaterThanOrEqual(0)
    expect(span.to).toBeGreaterThanOrEqual(span.from)
    expect(span.to).toBeLessThanOrEqual(input.listing.length)
  }
}

function analyzeOnce(input: AnalysisInput): void {
  const start = processorTime()
  const answer = analyze(input)
  const took = processorTime() - start
  if (took > longestRun) throw new Error(`took ${Math.round(took)} ms of processor time`)
  if (answer.kind === 'refused') return
  soundness(answer.analysis)
  expect(allFlips(input)).toHaveLength(answer.analysis.stories.length)
}

it(`survives ${numRuns} random and mutated listings`, { timeout: 7_200_000 }, () => {
  expect(samples.length).toBeGreaterThan(0)
  fc.assert(fc.property(analysisInputs(samples), analyzeOnce), { numRuns, seed })
})
