import type { Page } from '@playwright/test'
import { FigureView, Host } from './pages/hostPage.ts'
import { expect, test } from './test.ts'
import { violations } from './pages/violations.ts'

interface Seen {
  readonly type?: string
  readonly key?: { readonly key: string }
}

declare global {
  interface Window {
    heard: Seen[]
  }
}

const host = new Host()
test.beforeAll(() => host.open())
test.afterAll(() => host.close())

test('a figure on a slide gives on its keys, and rests when the slide is left', async ({
  page,
  baseURL,
}) => {
  const site = String(baseURL)
  await page.addInitScript(() => {
    window.heard = []
    window.addEventListener('message', ({ data }) => window.heard.push(data as Seen))
  })
  await page.goto(
    host.page(
      '/slides',
      `<iframe id="fig" title="On a slide" width="900" height="600"
        src="${site}/embed.html?keys=parent&step=2&view=code,step,timeline"></iframe>
      <script src="${site}/embed.js"></script>`,
    ),
  )
  const figure = new FigureView(page, '#fig')
  await expect(figure.at(1, 2)).toBeVisible()
  const keys = () =>
    page.evaluate(() =>
      window.heard.flatMap(({ type, key }) => (type === 'pv.key' ? [key?.key] : [])),
    )

  // What it has a use for it keeps; what is of no use to it, or none any more, goes to the slides.
  await figure.headline.click()
  await page.keyboard.press('ArrowLeft')
  await expect(figure.at(1, 1)).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect.poll(keys).toEqual(['PageDown'])
  await page.keyboard.press('ArrowLeft')
  await expect.poll(keys).toEqual(['PageDown', 'ArrowLeft'])

  // reveal.js says when a slide is left.
  await figure.inside.getByRole('button', { name: 'Play' }).click()
  await expect(figure.inside.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.evaluate(() =>
    document.querySelector('iframe')?.contentWindow?.postMessage('slide:stop', '*'),
  )
  await expect(figure.inside.getByRole('button', { name: 'Play' })).toBeVisible()
})

const refusals = {
  'is not there': (page: Page) =>
    page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' })),
  'cannot be compiled': (page: Page) =>
    page.route('**/*.wasm', (route) =>
      route.fulfill({ contentType: 'application/wasm', body: 'none' }),
    ),
}

for (const [how, refuse] of Object.entries(refusals)) {
  test(`where the decoder ${how}, a figure says so and leads to the page`, async ({ page }) => {
    await refuse(page)
    await page.goto('/embed.html?title=Ours#v4=gyHjys9LteLE6zxOUGghBSAnXgs4QaYCAA')
    await expect(page.getByRole('status')).toHaveText(
      'The figure could not start inside this page.',
    )
    await expect(page.getByText('Ours')).toBeVisible()
    await expect(page.getByRole('link', { name: 'open in full' })).toHaveAttribute(
      'href',
      './#v4=gyHjys9LteLE6zxOUGghBSAnXgs4QaYCAA',
    )
    await expect(page.getByText('Loading')).toHaveCount(0)
    await page.goto('/')
    await expect(page.getByText('The analysis could not start')).toBeVisible()
  })
}

test('a figure without a link needs no engine to be stepped through, and says so where it does', async ({
  page,
}) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto('/embed.html')
  const headline = page.getByRole('heading', { level: 2 })
  await expect(headline).toHaveText('Inline code wins.')
  await page.getByRole('button', { name: 'Next step' }).click()
  await expect(headline).toHaveText('8 bytes go in.')
  await expect(page.getByText('The engine does not answer')).toBeVisible()
  await expect(headline).toHaveText('8 bytes go in.')
})

