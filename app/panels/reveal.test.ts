import { describe, expect, it } from 'vitest'
import { overshoot } from './reveal.ts'

describe('what is scrolled to be seen', () => {
  it.each([
    ['stands already in view', 20, 40, 0],
    ['lies before it', -30, -10, -30],
    ['lies behind it', 110, 130, 30],
    ['is larger than the view: its start counts', 10, 210, 10],
  ])('%s', (_, from, to, wanted) => {
    expect(overshoot(from, to, 0, 100)).toBe(wanted)
  })
})
