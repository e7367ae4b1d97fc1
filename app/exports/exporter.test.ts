import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { exported } from '../../src/analysis/exported.ts'
import { patchedSource } from '../../src/analysis/patchedSource.ts'
import { startRun } from '../../src/analysis/run.ts'
import { patchedIa64Source } from '../../src/ia64/patchedSource.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { pvscope } from '../cli/testing.ts'
import { ia64Samples } from '../samples/ia64/index.ts'
import { exporterOf } from './exporter.ts'
import { exportIds } from './exportKinds.ts'

const made = exporterOf({
  analyze,
  exported,
  patchedSource,
  startRun,
  tellIa64,
  patchedIa64Source,
})

const [frame] = ia64Samples
const input = { listing: frame.listing, platform: 'xen', rules: 'scan' } as const

interface Trace {
  readonly arch: string
  readonly stack: {
    readonly ending: string
    readonly steps: number
    readonly trace: readonly {
      readonly step: number
      readonly line: number
      readonly event: string
      readonly frame: { readonly base: number; readonly sof: number; readonly sol: number }
    }[]
  }
  readonly sites: readonly (object & { readonly steps: readonly { readonly step: number }[] })[]
}

describe('what is exported of a text for Itanium', () => {
  it.each(exportIds)('is a file: %s', (what) => {
    expect(made({ what, machine: 'ia64', input })).toMatch(/\S/)
  })

  it('is nothing for an empty text, but for the text itself', () => {
    const empty = { ...input, listing: '' }
    expect(made({ what: 'trace', machine: 'ia64', input: empty })).toBeNull()
    expect(made({ what: 'patched', machine: 'ia64', input: empty })).toBeNull()
  })

  it('traces the frame as the listing walks it, and every step of a site', async () => {
    const trace = JSON.parse(made({ what: 'trace', machine: 'ia64', input }) ?? '') as Trace
    const told = tellIa64(input)
    expect(trace.arch).toBe('ia64')
    expect(trace.stack.ending).toBe(told.walk.end)
    expect(trace.stack.trace.map(({ frame: { base, sof, sol } }) => [base, sof, sol])).toEqual(
      told.walk.moments.map(({ state }) => [state.base, state.frame.sof, state.frame.sol]),
    )
    expect(trace.sites[0]?.steps).toHaveLength(told.stories[0]?.steps.length ?? 0)
    // A site is told as the command line tells it.
    const { out } = await pvscope('ia64 patch f.s --rules scan --json', { 'f.s': frame.listing })
    const { sites } = JSON.parse(out) as { readonly sites: readonly object[] }
    expect(trace.sites[0]).toMatchObject(sites[0] ?? {})
  })
})
