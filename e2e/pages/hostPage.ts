import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { FrameLocator, Page } from '@playwright/test'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** Pages of somebody else, at another site than the figures: `localhost` is not `127.0.0.1`. */
export class Host {
  readonly #server: Server
  readonly #pages = new Map<
    string,
    { readonly html: string; readonly headers: OutgoingHttpHeaders }
  >()

  constructor() {
    this.#server = createServer(async ({ url = '/' }, response) => {
      const { pathname } = new URL(url, 'http://localhost')
      const page = this.#pages.get(pathname)
      if (page) return response.writeHead(200, page.headers).end(page.html)
      const file = await plainFile(pathname)
      const type = types[extname(pathname)] ?? 'application/octet-stream'
      if (file) response.writeHead(200, { 'Content-Type': type }).end(file)
      else response.writeHead(404).end()
    })
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  get origin(): string {
    const address = this.#server.address()
    return `http://localhost:${typeof address === 'object' ? address?.port : 0}`
  }

  /** Puts a page there, with headers of its own, and says where. */
  page(path: string, body: string, headers: OutgoingHttpHeaders = {}): string {
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title>${body}</html>`
    this.#pages.set(path, { html, headers: { 'Content-Type': 'text/html', ...headers } })
    return this.origin + path
  }
}

/** The built site as a server without any thought of other origins sends it, under `/plain/`. */
async function plainFile(path: string): Promise<Buffer | null> {
  const file = normalize(path).replace(/^\/plain\//, '')
  if (!path.startsWith('/plain/') || file.startsWith('.')) return null
  return readFile(join('dist/site', file)).catch(() => null)
}

/** A figure in a page, as a reader sees it. */
export class FigureView {
  readonly page: Page
  /** Selector of the frame. */
  readonly frame: string
  readonly inside: FrameLocator

  constructor(page: Page, frame: string) {
    this.page = page
    this.frame = frame
    this.inside = page.frameLocator(frame)
  }

  get headline() {
    return this.inside.getByRole('heading', { level: 2 })
  }

  /** `Site 1 of 3 · step 7 of 10` */
  get label() {
    return this.inside.getByText(/^Site \d+ of \d+ · step \d+ of \d+$/)
  }

  at(site: number, step: number) {
    return this.inside.getByText(new RegExp(`^Site ${site} of \\d+ · step ${step} of \\d+$`))
  }

  get theme() {
    return this.inside.locator('html')
  }

  async height(): Promise<{ frame: number; content: number }> {
    const frame = await this.page.locator(this.frame).evaluate((each) => each.clientHeight)
    const content = await this.inside
      .locator('#figure')
      .evaluate((each) => Math.ceil(each.getBoundingClientRect().height))
    return { frame, content }
  }
}
