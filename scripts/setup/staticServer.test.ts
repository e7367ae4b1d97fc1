import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { serve } from './staticServer.mjs'

const outside = mkdtempSync(join(tmpdir(), 'pvscope-server-'))
const folder = join(outside, 'site')
mkdirSync(join(folder, 'assets'), { recursive: true })
writeFileSync(join(outside, 'secret.txt'), 'secret')
writeFileSync(join(folder, 'index.html'), 'page')
copyFileSync('public/_headers', join(folder, '_headers'))
writeFileSync(join(folder, 'assets', 'iced-AbCd1234.wasm'), 'wasm')

const first = await serve({ folder, port: 42_173 })
const second = await serve({ folder, port: first?.port ?? 0 })

afterAll(() => {
  first?.close()
  second?.close()
  rmSync(outside, { recursive: true })
})

/** Sends the path as it is: `fetch` would tidy it up. */
const get = (path: string, method = 'GET') =>
  new Promise<{ status: number; type: string; cache: string; policy: string; body: string }>(
    (resolve, reject) => {
      const asked = request({ port: first?.port, host: '127.0.0.1', path, method }, (response) => {
        let body = ''
        response.on('data', (piece) => (body += piece))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            cache: response.headers['cache-control'] ?? '',
            policy: String(response.headers['content-security-policy']),
            body,
          }),
        )
      })
      asked.on('error', reject).end()
    },
  )

describe('the server of the built page', () => {
  it('takes the next port where one is taken', () => {
    expect(second?.port).toBeGreaterThan(first?.port ?? Number.POSITIVE_INFINITY)
  })

  it('serves the page for its folder, always asked for anew', async () => {
    expect(await get('/?x=1')).toMatchObject({ status: 200, body: 'page', cache: 'no-cache' })
  })

  it('sends the policy that keeps foreign code out, and lets pages on other origins embed', async () => {
    const { policy } = await get('/')
    expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).not.toContain('frame-ancestors')
  })

  it('serves compiled code as such, kept for good', async () => {
    const { type, cache } = await get('/assets/iced-AbCd1234.wasm')
    expect(type).toBe('application/wasm')
    expect(cache).toContain('immutable')
  })

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt'])(
    'keeps to its folder: %s',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 404, body: 'Not found\n' })
    },
  )

  it.each(['/missing', '/%', '/assets'])('answers 404 for %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('only reads', async () => {
    expect((await get('/', 'POST')).status).toBe(405)
  })
})
