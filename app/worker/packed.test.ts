import { expect, it } from 'vitest'
import { analysisOf } from '../../src/testing/registers.ts'
import { generatedListing } from '../../src/testing/generatedListing.ts'
import { samples } from '../samples/index.ts'
import { pack, unpack } from './packed.ts'

const listings = [
  ...samples.map(({ listings: { 'x86-32': text } }) => text),
  generatedListing('x86-32', 400),
  '',
  'nonsense here\n.ascii "data"\ncli',
]

it('an analysis arrives as it was sent, through a message too', () => {
  for (const listing of listings) {
    const analysis = analysisOf(listing, { variant: 'xen' })
    expect(unpack(structuredClone(pack(analysis)))).toEqual(analysis)
  }
})
