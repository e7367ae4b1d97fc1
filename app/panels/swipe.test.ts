import { expect, it } from 'vitest'
import { pulled, swipeOf } from './swipe.ts'

it.each([
  [{ dx: -80, dy: 10, time: 400 }, 1],
  [{ dx: 80, dy: -10, time: 400 }, -1],
  [{ dx: -30, dy: 4, time: 120 }, 1],
  [{ dx: -30, dy: 4, time: 400 }, null],
  [{ dx: -80, dy: 60, time: 200 }, null],
  [{ dx: 2, dy: 200, time: 200 }, null],
  [{ dx: 0, dy: 0, time: 50 }, null],
])('a stroke of %o means %s', (stroke, step) => {
  expect(swipeOf(stroke)).toBe(step)
})

it('gives way a little, and never far', () => {
  expect([pulled(0), pulled(-40), pulled(400)]).toEqual([0, -10, 24])
})
