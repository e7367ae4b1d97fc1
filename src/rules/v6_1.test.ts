import { describe, expect, it } from 'vitest'
import { fromHex, hex } from '../base/bytes.ts'
import { bootedSites, bootedSitesText } from '../testing/vectors/kernelVectors.ts'
import { siteLines } from './siteLines6_1.ts'
import { alternativeAt, bootedSite, type BootSlot, featureSet, paravirtPass } from './v6_1.ts'

const bytes = (text: string) => fromHex(text) ?? new Uint8Array(0)
const called = (address: bigint): BootSlot => ({
  kind: 'function',
  name: 'xen_irq_disable_direct',
  address,
  known: true,
  calleeSave: true,
})
const site = {
  address: 0xffffffff81000000n,
  type: 31,
  original: bytes('ff1500000000'),
  alternatives: [
    {
      feature: 272,
      inverted: true,
      length: 6,
      replacement: bytes('fa'),
      replacementAddress: 0xffffffff83000000n,
    },
  ],
}

/** How many results of both boots a document's lines share with the vectors. */
function agreeing(document: unknown, expected = bootedSites()): number {
  const lines = siteLines(document)
  if (!lines.ok) throw new Error(lines.error)
  return lines.value.reduce((sum, { text }, at) => {
    const line = JSON.parse(text) as { addr: string; native: string; xen: string }
    const wanted = expected[at]
    if (line.addr !== wanted?.addr) return sum
    return sum + Number(line.native === wanted.native) + Number(line.xen === wanted.xen)
  }, 0)
}

describe('the patcher of 6.1', () => {
  it('leaves what two booted kernels had in memory: 1,042 of 1,042', () => {
    expect(agreeing(JSON.parse(bootedSitesText()))).toBe(1042)
  })

  it('reads nothing of what it is compared with', () => {
    const document = JSON.parse(bootedSitesText()) as { sites: object[] }
    const sites = document.sites.map((each) => ({ ...each, native: '00', xen: '00' }))
    expect(agreeing({ ...document, sites })).toBe(1042)
  })

  it('would be caught by one falsified expectation', () => {
    const [first, ...others] = bootedSites()
    const falsified = { ...first!, xen: '9090909090cc' }
    expect(agreeing(JSON.parse(bootedSitesText()), [falsified, ...others])).toBe(1041)
  })

  it('writes inline code over the call where the feature is absent, and the call where it is there', () => {
    const slot = called(0xffffffff81000100n)
    expect(hex(bootedSite(site, slot, featureSet([])).after)).toBe('fa0f1f440000')
    const onXen = bootedSite(site, slot, featureSet(['xen-pv']))
    expect(hex(onXen.after)).toBe('e8fb00000090')
    expect(onXen.outcome).toBe('thunk-call')
  })

  it('calls the BUG function for a NULL slot, and calls that a trap', () => {
    const slot: BootSlot = { ...called(0xffffffff81000200n), kind: 'null', name: 'paravirt_BUG' }
    expect(paravirtPass(site, slot).outcome).toBe('trap')
    expect(hex(paravirtPass(site, slot).code)).toBe('e8fb010000')
  })

  it('leaves nothing but nops where the slot holds the empty function', () => {
    const slot: BootSlot = { ...called(0n), kind: 'empty' }
    const booted = bootedSite({ ...site, alternatives: [] }, slot, featureSet([]))
    expect(booted.outcome).toBe('nop')
    expect(hex(booted.after)).toBe('660f1f440000')
  })

  it('stops at a site too short for a call', () => {
    const short = { ...site, original: bytes('ff1500'), alternatives: [] }
    const booted = bootedSite(short, called(0n), featureSet([]))
    expect(booted.outcome).toBe('bug')
    expect(hex(booted.after)).toBe('ff1500')
  })

  it.each([
    ['a call', 'e800100000', 0x100n, 'e8000f0000'],
    ['a far jump', 'e900100000', 0x100n, 'e9000f0000'],
    ['a jump that a byte can hold', 'e900000000', 0n, 'eb03'],
  ])('aims %s of a replacement anew', (_, replacement, distance, expected) => {
    const from = 0xffffffff81000000n
    const alternative = {
      feature: 272,
      inverted: true,
      length: 6,
      replacement: bytes(replacement),
      replacementAddress: from - distance,
    }
    expect(hex(alternativeAt(alternative, from).code)).toBe(expected)
  })

  it('goes on after a site that makes no sense', () => {
    const document = JSON.parse(bootedSitesText()) as { sites: object[] }
    const lines = siteLines({ ...document, sites: [{ addr: 7 }, ...document.sites.slice(0, 1)] })
    expect(lines.ok && lines.value.map(({ error }) => error !== null)).toEqual([true, false])
  })
})
