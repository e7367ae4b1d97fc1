import { describe, expect, it } from 'vitest'
import { lineMoves } from './lineMoves.ts'

describe('lineMoves', () => {
  it('shifts lines behind an insertion and leaves those before it', () => {
    const moved = lineMoves('a\nb\nc', 'x\ny\na\nb\nc')
    expect([1, 2, 3].map(moved)).toEqual([3, 4, 5])
    expect([1, 2].map(lineMoves('a\nb\nc', 'a\nb\nx\nc'))).toEqual([1, 2])
  })

  it('puts a line that was replaced at the place of its replacement', () => {
    expect(lineMoves('a\nb\nc', 'a\nX\nc')(2)).toBe(2)
    expect(lineMoves('a\nb\nb2\nc', 'a\nX\nc')(3)).toBe(2)
    expect(lineMoves('a\nb\nc', 'a\nc')(2)).toBe(2)
  })
})
