import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from './utf8.ts'

test('bytes of a text are those of the platform', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8(text)).toEqual(new TextEncoder().encode(text))
    }),
  )
  expect([...utf8('é%41\n€😀')]).toEqual([
    0xc3, 0xa9, 0x25, 0x34, 0x31, 0x0a, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80,
  ])
})
