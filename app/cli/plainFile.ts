import { gunzipSync } from 'node:zlib'
import { err, ok, type Result } from '../../src/base/result.ts'
import { containerOf, packedFault } from '../../src/elf/container.ts'
import { elfFault, type ElfFault } from '../../src/elf/messages.ts'
import type { CliIo } from './io.ts'
import { usageMessages } from './messages.ts'
import { reasonOf } from './source.ts'

export interface BinaryFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Reads the one file that a command works on. */
export async function readBinary(
  files: readonly string[],
  io: CliIo,
): Promise<Result<BinaryFile, string>> {
  const [file, more] = files
  if (file === undefined) return err(usageMessages.fileMissing())
  if (more !== undefined) return err(usageMessages.fileUnwanted(more))
  const name = file === '-' ? '<stdin>' : file
  try {
    return ok({ name, bytes: file === '-' ? await io.stdinBytes() : await io.readBytes(file) })
  } catch (error) {
    return err(usageMessages.unreadable(name, reasonOf(error)))
  }
}

/** No kernel is larger; a damaged file may claim to be. */
const largestUnpacked = 2 ** 30

/** The ELF file in a file: itself, or unpacked where Node's zlib can; else words that say how to unpack it. */
export function plainElf({ name, bytes }: BinaryFile): Result<Uint8Array, ElfFault> {
  const container = containerOf(bytes)
  if (!container.ok) return container
  if (container.value.kind === 'elf') return ok(bytes)
  if (container.value.packing !== 'gzip') return err(packedFault(container.value, name))
  try {
    return ok(gunzipSync(container.value.payload, { maxOutputLength: largestUnpacked }))
  } catch {
    return err(elfFault('elf/bad-compression', 'gzip'))
  }
}
