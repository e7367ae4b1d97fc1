import type { BootFeature } from '../backends/backend.ts'
import { describe, expect, it } from 'vitest'
import { fromHex, hex } from '../base/bytes.ts'
import { slotOps } from '../ops/slots.ts'
import { bootedSites } from '../testing/vectors/kernelVectors.ts'
import { namesIn } from '../x86/registers.ts'
import { bootedSite, type BootSlot, featureSet } from './v6_1.ts'
import type { BootQuestion } from './bootDecision.ts'
import { decide6_1 } from './v6_1Decision.ts'

const bytes = (text: string) => fromHex(text) ?? new Uint8Array(0)
const base = 0xffffffff81000000n

const slot: BootSlot = {
  kind: 'function',
  name: '__raw_callee_save_xen_irq_disable',
  address: base + 0x1000n,
  known: true,
  calleeSave: true,
}

function question(features: readonly BootFeature[], changes: Partial<BootQuestion> = {}) {
  const op = slotOps[31]!
  const alternative = {
    feature: 272,
    inverted: true,
    length: 6,
    replacement: bytes('fa'),
    replacementAddress: base + 0x2000n,
  }
  const site = {
    address: base,
    original: bytes('ff15f8ffff00'),
    type: 31,
    alternatives: [alternative],
  }
  const variant = features.includes('xen-pv') ? 'xen' : 'native'
  const slotAddress = base + 0x1000000n
  return { site, op, clobberWord: 1, slot, slotAddress, variant, features, ...changes } as const
}

describe('the story of a site of 6.1', () => {
  it('shows both passes: a call first, inline code over it', () => {
    const { steps, outcome, candidates, edit } = decide6_1(question([]))
    expect(steps.map((step) => (step.kind === 'pass' ? step.pass : step.kind))).toEqual([
      'find',
      'record',
      'paravirt',
      'lookup',
      'interim',
      'alternatives',
      'check',
      'choose',
      'write',
      'pad',
      'done',
    ])
    expect(outcome).toBe('inline')
    expect(candidates.map(({ verdict }) => verdict)).toEqual(['would-work', 'chosen'])
    expect(hex(edit.after)).toBe('fa0f1f440000')
    expect(edit.parts.map(({ kind, length }) => [kind, length])).toEqual([
      ['code', 1],
      ['padding', 5],
    ])
  })

  it('keeps the call of the first pass where the feature test fails', () => {
    const { outcome, candidates, chosen, edit } = decide6_1(question(['xen-pv']))
    expect([outcome, chosen]).toEqual(['thunk-call', 0])
    expect(candidates[1]?.verdict).toBe('rejected')
    expect(candidates[1]?.checks).toEqual([
      { check: 'feature', pass: false, feature: 272, name: 'xen-pv', inverted: true, set: true },
    ])
    expect(hex(edit.after)).toBe('e8fb0f000090')
  })

  it('tells what the record gave up for nothing', () => {
    const done = decide6_1(question([])).steps.at(-1)
    expect(done?.kind === 'done' && namesIn('x86-64', done.givenUp)).toEqual(['rax'])
  })

  it('says trap for a NULL slot', () => {
    const empty: BootSlot = { ...slot, kind: 'null', name: 'paravirt_BUG' }
    const { outcome, steps } = decide6_1(question(['xen-pv'], { slot: empty }))
    expect(outcome).toBe('trap')
    const lookup = steps.find(({ kind }) => kind === 'lookup')
    expect(lookup?.kind === 'lookup' && lookup.implementation).toBe('null')
  })

  it('writes no more than the site where an alternative is longer', () => {
    const { site } = question([])
    const [alternative] = site.alternatives
    const longer = { ...alternative!, length: 8, replacement: bytes('0102030405060708') }
    const { edit } = decide6_1(question([], { site: { ...site, alternatives: [longer] } }))
    expect(hex(edit.after)).toBe('010203040506')
  })

  it('writes the same bytes as the short way at every site of the vectors', () => {
    for (const { addr, orig, type, native } of bootedSites()) {
      for (const features of [[], ['xen-pv']] as const) {
        const asked = question(features)
        const site = { ...asked.site, address: BigInt(addr), original: bytes(orig), type }
        const told = decide6_1({ ...asked, site })
        const short = bootedSite(site, slot, featureSet(features))
        expect(hex(told.edit.after)).toBe(hex(short.after))
        expect(told.edit.after.length * 2).toBe(native.length)
        expect(told.edit.parts.reduce((sum, part) => sum + part.length, 0)).toBe(6)
      }
    }
  })
})
