/** What a file is by its first bytes: all that the page needs to know before an engine reads it. */

/** Ways to pack a kernel or a module. */
export type Packing = 'gzip' | 'xz' | 'zstd' | 'lzma' | 'bzip2' | 'lz4' | 'lzo'

/** Magic numbers that scripts/extract-vmlinux of the kernel looks for. */
const packings: readonly (readonly [Packing, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['lz4', [0x02, 0x21, 0x4c, 0x18]],
  ['lzo', [0x89, 0x4c, 0x5a, 0x4f]],
  ['lzma', [0x5d, 0x00, 0x00]],
]

export const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

export const packingOf = (bytes: Uint8Array): Packing | null =>
  packings.find(([, magic]) => startsWith(bytes, magic))?.[0] ?? null

export const isElf = (bytes: Uint8Array): boolean => startsWith(bytes, [0x7f, 0x45, 0x4c, 0x46])

/** Where a boot image has these: the mark of a boot sector, and "HdrS". Source: Documentation/x86/boot.rst, 6.1. */
const sectorEnd = 0x1fe
const headerMark = 0x202

/** A bzImage. */
export const isBootImage = (bytes: Uint8Array): boolean =>
  startsWith(bytes.subarray(sectorEnd), [0x55, 0xaa]) &&
  startsWith(bytes.subarray(headerMark), [0x48, 0x64, 0x72, 0x53])

/** Whether a file that starts so may hold a kernel, plain or packed, whatever it is called. */
export const holdsKernel = (head: Uint8Array): boolean =>
  isElf(head) || isBootImage(head) || packingOf(head) !== null
