import { Inflate, strFromU8, strToU8 } from 'fflate'
import { checksumSize } from './checksum.ts'
import { inflateStep, joined } from './decompress.ts'
import { largestDocument } from './limits.ts'

/** No text has these: from the first on what was read is made up by the damage. */
// oxlint-disable-next-line no-control-regex
const unlikely = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/

/** What comes out of a stream that may end or break anywhere, fed by pieces of these lengths. */
function poured(packed: Uint8Array, dictionary: string, lengths: readonly number[]) {
  const parts: Uint8Array[] = []
  let length = 0
  let fed = 0
  const stream = new Inflate({ dictionary: strToU8(dictionary) }, (part) => {
    parts.push(part)
    length += part.length
  })
  try {
    for (const size of lengths) {
      stream.push(packed.subarray(fed, fed + size), false)
      fed += size
      if (length > largestDocument) break
    }
  } catch {
    // As far as it goes.
  }
  return { plain: joined(parts, length), fed }
}

/**
 * As much of the text of `compress` as comes out before the damage. What was changed and not cut off may also
 * come out wrong, and nothing tells.
 */
export function salvage(bytes: Uint8Array, dictionary: string): string {
  const packed = bytes.subarray(checksumSize)
  const steps = Array.from({ length: Math.ceil(packed.length / inflateStep) }, () => inflateStep)
  const { fed } = poured(packed, dictionary, steps)
  // Of the piece that breaks, nothing comes out: it is fed again a byte at a time.
  const singly = Array.from({ length: Math.min(inflateStep, packed.length - fed) }, () => 1)
  const { plain } = poured(packed, dictionary, [fed, ...singly])
  const text = strFromU8(plain)
  const end = text.search(unlikely)
  return end === -1 ? text : text.slice(0, end)
}
