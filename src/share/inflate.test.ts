import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { expect, it } from 'vitest'
import { inflate } from './inflate.ts'

const longest = 100_000

const few = fc
  .array(fc.constantFrom(1, 2, 3, 200), { maxLength: 600, size: 'max' })
  .map((each) => Uint8Array.from(each))
const bytes = fc.oneof(fc.uint8Array({ maxLength: 600, size: 'max' }), few)

it('brings back what a library packed, in every kind of block', () => {
  fc.assert(
    fc.property(bytes, bytes, few, (plain, dictionary, repetitive) => {
      for (const options of [{}, { strategy: 4 }, { level: 0 }, { level: 9 }]) {
        const packed = deflateRawSync(plain, { ...options, dictionary })
        expect(inflate(packed, dictionary, longest)).toEqual({ plain, end: 'whole' })
      }
      // What links are written with.
      const packed = deflateSync(repetitive, { level: 9, dictionary })
      expect(inflate(packed, dictionary, longest)).toEqual({ plain: repetitive, end: 'whole' })
    }),
    { endOnFailure: true },
  )
})

it('gives what came out before a stream breaks off', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), (plain, at) => {
      const packed = deflateRawSync(plain)
      const length = at % packed.length
      const cut = inflate(packed.subarray(0, length), new Uint8Array(), longest)
      expect(cut.end).toBe('broken')
      expect(cut.plain).toEqual(plain.subarray(0, cut.plain.length))
      // No symbol takes more than 48 bits, or gives more than 258 bytes.
      const sooner = inflate(packed.subarray(0, Math.max(0, length - 6)), new Uint8Array(), longest)
      expect(sooner.plain.length).toBeLessThanOrEqual(cut.plain.length)
    }),
  )
})

it('never throws, and says of what is no stream that it is broken', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      const { plain, end } = inflate(noise, new Uint8Array(), longest)
      expect(end === 'broken' || end === 'whole').toBe(true)
      expect(plain.length).toBeLessThan(200 * 8 * 258)
    }),
    { numRuns: 2000 },
  )
  for (const broken of [[], [7], [0, 1, 0, 0, 0], [0x4b, 4]])
    expect(inflate(Uint8Array.from(broken), new Uint8Array(), longest).end).toBe('broken')
})

it('stops where more would come out than is asked for', () => {
  const packed = deflateRawSync(new Uint8Array(50_000_000))
  const { plain, end } = inflate(packed, new Uint8Array(), longest)
  expect(end).toBe('long')
  expect(plain.length).toBeLessThan(longest + 300)
})
