import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hex } from '../../base/bytes.ts'
import { analyzeIa64 } from '../analysis.ts'
import type { RuleSetId } from '../patch/decision.ts'
import type { PlatformId } from '../patch/types.ts'
import { ia64RuleSets } from './index.ts'

const sample = (id: string): string =>
  readFileSync(join(import.meta.dirname, `../../../app/samples/ia64/${id}.s`), 'utf8')

function decided(listing: string, rules: RuleSetId, platform: PlatformId = 'xen') {
  const analysis = analyzeIa64({ listing, platform, rules })
  const [decision] = analysis.decisions
  if (!decision) throw new Error('no site')
  return { ...decision, analysis }
}

it('there are two rule sets, one of them a model', () => {
  expect(ia64RuleSets.map(({ id, basis }) => [id, basis])).toEqual([
    ['static', 'kernel-run'],
    ['scan', 'model'],
  ])
})

describe('the scan', () => {
  it('finds the alloc of a function with a frame, and sees the argument that the call destroys', () => {
    const { outcome, scan, hazards } = decided(sample('frame'), 'scan')
    expect(outcome).toBe('called')
    expect(scan).toMatchObject({ found: { sof: 7, sol: 5, saves: 34 }, doubts: [], failure: null })
    expect(hazards).toEqual([{ kind: 'output', register: 'r38' }])
  })

  it('leaves a site alone that no alloc precedes', () => {
    for (const id of ['leaf', 'shrinkWrapped']) {
      const { outcome, because, before, after } = decided(sample(id), 'scan')
      expect([outcome, because]).toEqual(['kept', 'no-alloc'])
      expect(hex(after)).toBe(hex(before))
    }
  })

  it('gives up where all 96 registers are taken', () => {
    expect(decided(sample('fullFrame'), 'scan').because).toBe('no-room')
    expect(decided(sample('rotating'), 'scan').because).toBe('rotating')
  })

  it('gives up where registers rotate and the frame would grow', () => {
    const listing = sample('fullFrame').replace('1,95,0,0', '8,8,0,8')
    expect(decided(listing, 'scan').because).toBe('rotating')
  })

  it.each([
    ['noBoundary', 'no-boundary'],
    ['twoAllocs', 'several-allocs'],
    ['lookAlike', 'not-code'],
  ])('doubts what it finds in %s', (id, doubt) => {
    expect(decided(sample(id), 'scan').scan?.doubts).toContain(doubt)
  })

  it('kills the way back of a function that has not saved it', () => {
    const { hazards } = decided(sample('noBoundary'), 'scan')
    expect(hazards).toContainEqual({ kind: 'link', register: 'b0' })
    expect(hazards).toContainEqual({ kind: 'link', register: 'ar.pfs' })
  })

  it('writes the site and the bundle of the alloc, and nothing else', () => {
    const listing = sample('frame').replace('2,3,2,0', '2,3,0,0').replace('mov out1=in1', 'nop.m 0')
    const { analysis, site } = decided(listing.replace('mov out0=r8', 'nop.m 0'), 'scan')
    const before = analysis.program.sections[0]?.bytes ?? new Uint8Array(0)
    const after = analysis.patched[0] ?? new Uint8Array(0)
    const changed = [...before.keys()].filter((index) => before[index] !== after[index])
    const inSite = (index: number) => index >= site.offset && index < site.offset + site.length
    expect(changed.filter((index) => !inSite(index))).toEqual([2])
  })
})

describe('what was built', () => {
  it('does not care for frames: every sample with a bundle site is patched alike', () => {
    const first = (id: string) => hex(decided(sample(id), 'static').after)
    expect(first('leaf')).toBe(first('frame'))
    expect(first('lookAlike')).toBe(first('frame'))
  })

  it('has no code for what Xen does not list, and native has', () => {
    expect(decided(sample('threadPointer'), 'static')).toMatchObject({
      outcome: 'kept',
      because: 'no-entry',
    })
    expect(hex(decided(sample('threadPointer'), 'static', 'native').after)).toMatch(
      /^0140001a002100000002000000000400/,
    )
  })

  it('refuses code that is larger than the site', () => {
    const listing = sample('irqRestore').replace('data8 1b, 2b', 'data8 1b, 2b-16')
    const { outcome, because, before, after, flushes } = decided(listing, 'static')
    expect([outcome, because, flushes]).toEqual(['kept', 'does-not-fit', []])
    expect(hex(after)).toBe(hex(before))
  })

  it('relocates the branch that leaves the site', () => {
    const { target, flushes, after } = decided(sample('irqRestore'), 'static')
    expect(target).toBe(0x100100000n)
    expect(flushes).toHaveLength(7)
    expect(hex(after.slice(64))).not.toBe('050000000100000000000004700000c2')
  })

  it('leads a branch site to another routine on each platform', () => {
    const targets = (['native', 'xen'] as const).map(
      (platform) => decided(sample('leaveKernel'), 'static', platform).target,
    )
    expect(new Set(targets).size).toBe(2)
  })

  it('has no code for single instructions', () => {
    const listing = '[a:] mov r8=psr ;;\n nop 0\n .section .paravirt_insts,"a"\n data8 a, a+1, 11\n'
    expect(decided(listing, 'static')).toMatchObject({ outcome: 'kept', because: 'no-code' })
  })
})

describe('the cost of a site', () => {
  const costs = (id: string) => {
    const { analysis } = decided(sample(id), 'static', 'native')
    return Object.fromEntries((analysis.costs[0] ?? []).map((cost) => [cost.convention, cost]))
  }

  it('is least for the instruction alone, and greatest for a C call', () => {
    const { c, static: fixed, inline } = costs('frame')
    expect(inline?.mayDestroy).toEqual(['r8'])
    expect(fixed?.mayDestroy.length).toBeLessThan(c?.mayDestroy.length ?? 0)
    expect([c?.needsFrame, fixed?.needsFrame, inline?.needsFrame]).toEqual([true, false, false])
    expect(c?.outputs).toBe(1)
  })

  it('of a C call in a leaf is the way back', () => {
    expect(costs('leaf')['c']?.saved).toContain('b0')
    expect(costs('leaf')['static']?.saved).toEqual([])
  })
})
