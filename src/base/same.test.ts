import fc from 'fast-check'
import { expect, it } from 'vitest'
import { same } from './same.ts'

const plain = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    fc.integer({ min: -2, max: 2 }),
    fc.bigInt({ min: 0n, max: 2n }),
    fc.constantFrom('', 'a', null, undefined, true, false),
    fc.uint8Array({ maxLength: 2 }),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { noNullPrototype: true }),
  ),
})).value

it('a copy is the same', () => {
  fc.assert(fc.property(plain, (value) => same(value, structuredClone(value))))
})

it('two values are the same where the test runner takes them for strictly equal', () => {
  const equal = (left: unknown, right: unknown) => {
    try {
      expect(left).toStrictEqual(right)
      return true
    } catch {
      return false
    }
  }
  fc.assert(
    fc.property(plain, plain, (left, right) => same(left, right) === equal(left, right)),
    { numRuns: 2000 },
  )
})

it('bytes are no list, and a list is no object', () => {
  expect(same(Uint8Array.of(1), [1])).toBe(false)
  expect(same([1], { 0: 1 })).toBe(false)
  expect(same({ 0: 1 }, [1])).toBe(false)
})
