import { describe, expect, it } from 'vitest'
import { analyzeIa64 } from '../analysis.ts'

/** Code and words of the first thing that is said about a listing's records. */
function said(records: string): readonly [code: string, text: string] {
  const listing = `a: nop.m 0 ;;\nb:\n .section .paravirt_bundles,"a"\n${records}`
  const { diagnostics } = analyzeIa64({ listing, platform: 'xen', rules: 'static' })
  const [first] = diagnostics
  if (!first) throw new Error('no diagnostic')
  return [first.code, listing.slice(first.span.from, first.span.to)]
}

describe('a record that cannot be', () => {
  it('is told where the listing writes it', () => {
    expect(said('data8 a, b, 3\n data8 b, a, 4\n')).toEqual(['ia64/record-place', 'b'])
    expect(said('data8 a, b, 3\n data8 a+1, b, 4\n')).toEqual(['ia64/record-aligned', 'a+1'])
    expect(said('data8 a, b, 3\n data8 7, 9\n')).toEqual(['ia64/record-size', '9'])
  })
})
