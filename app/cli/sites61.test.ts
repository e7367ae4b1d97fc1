import { describe, expect, it } from 'vitest'
import { bootedSites, bootedSitesText } from '../../src/testing/vectors/kernelVectors.ts'
import { pvscope } from './testing.ts'

describe('pvscope sites61', () => {
  it('prints what two booted kernels had at every site', async () => {
    const { exit, out } = await pvscope('sites61', {}, bootedSitesText())
    const expected = bootedSites().map(({ addr, native, xen }) => ({ addr, native, xen }))
    const lines = out.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(expected)
    expect([exit, lines.length]).toEqual([0, 521])
  })

  it('answers a bad site with its fault and goes on', async () => {
    const document = JSON.parse(bootedSitesText()) as { sites: object[] }
    const sites = [{ ...document.sites[0], len: 'six' }, document.sites[1]]
    const { exit, out, errors } = await pvscope(
      'sites61 -',
      {},
      JSON.stringify({ ...document, sites }),
    )
    expect(exit).toBe(1)
    expect(out.split('\n')[0]).toContain('"error"')
    expect(out.split('\n')[1]).toContain('"xen"')
    expect(errors).toContain('site 1: len is no whole number')
  })

  it.each([
    ['{', 'not a JSON file'],
    ['{"sites": 1}', 'no list "sites"'],
  ])('refuses %s in words', async (text, words) => {
    const { exit, errors } = await pvscope('sites61', {}, text)
    expect(exit).toBe(2)
    expect(errors).toContain(words)
  })
})
