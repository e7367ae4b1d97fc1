import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hex } from '../base/bytes.ts'
import { nopPadding, nopTablesOf } from './nops.ts'

describe('nopPadding', () => {
  it('takes the longest entry first', () => {
    expect(nopPadding('p6', 13).map(hex)).toEqual(['0f1f840000000000', '0f1f440000'])
    expect(nopPadding('intel', 9).map(hex)).toEqual(['908db42600000000', '90'])
  })

  it('fills exactly the length, with each table', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...nopTablesOf('x86-32')),
        fc.integer({ min: 0, max: 255 }),
        (table, length) => {
          const chunks = nopPadding(table, length)
          expect(chunks.reduce((sum, chunk) => sum + chunk.length, 0)).toBe(length)
          expect(chunks.slice(0, -1).every((chunk) => chunk.length === 8)).toBe(true)
        },
      ),
    )
  })
})

describe('nopTablesOf', () => {
  it('leaves x86-64 the two tables that find_nop_table() can return', () => {
    expect(nopTablesOf('x86-64')).toEqual(['k8', 'p6'])
    expect(nopTablesOf('x86-32')).toEqual(['intel', 'k8', 'k7', 'p6'])
  })
})