test('what the engine says of the first text is what comes with the page', async ({ page }) => {
  await page.goto('/embed.html')
  const full = page.getByRole('link', { name: 'open in full' })
  const story = page.locator('#figure')
  await expect(page.getByRole('button', { name: /^Where .* comes from/ }).first()).toBeVisible()
  await full.hover()
  await expect(full).toHaveAttribute('href', /#v\d+=/)
  const known = await story.ariaSnapshot()
  const link = String(await full.getAttribute('href'))
  // Of a link the engine is asked.
  await page.goto(`/embed.html?lang=en${link.replace('./', '')}`)
  await expect(page.getByRole('button', { name: /^Where .* comes from/ }).first()).toBeVisible()
  await expect(story).toMatchAriaSnapshot(known)
})

test('a policy that refuses WebAssembly leaves words, and what can be shown', async ({
  page,
  faults,
}) => {
  await page.route(/embed\.html|worker.*\.js/, async (route) => {
    const response = await route.fetch()
    const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" }
    await route.fulfill({ response, headers })
  })
  await page.goto('/embed.html#v4=gyHjys9LteLE6zxOUGghBSAnXgs4QaYCAA')
  await expect(page.getByRole('status')).toHaveText('The figure could not start inside this page.')
  await page.goto('about:blank')
  await page.goto('/embed.html')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Inline code wins.')
  await expect(page.getByText('The engine does not answer')).toBeVisible()
  // The browser says so on its console, and nobody else does.
  expect(faults.every((fault) => fault.startsWith('refused'))).toBe(true)
  faults.length = 0
})

test('a figure works where storage is refused, and asks for none', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'cookieStore']) {
      Object.defineProperty(window, name, {
        get: () => {
          document.documentElement.dataset['asked'] = name
          throw new DOMException('refused', 'SecurityError')
        },
      })
    }
  })
  for (const link of ['', '#v4=LxYD1aS2aTmJ6cV6JhamxvCyFEthzAUA']) {
    await page.goto('about:blank')
    await page.goto(`/embed.html?view=code,regs,step,why,timeline,compare,run${link}`)
    const headline = page.getByRole('heading', { level: 2 })
    await page.getByRole('radio', { name: 'steps' }).check()
    await expect(headline).toHaveText('Inline code wins.')
    await page.getByRole('button', { name: 'Next step' }).click()
    await expect(headline).toHaveText(/bytes go in/)
    await page.getByRole('button', { name: 'Edit' }).click()
    await expect(page.getByRole('textbox', { name: /^Assembly/ })).toBeFocused()
    await expect(page.locator('html')).not.toHaveAttribute('data-asked')
  }
})

test('a key that comes before what hears it is not lost', async ({ page }) => {
  let bring = () => {}
  const wanted = new Promise<void>((resolve) => (bring = resolve))
  await page.route('**/heardKeys-*.js', async (route) => {
    await wanted
    await route.continue()
  })
  await page.goto('/embed.html')
  const headline = page.getByRole('heading', { level: 2 })
  await expect(headline).toHaveText('Inline code wins.')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(headline).toHaveText('Inline code wins.')
  bring()
  await expect(headline).toHaveText('5 bytes left: one nop fills them.')
})

test('what is to be asked for loads nothing until somebody asks', async ({
  page,
  context,
  baseURL,
}) => {
  const site = String(baseURL)
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  await page.goto(
    host.page(
      '/posters',
      `<pv-scope id="fig" src="${site}" poster="${site}/preview.png" title="Behind a poster"></pv-scope>
      <iframe id="asleep" title="Asleep" width="600" height="400" src="${site}/embed.html?ctl=1"></iframe>
      <script src="${site}/embed.js"></script>`,
    ),
  )
  const asleep = new FigureView(page, '#asleep')
  const load = asleep.inside.getByRole('button', { name: 'Show the figure' })
  await expect(load).toBeVisible()
  const poster = page.locator('#fig').getByRole('button')
  await expect(poster.getByRole('img')).toBeVisible()
  await expect(page.locator('#fig iframe')).toHaveCount(0)
  expect(asked.filter((url) => /figure-|worker|wasm/.test(url))).toEqual([])
  await poster.click()
  await expect(new FigureView(page, '#fig iframe').headline).toBeVisible()
  await load.click()
  await expect(asleep.headline).toBeVisible()
})

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 800, height: 700 } })

    test('a figure is for everyone, on paper too', async ({ page, baseURL }) => {
      await page.goto(
        host.page(
          '/everyone',
          `<main><h1>A course</h1><iframe id="fig" title="Three ways" width="760" height="600"
            src="${baseURL}/embed.html?view=code,regs,step,why,timeline&title=Three+ways"></iframe></main>`,
        ),
      )
      const { inside, headline } = new FigureView(page, '#fig')
      await expect(headline).toHaveText('Inline code wins.')
      await expect(
        inside.getByRole('button', { name: /^Where this step comes from/ }),
      ).toBeVisible()
      await expect(inside.getByRole('heading', { name: 'What would flip it' })).toBeVisible()
      expect(await violations(page, { frames: true })).toEqual([])

      await page.emulateMedia({ media: 'print' })
      await expect(inside.getByText(/^Three ways\. Step by step at http/)).toBeVisible()
      await expect(inside.getByRole('navigation')).toBeHidden()
      await expect(headline).toBeVisible()
    })
  })
}
