import { expect, it } from 'vitest'
import { scrubTarget } from './scrub.ts'

it('finds the step whose middle is nearest, beyond both ends too', () => {
  const middles = [12, 36, 60]
  expect([-100, 12, 23, 25, 50, 500].map((x) => scrubTarget(middles, x))).toEqual([
    0, 0, 0, 1, 2, 2,
  ])
})
