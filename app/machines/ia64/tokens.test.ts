import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ia64Samples } from '../../samples/ia64/index.ts'
import { tokenizeItanium } from './tokens.ts'

const kinds = (line: string) =>
  tokenizeItanium(line, false)
    .tokens.map(({ from, to, kind }) => [line.slice(from, to).trim(), kind] as const)
    .filter(([text]) => text !== '')

it('tells a bundle, its template, instructions, registers and stops apart', () => {
  expect(kinds('{ .mmi')).toEqual([
    ['{', 'macro'],
    ['.mmi', 'macro'],
  ])
  expect(kinds('  alloc loc0=ar.pfs,2,3,2,0 ;; // room')).toEqual([
    ['alloc', 'mnemonic'],
    ['loc0', 'register'],
    ['=', 'plain'],
    ['ar.pfs', 'register'],
    [',', 'plain'],
    ['2', 'number'],
    [',', 'plain'],
    ['3', 'number'],
    [',', 'plain'],
    ['2', 'number'],
    [',', 'plain'],
    ['0', 'number'],
    [';;', 'macro'],
    ['// room', 'comment'],
  ])
})

it('knows tags, predicates and patch types', () => {
  expect(kinds('[1:] (p8) br.cond.sptk slow').map(([, kind]) => kind)).toEqual([
    'label',
    'register',
    'mnemonic',
    'plain',
  ])
  expect(kinds('data8 1b, 2b, PARAVIRT_PATCH_TYPE_GET_CPUID').at(-1)?.[1]).toBe('operation')
})

it('follows block comments over lines', () => {
  const first = tokenizeItanium('nop.i 0 /* two', false)
  expect(first.inComment).toBe(true)
  expect(tokenizeItanium('lines */ nop.m 0', true)).toMatchObject({ inComment: false })
})

it('covers any line without gaps', () => {
  const lines = ia64Samples.flatMap(({ listing }) => listing.split('\n'))
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...lines), fc.string()), fc.boolean(), (line, inside) => {
      const { tokens } = tokenizeItanium(line, inside)
      expect(tokens.map(({ from, to }) => line.slice(from, to)).join('')).toBe(line)
    }),
  )
})
