import type { Arch } from '../../../src/x86/arch.ts'

export const bitsOf = (arch: Arch): number => (arch === 'x86-64' ? 64 : 32)

/** A register's value as digits of the full width: the zeros before it, and the rest. */
export interface Digits {
  readonly zeros: string
  readonly rest: string
}

export function digitsOf(arch: Arch, value: bigint): Digits {
  const rest = value === 0n ? '' : value.toString(16)
  return { zeros: '0'.repeat(Math.max(0, bitsOf(arch) / 4 - rest.length)), rest }
}

/** Digits that are enough to tell two addresses of one machine apart. */
const tail = 6

/** The last digits of a long value. */
export function tailHex(value: bigint): string {
  const text = shortHex(value)
  return text.length > 8 ? `…${text.slice(-tail)}` : text
}

export const shortHex = (value: bigint): string => value.toString(16)

/** What somebody typed as a value: nothing, a number, or why it is none. */
export type Typed =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: bigint }
  | { readonly kind: 'wrong'; readonly why: 'number' | 'large' }

const hex = /^0x[\da-f]+$/
const decimal = /^-?\d+$/
/** Digits that cannot be meant as decimal. */
const bareHex = /^[\da-f]*[a-f][\da-f]*$/

/** Hex as `0x1f` or `c0100000`, else decimal; a negative number is its two's complement. */
export function typedValue(arch: Arch, text: string): Typed {
  const word = text.trim().toLowerCase().replaceAll('_', '').replace(/^[$%]/, '')
  if (word === '') return { kind: 'empty' }
  const known = hex.test(word) || decimal.test(word)
  if (!known && !bareHex.test(word)) return { kind: 'wrong', why: 'number' }
  const number = BigInt(known ? word : `0x${word}`)
  const bits = bitsOf(arch)
  const fits = number < 1n << BigInt(bits) && number >= -(1n << BigInt(bits - 1))
  if (!fits) return { kind: 'wrong', why: 'large' }
  return { kind: 'value', value: BigInt.asUintN(bits, number) }
}
