import { Inflate, deflateSync, strFromU8, strToU8 } from 'fflate'
import { readUnsigned, writeUnsigned } from '../base/bytes.ts'
import { type Result, err, ok } from '../base/result.ts'
import { largestDocument } from './limits.ts'

const checksumSize = 2

/** Small steps, so that a hostile link is stopped about a megabyte past the limit. */
const inflateStep = 1024

/** FNV-1a, folded to 16 bits: finds a link that was cut or retyped, guards against nothing else. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return ((hash >>> 16) ^ hash) & 0xffff
}

/** A checksum of the UTF-8 text, then the text deflated against the dictionary. */
export function compress(text: string, dictionary: string): Uint8Array {
  const plain = strToU8(text)
  const packed = deflateSync(plain, { level: 9, dictionary: strToU8(dictionary) })
  const bytes = new Uint8Array(checksumSize + packed.length)
  writeUnsigned(bytes, 0, checksumSize, BigInt(checksum(plain)))
  bytes.set(packed, checksumSize)
  return bytes
}

function inflate(packed: Uint8Array, dictionary: string): Result<Uint8Array, 'damaged' | 'large'> {
  const parts: Uint8Array[] = []
  let length = 0
  const stream = new Inflate({ dictionary: strToU8(dictionary) }, (part) => {
    parts.push(part)
    length += part.length
  })
  try {
    for (let at = 0; at < packed.length || at === 0; at += inflateStep) {
      stream.push(packed.subarray(at, at + inflateStep), at + inflateStep >= packed.length)
      if (length > largestDocument) return err('large')
    }
  } catch {
    return err('damaged')
  }
  const plain = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    plain.set(part, at)
    at += part.length
  }
  return ok(plain)
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
