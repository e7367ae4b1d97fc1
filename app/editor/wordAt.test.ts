import { describe, expect, it } from 'vitest'
import { expectedAfter, wordAt } from './wordAt.ts'

describe('wordAt', () => {
  it.each([
    ['    mov   %eax, %ebx', 11, 'register', '%eax'],
    ['    PVOP_CALLEE pte_val', 8, 'macro', 'PVOP_CALLEE'],
    ['    PVOP_CALLEE pte_val', 17, 'operation', 'pte_val'],
    ['1:  incl (%ebx)', 4, 'mnemonic', 'incl'],
    ['    .short 5', 5, 'directive', '.short'],
  ])('%s at %i', (line, column, kind, text) => {
    expect(wordAt(line, column)).toMatchObject({ kind, text })
  })

  it('finds nothing between words', () => {
    expect(wordAt('    mov   %eax', 1)).toBeNull()
  })
})

describe('expectedAfter', () => {
  it.each([
    ['    ', 'statement'],
    ['1:  mo', 'statement'],
    ['    .by', 'statement'],
    ['    mov %e', 'register'],
    ['    PVOP_VCALL ', 'operation'],
    ['    DISABLE_INTERRUPTS(CL', 'constant'],
    ['    nop # mo', 'nothing'],
    ['    mov $5, ', 'nothing'],
    ['    nop; in', 'statement'],
  ])('%s', (before, expected) => {
    expect(expectedAfter(before)).toBe(expected)
  })
})
