import { deflateSync, strToU8 } from 'fflate'
import { writeUnsigned } from '../base/bytes.ts'
import { checksum, checksumSize } from './checksum.ts'

/** A checksum of the UTF-8 text, then the text deflated against the dictionary. */
export function compress(text: string, dictionary: string): Uint8Array {
  const plain = strToU8(text)
  const packed = deflateSync(plain, { level: 9, dictionary: strToU8(dictionary) })
  const bytes = new Uint8Array(checksumSize + packed.length)
  writeUnsigned(bytes, 0, checksumSize, BigInt(checksum(plain)))
  bytes.set(packed, checksumSize)
  return bytes
}
