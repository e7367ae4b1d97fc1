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
const start = { registers: {}, interrupts: true, pending: false, entry: null }
const input = { listing: frame.listing, platform: 'xen', rules: 'scan' } as const

interface Trace {
  readonly arch: string
  readonly run: {
    readonly endings: { readonly patched: { readonly kind: string } }
    readonly verdicts: readonly { readonly verdict: string }[]
    readonly trace: readonly {
      readonly step: number
      readonly patched: {
        readonly line: number
        readonly frame: { readonly base: number; readonly sof: number; readonly sol: number }
        readonly changes: Readonly<Record<string, { readonly value: string | null }>>
      }
    }[]
  }
  readonly sites: readonly (object & { readonly steps: readonly { readonly step: number }[] })[]
}

describe('what is exported of a text for Itanium', () => {
  it.each(exportIds)('is a file: %s', (what) => {
    expect(made({ what, machine: 'ia64', input, start })).toMatch(/\S/)
  })

  it('is nothing for an empty text, but for the text itself', () => {
    const empty = { ...input, listing: '' }
    expect(made({ what: 'trace', machine: 'ia64', input: empty, start })).toBeNull()
    expect(made({ what: 'patched', machine: 'ia64', input: empty, start })).toBeNull()
  })

  it('traces frames and values as the listing runs, and every step of a site', async () => {
    const trace = JSON.parse(made({ what: 'trace', machine: 'ia64', input, start }) ?? '') as Trace
    const told = tellIa64(input, { registers: {}, interrupts: true, pending: false, entry: null })
    expect(trace.arch).toBe('ia64')
    expect(trace.run.endings.patched.kind).toBe(told.run?.endings.patched.kind)
    expect(trace.run.verdicts.map(({ verdict }) => verdict)).toEqual(['broken-by-patch'])
    const frames = trace.run.trace.map(({ patched: { frame: at } }) => [at.base, at.sof, at.sol])
    expect(frames).toEqual(
      told.run?.moments.map(({ patched: { stack } }) => {
        const { base, frame: marker } = stack.state
        return [base, marker.sof, marker.sol]
      }),
    )
    // out1 of the caller holds the saved ar.pfs of the C function.
    expect(trace.run.trace.some(({ patched }) => patched.changes['@6']?.value === '0x287')).toBe(
      true,
    )
    expect(trace.sites[0]?.steps).toHaveLength(told.stories[0]?.steps.length ?? 0)
    // A site is told as the command line tells it.
    const { out } = await pvscope('ia64 patch f.s --rules scan --json', { 'f.s': frame.listing })
    const { sites } = JSON.parse(out) as { readonly sites: readonly object[] }
    expect(trace.sites[0]).toMatchObject(sites[0] ?? {})
  })
})
