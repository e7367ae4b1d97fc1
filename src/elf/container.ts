import { err, ok, type Result } from '../base/result.ts'
import { fieldsOf, half, within, word } from './fields.ts'
import { elfFault, type ElfFault } from './messages.ts'

/** Ways to pack a kernel or a module. */
export type Packing = 'gzip' | 'xz' | 'zstd' | 'lzma' | 'bzip2' | 'lz4' | 'lzo'

/** What a file is by its first bytes. `boot`: a bzImage, in which `payload` is the packed kernel. */
export type Container =
  | { readonly kind: 'elf' }
  | { readonly kind: 'packed'; readonly packing: Packing; readonly payload: Uint8Array }
  | {
      readonly kind: 'boot'
      readonly packing: Packing | null
      readonly payload: Uint8Array
      /** Where the payload starts in the file. */
      readonly offset: number
    }

/** Magic numbers that scripts/extract-vmlinux of the kernel looks for, and ELF's own. */
const packings: readonly (readonly [Packing, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['lz4', [0x02, 0x21, 0x4c, 0x18]],
  ['lzo', [0x89, 0x4c, 0x5a, 0x4f]],
  ['lzma', [0x5d, 0x00, 0x00]],
]

const others: readonly (readonly [string, readonly number[]])[] = [
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['an archive of object files or a Debian package', [0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e]],
  ['a Windows program', [0x4d, 0x5a]],
  ['a script', [0x23, 0x21]],
]

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

const packingOf = (bytes: Uint8Array): Packing | null =>
  packings.find(([, magic]) => startsWith(bytes, magic))?.[0] ?? null

const hexStart = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')

/** Fields of the boot header, by their offset in the file. Source: Documentation/x86/boot.rst, 6.1. */
const boot = {
  sectors: 0x1f1,
  magic: 0x202,
  version: 0x206,
  payload: 0x248,
  length: 0x24c,
} as const
const bootMagic = 0x53726448
/** First version of the protocol that says where the payload lies. */
const payloadVersion = 0x208
const bootHeaderEnd = 0x268
const sectorSize = 512

function bootImage(bytes: Uint8Array): Result<Container, ElfFault> {
  const fields = fieldsOf(bytes, false)
  const damaged = err(elfFault('elf/boot-image-damaged', bytes.length))
  if (!within(bytes, 0, bootHeaderEnd) || half(fields, boot.version) < payloadVersion)
    return damaged
  // 0 stands for 4: the header is older than the field.
  const sectors = fields.view.getUint8(boot.sectors) || 4
  const offset = (sectors + 1) * sectorSize + word(fields, boot.payload)
  const length = word(fields, boot.length)
  if (length === 0 || !within(bytes, offset, length)) return damaged
  const payload = bytes.subarray(offset, offset + length)
  return ok({ kind: 'boot', packing: packingOf(payload), payload, offset })
}

const isBootImage = (bytes: Uint8Array): boolean =>
  within(bytes, boot.magic, 4) && word(fieldsOf(bytes, false), boot.magic) === bootMagic

/** Tells what a file is; fails with words for one that holds no kernel code. */
export function containerOf(bytes: Uint8Array): Result<Container, ElfFault> {
  if (bytes.length === 0) return err(elfFault('elf/empty'))
  if (startsWith(bytes, [0x7f, 0x45, 0x4c, 0x46])) return ok({ kind: 'elf' })
  if (isBootImage(bytes)) return bootImage(bytes)
  const packing = packingOf(bytes)
  if (packing) return ok({ kind: 'packed', packing, payload: bytes })
  const other = others.find(([, magic]) => startsWith(bytes, magic))
  return err(
    other ? elfFault('elf/other-kind', other[0]) : elfFault('elf/unknown-kind', hexStart(bytes)),
  )
}

/** Programs that unpack from standard input to standard output. */
const unpackers: Readonly<Record<Packing, string>> = {
  gzip: 'gzip -dc',
  xz: 'xz -dc',
  zstd: 'zstd -dc',
  lzma: 'xz --format=lzma -dc',
  bzip2: 'bzip2 -dc',
  lz4: 'lz4 -dc',
  lzo: 'lzop -dc',
}

/** Behind every payload but gzip's own trailer stand four bytes: the size unpacked. */
const sizeBytes = 4

/** The command that makes a plain file of a packed one or of a boot image; `file` is its name. */
export function packedFault(
  container: Exclude<Container, { kind: 'elf' }>,
  file = 'FILE',
): ElfFault {
  const { packing, payload } = container
  const unpack = packing === null ? 'scripts/extract-vmlinux' : unpackers[packing]
  if (container.kind === 'packed') {
    return elfFault('elf/compressed', container.packing, `${unpack} ${file} > ${plainName(file)}`)
  }
  if (packing === null) {
    return elfFault('elf/boot-image', 'something that is not known', `${unpack} ${file} > vmlinux`)
  }
  const cut = `tail -c +${container.offset + 1} ${file} | head -c ${payload.length - sizeBytes}`
  return elfFault('elf/boot-image', packing, `${cut} | ${unpack} > vmlinux`)
}

/** The name without the ending that tells how it is packed. */
const plainName = (file: string): string => {
  const plain = file.replace(/\.(?:gz|xz|zst|lzma|bz2|lz4|lzo)$/, '')
  return plain === file ? `${file}.plain` : plain
}
