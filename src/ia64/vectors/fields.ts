import { fromHex } from '../../base/bytes.ts'
import { vectorMessages } from './messages.ts'

/** A row of the vectors as it was read: keys and whatever stands behind them. */
export type VectorRow = Readonly<Record<string, unknown>>

/** Told instead of an answer where a row cannot be read; the message is for people. */
export class UnreadableField extends Error {}

export const isRow = (value: unknown): value is VectorRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const { wanted } = vectorMessages

function unreadable(key: string, what: string): never {
  throw new UnreadableField(vectorMessages.field(key, what))
}

export function textField(row: VectorRow, key: string): string {
  const value = row[key]
  return typeof value === 'string' ? value : unreadable(key, wanted.text)
}

/** A number, or hex with `0x` in a text. */
export function wholeField(row: VectorRow, key: string): bigint {
  const value = row[key]
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  if (typeof value === 'string' && /^-?(?:0x[0-9a-f]+|\d+)$/i.test(value)) {
    return value.startsWith('-') ? -BigInt(value.slice(1)) : BigInt(value)
  }
  return unreadable(key, wanted.whole)
}

export const smallField = (row: VectorRow, key: string): number => Number(wholeField(row, key))

export function slotField(row: VectorRow, key: string): 0 | 1 | 2 {
  const slot = smallField(row, key)
  return slot === 0 || slot === 1 || slot === 2 ? slot : unreadable(key, wanted.slot)
}

export function bytesField(row: VectorRow, key: string): Uint8Array {
  const bytes = fromHex(textField(row, key))
  return bytes !== null && bytes.length > 0 && bytes.length % 16 === 0
    ? bytes
    : unreadable(key, wanted.bundles)
}

export function listField(row: VectorRow, key: string): readonly unknown[] {
  const value = row[key]
  return Array.isArray(value) ? value : unreadable(key, wanted.list)
}

export const rowsField = (row: VectorRow, key: string): readonly VectorRow[] =>
  listField(row, key).map((value) => (isRow(value) ? value : unreadable(key, wanted.objects)))

/** `0x` and so many digits. */
export const hexText = (value: bigint, digits = 0): string =>
  `0x${value.toString(16).padStart(digits, '0')}`

export const wordText = (word: bigint): string => hexText(word, 11)
