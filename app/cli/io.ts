/** What a command may touch of the world; tests hand in their own. */
export interface CliIo {
  /** Standard input as text, in pieces as they arrive. */
  readonly stdin: () => AsyncIterable<string>
  /** The same for what is no text. */
  readonly stdinBytes: () => Promise<Uint8Array>
  /** Rejects where the file cannot be read. */
  readonly readFile: (path: string) => Promise<string>
  /** The same for a file that is no text. */
  readonly readBytes: (path: string) => Promise<Uint8Array>
  /** Files of a folder and of the folders in it, as paths from there with `/`; null where it is no folder. */
  readonly list: (path: string) => Promise<readonly string[] | null>
  /** Rejects where the file cannot be written. */
  readonly writeFile: (path: string, text: string) => Promise<void>
  /** Standard output. Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>
  readonly writeError: (text: string) => void
}

/** 0 fine, 1 the input has errors, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2

export async function readAll(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}
