import { hex } from '../../../src/base/bytes.ts'

/** What stands before a line: where its bytes lie in their section, and the bytes. */
export interface Gutter {
  /** Hex, at least four digits. */
  readonly address: string
  readonly bytes: Uint8Array
}

export const gutterAt = (bytes: Uint8Array, offset: number, length: number): Gutter => ({
  address: offset.toString(16).padStart(4, '0'),
  bytes: bytes.subarray(offset, offset + length),
})

/** Operands stand under each other, as in the samples. */
export const inColumns = (text: string): string =>
  text.replace(/^(\S+)\s+/, (_, mnemonic: string) => `${mnemonic.padEnd(5)} `)

const margin = 2
const addressDigits = 4
/** Width of a character of 13 px JetBrains Mono. */
export const characterWidth = 7.8
/** Space between the column before the source and the source. Pixels. */
export const sourceGap = 12

/** Width of the column before the source, in characters. `bytes`: how many are shown at most. */
export const gutterWidth = (bytes: number): number =>
  margin + addressDigits + (bytes > 0 ? margin + bytes * 3 - 1 : 0)

/** The same in pixels, with the space up to the source. */
export const gutterPixels = (bytes: number): number =>
  gutterWidth(bytes) * characterWidth + sourceGap

/** Address and bytes of a line, padded with spaces so that columns stand under each other. */
export function gutterText(gutter: Gutter | null | undefined, bytes: number): string {
  if (!gutter) return ''
  const start = ' '.repeat(margin) + gutter.address.padStart(addressDigits)
  return bytes > 0 ? start + ' '.repeat(margin) + bytesText(gutter.bytes, bytes) : start
}

function bytesText(found: Uint8Array, room: number): string {
  const shown = found.length > room ? room - 1 : found.length
  const text = (hex(found.subarray(0, shown)).match(/../g) ?? []).join(' ')
  return found.length > shown ? `${text} …` : text
}
