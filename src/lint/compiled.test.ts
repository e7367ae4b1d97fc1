import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analysisOf } from '../testing/registers.ts'

/** What gcc made of sixteen functions with paravirtual sites, every clobber told as the kernel tells them. */
const compiled = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../testing/compiled', `${name}.s`), 'utf8')

const wrong = (listing: string, config: '32pae' | '64') =>
  analysisOf(listing, { config, variant: 'xen' }).diagnostics.flatMap(
    ({ code, severity, message }) =>
      code.startsWith('lint/') && severity !== 'info' ? [`${code}: ${message}`] : [],
  )

describe.each([
  ['kernelC32.O1', '32pae'],
  ['kernelC32.O2', '32pae'],
  ['kernelC64.O1', '64'],
] as const)('%s', (name, config) => {
  const listing = compiled(name)

  it('has many sites and nothing wrong with them', () => {
    expect(analysisOf(listing, { config }).stories.length).toBeGreaterThan(25)
    expect(wrong(listing, config)).toEqual([])
  })

  it('would be wrong with records that say less, or calls that destroy more', () => {
    const forgetful = listing.replaceAll('CLBR_RET_REG', 'CLBR_NONE')
    expect(wrong(forgetful, config).length).toBeGreaterThan(10)
    const wild = listing
      .replaceAll('irq_disable', 'flush_tlb_user')
      .replaceAll('CLBR_RET_REG', 'CLBR_ANY')
    expect(wrong(wild, config).some((text) => text.startsWith('lint/value-destroyed'))).toBe(true)
  })
})
