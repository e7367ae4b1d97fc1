import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { root } from '../setup/process.mjs'
import { kilobytes, table } from './numbers.mjs'

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length

/** Which line of the table a file of the build belongs to. */
function shelfOf(file) {
  const modules = Object.keys(file.modules ?? {})
  if (
    modules.some((id) => id.includes('/monaco-editor/')) ||
    /codicon|editor\.main/.test(file.fileName)
  ) {
    return 'Monaco'
  }
  if (/\.woff2?$/.test(file.fileName)) return 'fonts'
  if (file.fileName.endsWith('.wasm')) return 'iced-x86 (wasm)'
  if (/worker/.test(file.fileName)) return 'worker (engine)'
  return 'page'
}

const bytesOf = (file) => Buffer.from(file.type === 'chunk' ? file.code : file.source)

/** CSS has no module list: it is Monaco's where its chunk is. */
function monacoStyles(output) {
  const chunks = output.filter((file) => file.type === 'chunk' && shelfOf(file) === 'Monaco')
  return new Set(chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]))
}

/** Sizes of the production build, by what they are for. */
export async function benchBundle() {
  const { build } = await import('vite')
  const { output } = await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  })
  const styles = monacoStyles(output)
  const sums = new Map()
  for (const file of output) {
    const shelf = styles.has(file.fileName) ? 'Monaco' : shelfOf(file)
    const bytes = bytesOf(file)
    const before = sums.get(shelf) ?? [0, 0, 0]
    const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes)]
    sums.set(
      shelf,
      before.map((size, index) => size + sizes[index]),
    )
  }
  const total = (shelves) =>
    shelves
      .map((shelf) => sums.get(shelf))
      .reduce((all, one) => all.map((size, i) => size + one[i]))
  const shelves = [...sums.keys()]
  const rows = [
    ...shelves.map((shelf) => [shelf, sums.get(shelf)]),
    ['all without Monaco', total(shelves.filter((shelf) => shelf !== 'Monaco'))],
    ['all with Monaco', total(shelves)],
  ].map(([title, sizes]) => [title, ...sizes.map(kilobytes)])
  return table(['size of', 'raw', 'gzip -9', 'brotli 11'], rows)
}
