import { Inflate, strFromU8, strToU8 } from 'fflate'
import { type Result, err, ok } from '../base/result.ts'
import { checksumSize, isAsPacked } from './checksum.ts'
import { largestDocument } from './limits.ts'

/** Small steps, so that a hostile link is stopped about a megabyte past the limit. */
export const inflateStep = 1024

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

export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
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
  return isAsPacked(plain.value, bytes) ? ok(strFromU8(plain.value)) : err('damaged')
}
