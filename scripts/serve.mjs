// node scripts/serve.mjs FOLDER PORT: serves a built folder with its own headers, on just that port.
import { resolve } from 'node:path'
import { serve } from './setup/staticServer.mjs'

const [folder, port] = process.argv.slice(2)
const server = await serve({ folder: resolve(folder), port: Number(port), tries: 1 })
if (server === null) {
  console.error(`Port ${port} is taken.`)
  process.exit(1)
}
