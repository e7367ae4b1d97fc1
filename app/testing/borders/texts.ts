import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import { tellIa64 } from '../../../src/ia64/story/told.ts'
import { analysisInputs } from '../../../src/testing/arbitraries.ts'
import { brokenTexts } from '../../../src/testing/broken.ts'
import { sampleListings } from '../../../src/testing/samples.ts'
import { border } from './border.ts'

export const listings = border({
  id: 'listings for x86',
  entries: ['listing', 'paste', 'drop'],
  guards: ['src/asm/assemble.ts'],
  share: 1,
  inputs: analysisInputs(sampleListings().map(({ listing }) => listing)),
  enter: (input) => {
    const answer = analyze(input)
    if (answer.kind === 'refused') return
    for (const { span, message } of answer.analysis.diagnostics) {
      expect(span.from).toBeLessThanOrEqual(span.to)
      expect(span.to).toBeLessThanOrEqual(input.listing.length)
      expect(message.length).toBeGreaterThan(5)
    }
  },
})

const folder = join(import.meta.dirname, '../../samples/ia64')
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.s'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

export const itaniumListings = border({
  id: 'listings for Itanium',
  entries: ['listing', 'paste', 'drop'],
  guards: ['src/ia64/asm/assemble.ts'],
  share: 0.5,
  inputs: fc.record({
    listing: brokenTexts(fc.constantFrom(...samples)),
    platform: fc.constantFrom('native', 'xen'),
    rules: fc.constantFrom('static', 'scan'),
  }),
  enter: (input) => {
    const { diagnostics, stories } = tellIa64(input)
    for (const { span } of diagnostics) {
      expect(span.from).toBeLessThanOrEqual(span.to)
      expect(span.to).toBeLessThanOrEqual(input.listing.length)
    }
    for (const { line, lastLine } of stories) expect(line).toBeLessThanOrEqual(lastLine)
  },
})
