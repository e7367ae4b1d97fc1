import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headersOf, readHeadersFile } from '../setup/headersFile.mjs'

const configuration = readFileSync(join(import.meta.dirname, 'nginx.conf'), 'utf8')
const rules = readHeadersFile(readFileSync('public/_headers', 'utf8'))
const hasNginx = spawnSync('nginx', ['-v']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'pvscope-nginx-'))
const site = join(folder, 'site')

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

/** The shipped configuration inside of what a distribution's own nginx.conf has around it. */
const wrapped = (port: number) => `daemon off;
pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
${configuration.replace('listen 8080', `listen 127.0.0.1:${port}`).replace('root /srv/pvscope', `root ${site}`)}
}
`

/** Settles when the server answers, or with what it said where it ended. */
async function answers(server: ChildProcess, url: string): Promise<void> {
  let said = ''
  server.stderr?.on('data', (piece) => (said += piece))
  while (server.exitCode === null) {
    const there = await fetch(url).then(
      () => true,
      () => false,
    )
    if (there) return
  }
  throw new Error(`nginx ended: ${said}`)
}

describe.skipIf(!hasNginx)('the site under nginx', () => {
  let server: ChildProcess
  let home = ''

  beforeAll(async () => {
    // nginx reads with fewer rights than the test has.
    chmodSync(folder, 0o755)
    mkdirSync(join(site, 'assets'), { recursive: true })
    writeFileSync(join(site, 'index.html'), 'page')
    writeFileSync(join(site, 'assets', 'iced-AbCd1234.wasm'), 'wasm')
    writeFileSync(join(site, 'assets', 'index-AbCd1234.js'), '// script '.repeat(400))
    copyFileSync('public/_headers', join(site, '_headers'))
    const port = await freePort()
    home = `http://127.0.0.1:${port}`
    writeFileSync(join(folder, 'nginx.conf'), wrapped(port))
    server = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')])
    await answers(server, home)
  })

  afterAll(() => {
    server.kill()
    rmSync(folder, { recursive: true })
  })

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/assets/iced-AbCd1234.wasm', 'application/wasm'],
    ['/assets/index-AbCd1234.js', 'text/javascript; charset=utf-8'],
  ])('%s goes out as %s with the headers of the site', async (path, type) => {
    const answer = await fetch(home + path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    for (const [name, value] of Object.entries(headersOf(rules, path))) {
      expect(answer.headers.get(name), name).toBe(value)
    }
  })

  it('guards the page of an error alike, and lets no browser keep it', async () => {
    const answer = await fetch(`${home}/assets/index-Gone5678.js`)
    expect(answer.status).toBe(404)
    const { 'Cache-Control': kept, ...guards } = headersOf(rules, '/assets/index-Gone5678.js')
    expect(kept).toContain('immutable')
    expect(answer.headers.get('cache-control')).toBeNull()
    for (const [name, value] of Object.entries(guards)) {
      expect(answer.headers.get(name), name).toBe(value)
    }
  })

  it('packs what is worth packing', async () => {
    const answer = await fetch(`${home}/assets/index-AbCd1234.js`)
    expect(answer.headers.get('content-encoding')).toBe('gzip')
  })
})
