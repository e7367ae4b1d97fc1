import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readUnsigned, writeUnsigned } from './bytes.ts'

it('reads back what was written, of any size up to a bundle of 16 bytes, and touches nothing else', () => {
  const fields = fc.record({
    size: fc.integer({ min: 1, max: 16 }),
    offset: fc.integer({ min: 0, max: 5 }),
    value: fc.bigInt({ min: -(1n << 127n), max: (1n << 128n) - 1n }),
  })
  fc.assert(
    fc.property(fields, ({ size, offset, value }) => {
      const bytes = new Uint8Array(24).fill(0xee)
      writeUnsigned(bytes, offset, size, value)
      expect(readUnsigned(bytes, offset, size)).toBe(BigInt.asUintN(8 * size, value))
      const others = bytes.filter((_, at) => at < offset || at >= offset + size)
      expect(others.every((byte) => byte === 0xee)).toBe(true)
    }),
  )
})

it('reads bytes past the end as 0', () => {
  expect(readUnsigned(Uint8Array.of(1, 2), 0, 8)).toBe(0x201n)
  expect(readUnsigned(Uint8Array.of(1, 2), 1, 16)).toBe(2n)
})
