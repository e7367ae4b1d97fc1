import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitsOf, shortHex, tailHex, typedValue } from './value.ts'

const value = (number: bigint) => ({ kind: 'value', value: number })

describe('a typed value', () => {
  it.each([
    ['', { kind: 'empty' }],
    ['  ', { kind: 'empty' }],
    ['0x1f', value(31n)],
    ['31', value(31n)],
    ['c0100000', value(0xc0100000n)],
    ['$0x1F', value(31n)],
    ['-1', value(0xffffffffn)],
    ['0xffff_ffff', value(0xffffffffn)],
    ['eax', { kind: 'wrong', why: 'number' }],
    ['0x', { kind: 'wrong', why: 'number' }],
    ['1.5', { kind: 'wrong', why: 'number' }],
    ['0x100000000', { kind: 'wrong', why: 'large' }],
    ['-2147483649', { kind: 'wrong', why: 'large' }],
  ])('%s', (text, typed) => {
    expect(typedValue('x86-32', text)).toEqual(typed)
  })

  it('is what it is shown as', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, (1n << 64n) - 1n), (number) => {
        expect(typedValue('x86-64', `0x${shortHex(number)}`)).toEqual(value(number))
        const { zeros, rest } = digitsOf('x86-64', number)
        expect(`${zeros}${rest}`).toBe(number.toString(16).padStart(16, '0'))
      }),
    )
  })
})

it('shortens only what is long', () => {
  expect(tailHex(0xc0100000n)).toBe('c0100000')
  expect(tailHex(0xffff880007fffdf8n)).toBe('…fffdf8')
})
