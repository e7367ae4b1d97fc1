import { type Diagnostic } from '../../src/base/diagnostic.ts'
import { type Result, err, ok } from '../../src/base/result.ts'
import { type LineIndex, lineIndex, positionAt } from '../../src/base/span.ts'
import { type CliIo, type ExitCode, readAll } from './io.ts'
import { fileMessages, usageMessages } from './messages.ts'

/** A listing with the name under which messages speak of it. */
export interface Source {
  readonly name: string
  readonly text: string
  readonly lines: LineIndex
}

/** A thrown value of the file system as a short reason. */
export const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'ENOENT') return fileMessages.missing
  if (code === 'EACCES') return fileMessages.forbidden
  if (code === 'EISDIR') return fileMessages.folder
  return message ?? String(error)
}

/** Reads the one file that a command works on. */
export async function readSource(
  files: readonly string[],
  io: CliIo,
): Promise<Result<Source, string>> {
  const [file, more] = files
  if (file === undefined) return err(usageMessages.fileMissing())
  if (more !== undefined) return err(usageMessages.fileUnwanted(more))
  const name = file === '-' ? '<stdin>' : file
  try {
    const text = file === '-' ? await readAll(io.stdin()) : await io.readFile(file)
    return ok({ name, text, lines: lineIndex(text) })
  } catch (error) {
    return err(usageMessages.unreadable(name, reasonOf(error)))
  }
}

/** `file:line:column: message`, as compilers write it; milder ones name their severity. */
export function reportDiagnostics(
  source: Source,
  diagnostics: readonly Diagnostic[],
  io: CliIo,
): ExitCode {
  for (const { span, severity, message } of diagnostics) {
    const { line, column } = positionAt(source.lines, span.from)
    const kind = severity === 'error' ? '' : `${severity}: `
    io.writeError(`${source.name}:${line}:${column}: ${kind}${message}\n`)
  }
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
}

/** Wrong usage, told on standard error. */
export function refuse(io: CliIo, message: string): ExitCode {
  io.writeError(`pvscope: ${message}\n`)
  return 2
}
