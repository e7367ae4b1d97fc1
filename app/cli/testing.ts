/** The command line without a process: for tests. */
import { run } from './run.ts'

interface Run {
  readonly exit: number
  readonly out: string
  readonly errors: string
  /** Files that were written. */
  readonly written: Readonly<Record<string, string>>
}

/** Runs a command line on files that stand here, standard input handed over in small pieces. */
export async function pvscope(
  args: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  stdin = '',
): Promise<Run> {
  let out = ''
  let errors = ''
  const written: Record<string, string> = {}
  const heldAt = (path: string): string | Uint8Array => {
    const held = files[path]
    if (held === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' })
    return held
  }
  const exit = await run(args.split(' ').filter(Boolean), {
    stdin: async function* () {
      for (let at = 0; at < stdin.length; at += 1000) yield stdin.slice(at, at + 1000)
    },
    stdinBytes: async () => new TextEncoder().encode(stdin),
    readFile: async (path) => {
      const held = heldAt(path)
      return typeof held === 'string' ? held : new TextDecoder().decode(held)
    },
    readBytes: async (path) => {
      const held = heldAt(path)
      return typeof held === 'string' ? new TextEncoder().encode(held) : held
    },
    list: async (path) => {
      const inside = Object.keys(files).filter((name) => name.startsWith(`${path}/`))
      return inside.length === 0 ? null : inside.map((name) => name.slice(path.length + 1))
    },
    writeFile: async (path, text) => {
      if (path.includes('/')) throw Object.assign(new Error(path), { code: 'ENOENT' })
      written[path] = text
    },
    write: async (text) => {
      out += text
    },
    writeError: (text) => {
      errors += text
    },
  })
  return { exit, out, errors, written }
}
