import { expect, it } from 'vitest'
import { analysisOf } from '../../src/testing/registers.ts'
import { generatedListing } from '../../src/testing/generatedListing.ts'
import { samples } from '../samples/index.ts'
import { pack, unpack } from './packed.ts'

const wide = samples.map(({ listings: { 'x86-64': text } }) => text)

const listings = [
  ...samples.map(({ listings: { 'x86-32': text } }) => text),
  generatedListing('x86-32', 400),
  '',
  'nonsense here\n.ascii "data"\ncli',
]

it('an analysis arrives as it was sent, through a message too', () => {
  const inputs = [
    ...listings.map((listing) => ({ listing, config: '32pae' as const })),
    ...wide.map((listing) => ({ listing, config: '64' as const })),
  ]
  for (const { listing, config } of inputs) {
    const analysis = analysisOf(listing, { variant: 'xen', config })
    expect(unpack(structuredClone(pack(analysis)))).toEqual(analysis)
  }
})
