import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { build, type Plugin } from 'vite'
import { licences } from './licences.ts'

/** Names under assets/ carry a hash of what is in them, so they need no other mark of their version. */
const isHashed = (url: string) => url.startsWith('assets/')

/** Not asked for by the page: what hosts, previews of links and programs of others read. */
const isForOthers = (url: string) =>
  /^(_headers|README\.md|preview\.png|sw\.js)$|^(schemas|api)\/|\.map$/.test(url)

/** Every file that the page may ask for, with a mark that changes with its content. */
export function filesToKeep(folder: string): { url: string; revision: string | null }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((url) => !isForOthers(url))
    .sort()
    .map((url) => ({ url, revision: isHashed(url) ? null : hashOf(join(folder, url)) }))
}

const hashOf = (file: string) =>
  createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)

/** After the page is built: its service worker, which knows every file beside it. */
export function offline(): Plugin {
  let folder = ''
  return {
    name: 'pvscope-offline',
    apply: 'build',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle: {
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          logLevel: 'error',
          publicDir: false,
          plugins: [licences()],
          define: { precached: JSON.stringify(filesToKeep(folder)) },
          build: {
            outDir: folder,
            emptyOutDir: false,
            target: 'es2023',
            rollupOptions: {
              input: 'app/offline/serviceWorker.ts',
              output: { entryFileNames: 'sw.js', format: 'iife' },
            },
          },
        })
      },
    },
  }
}
