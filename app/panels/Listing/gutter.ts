import { hex } from '../../../src/base/bytes.ts'
import type { Gutter } from './lines.ts'

/** Bytes that fit the column; longer runs end in "…". */
const shownBytes = 7
const margin = 2
const addressDigits = 4
const bytesWidth = shownBytes * 3 - 1

/** Width of the column before the source, in characters. */
export const gutterWidth = (withBytes: boolean): number =>
  margin + addressDigits + (withBytes ? margin + bytesWidth : 0)

/** Address and bytes of a line, padded with spaces so that columns stand under each other. */
export function gutterText(gutter: Gutter | null | undefined, withBytes: boolean): string {
  if (!gutter) return ''
  const start = ' '.repeat(margin) + gutter.address.padStart(addressDigits)
  return withBytes ? start + ' '.repeat(margin) + bytesText(gutter.bytes) : start
}

function bytesText(bytes: Uint8Array): string {
  const shown = bytes.length > shownBytes ? shownBytes - 1 : bytes.length
  const text = (hex(bytes.subarray(0, shown)).match(/../g) ?? []).join(' ')
  return bytes.length > shown ? `${text} …` : text
}
