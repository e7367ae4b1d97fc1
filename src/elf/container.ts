import { err, ok, type Result } from '../base/result.ts'
import { fieldsOf, half, within, word } from './fields.ts'
import { isBootImage, isElf, type Packing, packingOf, startsWith } from './magic.ts'
import { elfFault, type ElfFault, kindWords } from './messages.ts'

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

const others: readonly (readonly [string, readonly number[]])[] = [
  [kindWords.jpeg, [0xff, 0xd8, 0xff]],
  [kindWords.png, [0x89, 0x50, 0x4e, 0x47]],
  [kindWords.gif, [0x47, 0x49, 0x46, 0x38]],
  [kindWords.pdf, [0x25, 0x50, 0x44, 0x46]],
  [kindWords.zip, [0x50, 0x4b, 0x03, 0x04]],
  [kindWords.archive, [0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e]],
  [kindWords.windows, [0x4d, 0x5a]],
  [kindWords.script, [0x23, 0x21]],
]

const hexStart = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')

/** Fields of the boot header, by their offset in the file. Source: Documentation/x86/boot.rst, 6.1. */
const boot = {
  sectors: 0x1f1,
  version: 0x206,
  payload: 0x248,
  length: 0x24c,
} as const
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
  const whole = bytes.subarray(offset, offset + length)
  const packing = packingOf(whole)
  // gzip ends with the size unpacked by itself; behind all others the kernel's build writes it (size_append).
  const payload = packing === 'gzip' ? whole : whole.subarray(0, -sizeBytes)
  return ok({ kind: 'boot', packing, payload, offset })
}

const sizeBytes = 4

/** Tells what a file is; fails with words for one that holds no kernel code. */
export function containerOf(bytes: Uint8Array): Result<Container, ElfFault> {
  if (bytes.length === 0) return err(elfFault('elf/empty'))
  if (isElf(bytes)) return ok({ kind: 'elf' })
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
    return elfFault('elf/boot-image', kindWords.unknown, `${unpack} ${file} > vmlinux`)
  }
  const cut = `tail -c +${container.offset + 1} ${file} | head -c ${payload.length}`
  return elfFault('elf/boot-image', packing, `${cut} | ${unpack} > vmlinux`)
}

/** The name without the ending that tells how it is packed. */
const plainName = (file: string): string => {
  const plain = file.replace(/\.(?:gz|xz|zst|lzma|bz2|lz4|lzo)$/, '')
  return plain === file ? `${file}.plain` : plain
}
