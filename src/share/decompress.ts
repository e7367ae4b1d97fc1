import { readUnsigned } from '../base/bytes.ts'
import { type Result, err, ok } from '../base/result.ts'
import { fromUtf8, toUtf8 } from '../base/utf8.ts'
import { checksum, checksumSize } from './checksum.ts'
import { inflate } from './inflate.ts'
import { largestDocument } from './limits.ts'

const unpacked = (bytes: Uint8Array, dictionary: string) =>
  inflate(bytes.subarray(checksumSize), toUtf8(dictionary), largestDocument)

/** The text of `compress`; `large` where it would pass the limit. */
export function decompress(
  bytes: Uint8Array,
  dictionary: string,
): Result<string, 'damaged' | 'large'> {
  const { plain, end } = unpacked(bytes, dictionary)
  if (end === 'long') return err('large')
  const right = checksum(plain) === Number(readUnsigned(bytes, 0, checksumSize))
  return end === 'whole' && right ? ok(fromUtf8(plain)) : err('damaged')
}

/** No text has these: from the first on what was read is made up by the damage. */
// oxlint-disable-next-line no-control-regex
const unlikely = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/

/**
 * As much of the text of `compress` as comes out before the damage. What was changed and not cut off may also
 * come out wrong, and nothing tells.
 */
export function salvage(bytes: Uint8Array, dictionary: string): string {
  const text = fromUtf8(unpacked(bytes, dictionary).plain)
  const end = text.search(unlikely)
  return end === -1 ? text : text.slice(0, end)
}
