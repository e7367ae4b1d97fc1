import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, relative, sep } from 'node:path'
import { headersOf, readHeadersFile } from './headersFile.mjs'

const mimeTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.s': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** The file that a request means, or null: outside of the folder, or not there. */
function fileFor(folder, url) {
  let path
  try {
    path = normalize(join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname)))
  } catch {
    return null
  }
  if (path !== folder && !path.startsWith(folder + sep)) return null
  for (const file of [path, join(path, 'index.html')]) {
    const stats = statSync(file, { throwIfNoEntry: false })
    if (stats?.isFile()) return { file, size: stats.size }
  }
  return null
}

/** The rules of the folder's own `_headers`; none where it has no such file. */
function rulesOf(folder) {
  try {
    return readHeadersFile(readFileSync(join(folder, '_headers'), 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
}

function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return
  }
  const found = fileFor(folder, request.url ?? '/')
  if (found === null) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n')
    return
  }
  const path = `/${relative(folder, found.file).replaceAll(sep, '/')}`
  response.writeHead(200, {
    'Content-Type': mimeTypes[extname(found.file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    ...headersOf(rulesOf(folder), path),
  })
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(found.file)
      .on('error', () => response.destroy())
      .pipe(response)
}

/** Listens on one port; null where it is taken or not allowed. */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    const failed = (error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null)
      else reject(error)
    }
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      resolve(server.address().port)
    })
  })
}

/**
 * Serves a folder, with the headers that its `_headers` names, on `port`, or on the first free one after it.
 *
 * @param {{ folder: string, port: number, host?: string, tries?: number }} options
 * @returns {Promise<{ port: number, close: () => void } | null>} null where all tried ports are taken
 */
export async function serve({ folder, port, host = '127.0.0.1', tries = 50 }) {
  const server = createServer((request, response) => answer(normalize(folder), request, response))
  for (let next = port; next < port + tries && next < 65536; next++) {
    const taken = await listen(server, next, host)
    if (taken !== null) {
      const close = () => {
        server.close()
        server.closeAllConnections()
      }
      return { port: taken, close }
    }
  }
  return null
}
