import { describe, expect, it } from 'vitest'
import { endRound, Recent } from './recent.ts'

/** As many rounds as lie between two clearances: one clearance falls among them, wherever they begin. */
const longTime = 64

const rounds = (count: number, during: () => void = () => undefined): void => {
  for (let round = 0; round < count; round++) {
    during()
    endRound()
  }
}

describe('a memory of what is in use', () => {
  it('keeps what is asked for again and again, as the same object', () => {
    const memory = new Recent<string, object>(100)
    const value = {}
    memory.set('used', value)
    memory.set('unused', {})
    rounds(3 * longTime, () => expect(memory.get('used')).toBe(value))
    expect(memory.get('unused')).toBeUndefined()
  })

  it('keeps what was asked for a short while ago', () => {
    const memory = new Recent<string, object>(100)
    memory.set('lately', {})
    rounds(longTime)
    expect(memory.get('lately')).toBeDefined()
  })

  it('holds no more than it may between two clearances', () => {
    const memory = new Recent<number, object>(10)
    for (let key = 0; key <= 10; key++) memory.set(key, {})
    expect(memory.get(0)).toBeUndefined()
    expect(memory.get(10)).toBeDefined()
  })
})
