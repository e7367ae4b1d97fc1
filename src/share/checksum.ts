import { readUnsigned } from '../base/bytes.ts'

/** In bytes, where it stands before what it is of. */
export const checksumSize = 2

/** FNV-1a, folded to 16 bits: tells texts apart that differ by accident, guards against nothing else. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return ((hash >>> 16) ^ hash) & 0xffff
}

/** Whether it is what stood there when `packed` was made, which has the checksum in front. */
export const isAsPacked = (plain: Uint8Array, packed: Uint8Array): boolean =>
  checksum(plain) === Number(readUnsigned(packed, 0, checksumSize))
