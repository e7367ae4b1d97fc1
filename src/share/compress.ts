import { Inflate, deflateSync, strFromU8, strToU8 } from 'fflate'
import { readUnsigned, writeUnsigned } from '../base/bytes.ts'
import { type Result, err, ok } from '../base/result.ts'
import { checksum } from './checksum.ts'
import { largestDocument } from './limits.ts'

const checksumSize = 2

/** Small steps, so that a hostile link is stopped about a megabyte past the limit. */
const inflateStep = 1024

/** A checksum of the UTF-8 text, then the text deflated against the dictionary. */
export function compress(text: string, dictionary: string): Uint8Array {
  const plain = strToU8(text)
  const packed = deflateSync(plain, { level: 9, dictionary: strToU8(dictionary) })
  const bytes = new Uint8Array(checksumSize + packed.length)
  writeUnsigned(bytes, 0, checksumSize, BigInt(checksum(plain)))
  bytes.set(packed, checksumSize)
  return bytes
}

/** What comes out, in order; false from `take` ends it. Throws where the stream cannot be read on. */
function unfold(packed: Uint8Array, dictionary: string, take: (part: Uint8Array) => boolean): void {
  let going = true
  const stream = new Inflate({ dictionary: strToU8(dictionary) }, (part) => {
    going = take(part)
  })
  for (let at = 0; going && (at < packed.length || at === 0); at += inflateStep) {
    stream.push(packed.subarray(at, at + inflateStep), at + inflateStep >= packed.length)
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const plain = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    plain.set(part, at)
    at += part.length
  }
  return plain
}

function inflate(packed: Uint8Array, dictionary: string): Result<Uint8Array, 'damaged' | 'large'> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    unfold(packed, dictionary, (part) => {
      parts.push(part)
      length += part.length
      return length <= largestDocument
    })
  } catch {
    return err('damaged')
  }
  return length > largestDocument ? err('large') : ok(joined(parts, length))
}

/** The text of `compress`; `large` where it would pass the limit. */
export function decompress(
  bytes: Uint8Array,
  dictionary: string,
): Result<string, 'damaged' | 'large'> {
  if (bytes.length <= checksumSize) return err('damaged')
  const plain = inflate(bytes.subarray(checksumSize), dictionary)
  if (!plain.ok) return plain
  const right = checksum(plain.value) === Number(readUnsigned(bytes, 0, checksumSize))
  return right ? ok(strFromU8(plain.value)) : err('damaged')
}

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
