import { readFileSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { once } from 'node:events'
import { loadIced } from '../../src/x86/iced.ts'
import type { CliIo } from './io.ts'
import { filesBelow } from './filesBelow.ts'
import { run } from './run.ts'

const io: CliIo = {
  stdin: () => process.stdin.setEncoding('utf8'),
  stdinBytes: async () => {
    const pieces: Buffer[] = []
    for await (const piece of process.stdin) pieces.push(piece as Buffer)
    return Buffer.concat(pieces)
  },
  readFile: (path) => readFile(path, 'utf8'),
  readBytes: (path) => readFile(path),
  list: async (path) => {
    const found = await stat(path).catch(() => null)
    if (!found?.isDirectory()) return null
    return filesBelow(path)
  },
  writeFile: (path, text) => writeFile(path, text),
  write: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  },
  writeError: (text) => process.stderr.write(text),
}

// The reader of a pipe may leave early (`| head`): no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

loadIced(readFileSync(createRequire(import.meta.url).resolve('iced-x86/iced_x86_bg.wasm')))
process.exitCode = await run(process.argv.slice(2), io)
