import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Frame, Page, Request } from '@playwright/test'
import { Host } from './pages/hostPage.ts'
import { expect, test } from './test.ts'

const host = new Host()
test.beforeAll(() => host.open())
test.afterAll(() => host.close())

interface Kind {
  readonly name: string
  /** What its picture says: what was asked for is decided. */
  readonly headline: string
  /** Bytes; what may be loaded at most before that is drawn. */
  readonly most: number
  /** Part of the address; or what stands in the page around. */
  readonly figure: { readonly hash: string } | { readonly element: (site: string) => string }
  /** What the engine says of it comes with the page: it is drawn without one. */
  readonly known?: true
}

/** Bytes; what a figure may weigh at most, whatever it takes to read its link. */
const heaviest = 180_000

/** Of `DISABLE_INTERRUPTS(CLBR_ANY)` and two lines more, with what the linter has to say of it. */
const typed = '#v4=gyHjys9LteLE6zxOUGghBSAnXgs4QaYCAA'

const kinds: readonly Kind[] = [
  {
    name: 'without a link',
    headline: 'Inline code wins.',
    most: 106_000,
    figure: { hash: '' },
    known: true,
  },
  {
    name: 'with a link to a sample',
    headline: 'Inline code wins.',
    most: heaviest,
    figure: { hash: '#v4=LxYD1aS2aTmJ6cV6JhamxvCyFEthzAUA' },
  },
  {
    name: 'with a link to a sample and a step of its own',
    headline: 'The promise: 6 bytes, save_fl, and eax and edx may be destroyed.',
    most: heaviest,
    figure: { hash: '?step=2#v4=LxYD1aS2aTmJ6cV6JhamxvCyFEthzAUA' },
  },
  {
    name: 'with a link to a text of its own',
    headline: 'The routine wins.',
    most: heaviest,
    figure: { hash: typed },
  },
  {
    name: 'with a link to a sample for Itanium',
    headline: "Xen's code takes 1 bundle; 4 nop bundles fill the rest.",
    most: heaviest,
    figure: { hash: '#v4=jO4D1aS2aUWJual6lsYWpmrAJlRGZl6qbWYisEwCAA' },
  },
  {
    name: 'of Linux 6.1',
    headline: 'Inline code has the last word.',
    most: heaviest,
    figure: { hash: '#v4=97qDF7BlZoYohSqkGDbTM-RKs-LixOk5iAxUAlr1cHGCTAYA' },
  },
  {
    name: 'of Linux 6.1, with a link to a text that comes with the page',
    headline: 'The direct call stays.',
    most: heaviest,
    figure: { hash: '#v4=ULID1aS2qUWJxXoplklpiPK2zMwQWhKb6RlyAQA' },
  },
  {
    name: 'of Linux 6.1 that the page around gives',
    headline: 'The direct call stays.',
    most: heaviest,
    figure: {
      element: () => `<pv-scope arch="x86-64" rules="6.1"><pre>
one:	PVOP_VCALLEE irq_disable
	ret</pre></pv-scope>`,
    },
  },
  {
    name: 'with a link that the page around gives',
    headline: 'The routine wins.',
    most: heaviest,
    figure: { element: (site) => `<pv-scope src="${site}/${typed}"></pv-scope>` },
  },
  {
    name: 'with a text that the page around gives',
    headline: 'A direct C call wins.',
    most: heaviest,
    figure: {
      element: () => `<pv-scope backend="lguest"><pre>
one:	DISABLE_INTERRUPTS(CLBR_ANY)
	ret</pre></pv-scope>`,
    },
  },
]

/** Notes when the picture stood: the frame in which its headline came. */
const watchPicture = (headline: string) =>
  new MutationObserver((_, watching) => {
    if (document.querySelector('h2')?.textContent !== headline) return
    watching.disconnect()
    requestAnimationFrame(() => {
      const { timeOrigin } = performance
      document.documentElement.dataset['drawn'] = String(timeOrigin + performance.now())
    })
  }).observe(document, { subtree: true, childList: true, characterData: true })

async function shownIn(page: Page, site: string, { name, figure }: Kind): Promise<Frame> {
  if ('hash' in figure) {
    await page.goto(`/embed.html${figure.hash}`)
    return page.mainFrame()
  }
  const path = `/${name.replaceAll(' ', '-')}`
  const script = `<script src="${site}/embed.js"></script>`
  await page.goto(host.page(path, figure.element(site) + script))
  const frame = await page.locator('iframe').elementHandle()
  return (await frame?.contentFrame()) ?? page.mainFrame()
}

const pathOf = (request: Request): string => new URL(request.url()).pathname

function weightOf(path: string): number {
  const bytes = readFileSync(`dist/site${path}`)
  return path.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length
}

for (const kind of kinds) {
  test(`a figure ${kind.name} is drawn before much has been loaded`, async ({
    page,
    context,
    baseURL,
  }) => {
    const site = String(baseURL)
    const requests: Request[] = []
    context.on('request', (request) => {
      if (new URL(request.url()).origin === new URL(site).origin) requests.push(request)
    })
    await context.addInitScript(watchPicture, kind.headline)
    const frame = await shownIn(page, site, kind)
    const figure = frame.locator('html[data-drawn]')
    await expect(figure).toBeAttached()
    await expect(frame.getByRole('heading', { level: 2 })).toHaveText(kind.headline)
    await frame.evaluate(() => document.fonts.ready)
    const drawn = Number(await figure.getAttribute('data-drawn'))
    // Before it was answered nobody knows when a request began.
    await expect.poll(() => requests.every((request) => request.timing().startTime > 0)).toBe(true)
    // A font is asked for when it is drawn in, which may be a frame later.
    const asked = new Set(
      requests
        .filter((request) => request.url().endsWith('woff2') || request.timing().startTime <= drawn)
        .map(pathOf),
    )
    const has = (name: string) => [...asked].some((path) => path.includes(name))
    expect(['.woff2', 'worker', 'openingAnswer'].map(has)).toEqual([
      true,
      !kind.known,
      kind.known === true,
    ])
    // iced's code is not counted.
    const counted = [...asked].filter((path) => !path.endsWith('.wasm'))
    const weights = counted.map((path) => ({ path, bytes: weightOf(path) }))
    const all = weights.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(all, JSON.stringify(weights, null, 1)).toBeLessThan(kind.most)
  })
}

test('the script of the page around is light', () => {
  expect(readFileSync('dist/site/embed.js').length).toBeLessThan(5000)
})
