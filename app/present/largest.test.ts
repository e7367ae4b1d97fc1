import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scales } from '../state/scale.ts'
import { largestFitting } from './largest.ts'

const upTo = (limit: number) => (size: number) => size <= limit

describe('a size that gives way', () => {
  it('stays as it was asked for where it fits', () => {
    expect(largestFitting(175, () => true)).toBe(175)
  })

  it('is the largest that fits', () => {
    expect(largestFitting(200, upTo(163))).toBe(160)
    expect(largestFitting(125, upTo(124))).toBe(120)
  })

  it('is never below the smallest, which fits by design', () => {
    expect(largestFitting(200, () => false)).toBe(100)
    expect(largestFitting(100, () => false)).toBe(100)
  })

  it('never shrinks where more is asked for, whatever fits', () => {
    const sizes = scales.filter((scale) => scale >= 100)
    fc.assert(
      fc.property(fc.func(fc.boolean()), (fits) => {
        const got = sizes.map((size) => largestFitting(size, fits))
        expect(got).toEqual(got.toSorted((left, right) => left - right))
      }),
    )
  })
})
