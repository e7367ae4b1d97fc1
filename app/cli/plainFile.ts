import { err, ok, type Result } from '../../src/base/result.ts'
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
