import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'fflate'
import fc from 'fast-check'
import { expect } from 'vitest'
import { answerVectorLine } from '../../../src/ia64/vectors/answer.ts'
import { recordPatcher } from '../../../src/rules/recordLines.ts'
import { siteLines } from '../../../src/rules/siteLines6_1.ts'
import { brokenJson, brokenJsonTexts, brokenTexts } from '../../../src/testing/broken.ts'
import { sampleListings } from '../../../src/testing/samples.ts'
import { kernelVectorLines } from '../../../src/testing/vectors/kernelVectors.ts'
import { pvscope } from '../../cli/testing.ts'
import { border } from './border.ts'

const vectors = join(import.meta.dirname, '../../../src/testing/vectors')
const records = kernelVectorLines().filter((_, at) => at % 97 === 0)
const patcher = recordPatcher(null)

export const recordLines = border({
  id: 'records of 2.6.30 as JSON lines',
  entries: ['command line'],
  guards: ['src/rules/recordLines.ts', 'app/cli/commands/records.ts'],
  share: 5,
  inputs: brokenJsonTexts(fc.constantFrom(...records.map((line) => JSON.parse(line) as unknown))),
  enter: (line) => {
    const answer = JSON.parse(patcher.ok ? patcher.value(line) : 'null') as Record<string, unknown>
    expect('error' in answer || 'outcome' in answer).toBe(true)
  },
})

const booted = JSON.parse(
  new TextDecoder().decode(gunzipSync(readFileSync(join(vectors, 'kernel-6.1-sites.json.gz')))),
) as { readonly sites: readonly unknown[]; readonly targets: unknown }

export const siteDocuments = border({
  id: 'sites of 6.1 as JSON',
  entries: ['command line'],
  guards: ['src/rules/siteLines6_1.ts', 'app/cli/commands/sites61.ts'],
  share: 3,
  inputs: brokenJson(
    fc.nat(booted.sites.length - 2).map((at) => ({
      sites: booted.sites.slice(at, at + 2),
      targets: booted.targets,
    })),
  ),
  enter: (document) => {
    const lines = siteLines(document)
    if (!lines.ok) expect(lines.error.length).toBeGreaterThan(20)
    else for (const { text } of lines.value) expect(() => JSON.parse(text)).not.toThrow()
  },
})

const itanium = readFileSync(join(vectors, 'ia64.jsonl'), 'utf8').trim().split('\n')

export const itaniumVectors = border({
  id: 'test vectors of Itanium as JSON lines',
  entries: ['command line'],
  guards: ['src/ia64/vectors/answer.ts'],
  share: 3,
  inputs: brokenJsonTexts(fc.constantFrom(...itanium.map((line) => JSON.parse(line) as unknown))),
  enter: (line) => {
    expect(typeof answerVectorLine(line)).toBe('object')
  },
})

const commandLines = fc.constantFrom(
  'asm x.s --json',
  'asm x.s --link --arch x86-64',
  'patch x.s --backend xen --rules 2.6.30 --json',
  'pressure x.s --backend lguest',
  'run x.s --trace --set eax=1',
  'ia64 asm x.s --json',
  'ia64 patch x.s --rules scan',
  'elf x.s --json --backend native',
  'check callsite add-enable x.s --csv',
  'figure x.s --step 2 --svg out.svg',
)

export const commands = border({
  id: 'command lines and their files',
  entries: ['command line', 'file'],
  guards: ['app/cli/options.ts'],
  share: 1,
  inputs: fc.record({
    line: fc.oneof(commandLines, brokenTexts(commandLines)),
    text: brokenTexts(fc.constantFrom(...sampleListings().map(({ listing }) => listing))),
  }),
  enter: async ({ line, text }) => {
    const { exit, errors } = await pvscope(line, { 'x.s': text }, text)
    expect([0, 1, 2]).toContain(exit)
    if (exit === 2) expect(errors.length).toBeGreaterThan(20)
  },
})
