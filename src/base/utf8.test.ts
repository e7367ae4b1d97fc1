import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromUtf8, toUtf8 } from './utf8.ts'

it('is what every other encoder makes of a text, and comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(toUtf8(text)).toEqual(new TextEncoder().encode(text))
      expect(fromUtf8(toUtf8(text))).toBe(text)
    }),
  )
  expect(fromUtf8(toUtf8('a\ud800b'))).toBe('a\ufffdb')
})

it('takes for text what every other decoder takes for it', () => {
  const whole = (bytes: Uint8Array) => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      return null
    }
  }
  const some = fc.uint8Array({ maxLength: 5 })
  const near = fc
    .tuple(fc.constantFrom(0xc1, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xf8), some)
    .map(([lead, rest]) => Uint8Array.from([lead, ...rest.map((byte) => 0x80 | (byte & 0x3f))]))
  fc.assert(
    fc.property(fc.oneof(some, near), (bytes) => {
      const read = fromUtf8(bytes)
      const text = whole(bytes)
      if (text === null) expect(read).toContain('\ufffd')
      else expect(read).toBe(text)
    }),
    { numRuns: 2000 },
  )
})
