import { FigureView, Host } from './pages/hostPage.ts'
import { expect, test } from './test.ts'
import { violations } from './pages/violations.ts'

interface Seen {
  readonly type?: string
  readonly subject?: string
  readonly [name: string]: unknown
}

declare global {
  interface Window {
    seen: Seen[]
  }
}

const host = new Host()
test.beforeAll(() => host.open())
test.afterAll(() => host.close())

/** What the page was posted, as any script of its own would see it. */
const listen = () => {
  window.seen = []
  window.addEventListener('message', ({ data }) => {
    if (typeof data === 'object' && data !== null) window.seen.push(data as Seen)
  })
}

/** A host that lets in nothing but the figures and their script. */
const strict = (site: string) => ({
  'Content-Security-Policy': `default-src 'none'; script-src ${site}; frame-src ${site}`,
})

const column = (body: string) => `<main>${body}</main>`

test('two figures on a strict page of another origin take nothing from it', async ({
  page,
  baseURL,
}) => {
  const site = String(baseURL)
  const address = host.page(
    '/course',
    column(`
      <p><a id="first" href="#top">A course</a> that looks at
        <a id="four" href="${site}" data-pv-for="fig1" data-pv-step="4">step 4</a>.</p>
      <iframe id="fig1" title="How Xen rewrites a call" width="1000" height="300"
        src="${site}/embed.html?View=code,regs,step,timeline&THEME=light"></iframe>
      <p>${'and goes on<br>'.repeat(250)}</p>
      <pv-scope id="fig2" src="${site}/?theme=dark" title="Another" font="16">
        <a href="${site}">open the figure</a></pv-scope>
      <script src="${site}/embed.js"></script>`),
    strict(site),
  )
  await page.addInitScript(listen)
  await page.goto(address)
  await page.locator('#first').focus()
  const figure = new FigureView(page, '#fig1')
  await expect(figure.headline).toBeVisible()

  // Nothing moved, nothing was focused, and what is far away has not been loaded.
  expect(await page.evaluate(() => [scrollY, document.activeElement?.id])).toEqual([0, 'first'])
  await expect(page.locator('#fig2 iframe')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'open the figure' })).toBeAttached()
  await expect(figure.theme).toHaveAttribute('data-theme', 'light')

  // The frame is as high as its content, and comes to rest.
  await expect(async () => {
    const { frame, content } = await figure.height()
    expect(frame).toBe(content)
    expect(frame).toBeGreaterThan(300)
  }).toPass()
  const told = () =>
    page.evaluate(() => window.seen.filter(({ type }) => type === 'pv.resize').length)
  const before = await told()
  await page.evaluate(() => new Promise((rest) => setTimeout(rest, 500)))
  expect(await told()).toBe(before)
  expect(
    await page.evaluate(() => window.seen.map(({ subject, action }) => subject ?? action)),
  ).toEqual(expect.arrayContaining(['lti.frameResize', 'hello', 'resize']))

  // A wheel over it scrolls the page.
  await page.locator('#fig1').hover({ position: { x: 200, y: 100 } })
  await page.mouse.wheel(0, 120)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  await page.evaluate(() => scrollTo(0, 0))

  // The prose drives the figure; a link says when the figure is there.
  await page.locator('#four').click()
  await expect(figure.at(1, 4)).toBeVisible()
  await expect(page.locator('#four')).toHaveAttribute('aria-current', 'step')

  // Keys act inside, and Escape gives them back.
  await figure.headline.click()
  await page.keyboard.press('ArrowRight')
  await expect(figure.at(1, 5)).toBeVisible()
  await expect(page.locator('#four')).not.toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  await expect(figure.at(1, 5)).toBeVisible()

  // In full the same state is shown.
  const opened = page.waitForEvent('popup')
  await figure.inside.getByRole('link', { name: 'open in full' }).click()
  const full = await opened
  await expect(full.getByText(/^Site 1 of 3 · step 5 of \d+$/)).toBeVisible()
  await full.close()

  // The other figure loads when it comes near, with its own theme.
  await page.locator('#fig2').scrollIntoViewIfNeeded()
  const other = new FigureView(page, '#fig2 iframe')
  await expect(other.headline).toBeVisible()
  await expect(other.theme).toHaveAttribute('data-theme', 'dark')
  await expect(figure.theme).toHaveAttribute('data-theme', 'light')

  // A reload of the page shows what its author meant.
  await page.reload()
  await expect(figure.at(1, 7)).toBeVisible()
})

test('a page around a figure drives it by messages, and is told of every step', async ({
  page,
  baseURL,
}) => {
  const site = String(baseURL)
  const address = host.page(
    '/driven',
    `<pv-scope id="fig" backend="lguest" view="step"><pre>
one:	DISABLE_INTERRUPTS(CLBR_ANY)
	ret</pre></pv-scope>
    <a data-pv-for="late" data-pv-step="2" href="#late">step 2</a>
    <pv-scope id="late" ctl="1" backend="native"><pre>	ENABLE_INTERRUPTS(CLBR_ANY)</pre></pv-scope>
    <script src="${site}/embed.js"></script>`,
    strict(site),
  )
  await page.addInitScript(listen)
  await page.goto(address)
  const figure = new FigureView(page, '#fig iframe')
  await expect(figure.label).toBeVisible()
  const ask = (request: object) =>
    page.evaluate((asked) => {
      const owner = document.querySelector('#fig') as HTMLElement & {
        ask(request: object): Promise<Seen>
      }
      return owner.ask(asked).catch((error: Error) => ({ error: error.message }) as Seen)
    }, request)

  const { state } = (await ask({ type: 'pv.getState' })) as { state: Record<string, unknown> }
  expect(state).toMatchObject({ backend: 'lguest', arch: 'x86-32', rules: 'design' })
  expect(state['listing']).toContain('DISABLE_INTERRUPTS(CLBR_ANY)')
  const { total } = state['place'] as { total: number }

  for (let to = 1; to <= total; to++) {
    expect(await ask({ type: 'pv.step', to })).toMatchObject({ type: 'pv.stepChanged', step: to })
    await expect(figure.at(1, to)).toBeVisible()
  }
  expect(await ask({ type: 'pv.step', delta: -2 })).toMatchObject({ step: total - 2 })
  expect(await ask({ type: 'pv.step', to: total + 1 })).toEqual({
    error: expect.stringContaining(`from 1 to ${total}`),
  })
  await ask({ type: 'pv.setTheme', theme: 'light' })
  await expect(figure.theme).toHaveAttribute('data-theme', 'light')
  const changed = await ask({ type: 'pv.setState', state: { backend: 'native', step: 1 } })
  expect(changed).toMatchObject({ state: { backend: 'native', place: { step: 1 } } })
  expect(await ask({ type: 'pv.setState', state: { link: '#v1=@@@' } })).toEqual({
    error: expect.stringContaining('damaged'),
  })

  // What the reader does is told too.
  await figure.inside.getByRole('button', { name: 'Next step' }).click()
  await expect
    .poll(() => page.evaluate(() => window.seen.findLast(({ type }) => type === 'pv.stepChanged')))
    .toMatchObject({ step: 2 })

  // Junk is ignored, what is hostile is answered, and neither gets in.
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentWindow
    const junk: unknown[] = [null, 7, 'x', [], { type: 'pv.unheardOf' }, { type: {} }]
    const bad = [
      { type: 'pv.step', id: 'bad', to: '<img src=x onerror=alert(1)>' },
      { type: 'pv.setState', id: 'worse', state: { listing: '<img src=x onerror="alert(1)">' } },
    ]
    for (const each of [...junk, ...bad]) frame?.postMessage(each, '*')
  })
  await expect
    .poll(() => page.evaluate(() => window.seen.find(({ id }) => id === 'bad')))
    .toMatchObject({ type: 'pv.error', error: { code: 'bad-message' } })
  await expect(figure.inside.locator('img')).toHaveCount(0)
  const asked = await ask({ type: 'pv.getState' })
  expect(asked).toMatchObject({ state: { listing: '<img src=x onerror="alert(1)">' } })

  // One that waits to be asked is set up and woken by the prose.
  const late = new FigureView(page, '#late iframe')
  await expect(late.inside.getByRole('button', { name: 'Show the figure' })).toBeVisible()
  await page.getByRole('link', { name: 'step 2' }).click()
  await expect(late.at(1, 2)).toBeVisible()
  await expect(late.inside.getByText('ENABLE_INTERRUPTS').first()).toBeVisible()
})

test('in a sandbox, and under isolation, there is a figure or a way to it', async ({
  page,
  baseURL,
}) => {
  const site = String(baseURL)
  const frame = (id: string, sandbox: string, from: string) =>
    `<iframe id="${id}" sandbox="${sandbox}" title="${id}" width="600" height="500"
      src="${from}/embed.html?title=Figure+7"></iframe>`
  await page.goto(
    host.page(
      '/sandboxes',
      frame('same', 'allow-scripts allow-same-origin', site) +
        frame('bare', 'allow-scripts', site) +
        frame('refused', 'allow-scripts', `${host.origin}/plain`),
    ),
  )
  await expect(new FigureView(page, '#same').headline).toBeVisible()
  // Without an origin there is no worker and no storage: the figure does its work itself.
  await expect(new FigureView(page, '#bare').headline).toBeVisible()
  const refused = page.frameLocator('#refused')
  await expect(refused.getByText('could not start inside this page')).toBeVisible()
  await expect(refused.getByText('Figure 7')).toBeVisible()
  await expect(refused.getByRole('link', { name: 'open in full' })).toBeVisible()

  const isolated = host.page(
    '/isolated',
    `<iframe id="fig" title="isolated" width="800" height="500" src="${site}/embed.html"></iframe>`,
    {
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Opener-Policy': 'same-origin',
    },
  )
  await page.goto(isolated)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await expect(new FigureView(page, '#fig').headline).toBeVisible()
})

test('a prediction is scored, and the platform around gives it back', async ({ page, baseURL }) => {
  const site = String(baseURL)
  await page.addInitScript(() => {
    window.seen = []
    window.addEventListener('message', ({ data, source }) => {
      const message = data as Seen
      window.seen.push(message)
      if (message.subject === 'SPLICE.reportScoreAndState') {
        localStorage.setItem('kept', JSON.stringify(message['state']))
      }
      if (message.subject !== 'SPLICE.getState') return
      const state: unknown = JSON.parse(localStorage.getItem('kept') ?? 'null')
      const answer = {
        subject: 'SPLICE.getState.response',
        message_id: message['message_id'],
        state,
      }
      ;(source as Window).postMessage(answer, '*')
    })
  })
  await page.goto(
    host.page(
      '/exercise',
      `<iframe id="fig" title="exercise" width="900" height="600"
        src="${site}/embed.html?ask=1&view=code,regs,step,timeline&step=7"></iframe>`,
    ),
  )
  const figure = new FigureView(page, '#fig')
  await expect(figure.headline).toHaveText('What will Xen put here?')
  // The answer is nowhere: not beside the code, not in the chips.
  await expect(figure.inside.locator('[data-outcome]')).toHaveCount(0)
  await expect(figure.inside.getByText('Inline code wins', { exact: false })).toHaveCount(0)

  await figure.inside.getByRole('button', { name: 'a thunk' }).click()
  await expect(figure.inside.getByText('You said a thunk. It is inline code.')).toBeVisible()
  await figure.inside.getByRole('button', { name: 'Site 2: pte_val' }).click()
  await page.keyboard.press('Shift+ArrowRight')
  await figure.inside.getByRole('button', { name: 'a thunk' }).click()
  await expect(figure.inside.getByText('Right: a thunk.')).toBeVisible()
  await expect(figure.inside.getByText('1 of 3 right')).toBeVisible()
  const report = await page.evaluate(() =>
    window.seen.findLast(({ subject }) => subject === 'SPLICE.reportScoreAndState'),
  )
  expect(report?.['score']).toBeCloseTo(1 / 3)

  await page.reload()
  await expect(figure.inside.getByText('You said a thunk. It is inline code.')).toBeVisible()
  await expect(figure.inside.getByText('1 of 3 right')).toBeVisible()
})

test('the editor comes when somebody edits', async ({ page }) => {
  const paths: string[] = []
  page.on('request', (request) => paths.push(new URL(request.url()).pathname))
  await page.goto('/embed.html')
  // What is left comes once it stands, and before somebody goes on.
  await expect(page.getByRole('button', { name: /^Where .* comes from/ }).first()).toBeVisible()
  expect(paths.filter((path) => /mount|codicon/.test(path))).toEqual([])
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(page.getByRole('textbox', { name: /^Assembly/ })).toBeFocused()
  expect(paths.filter((path) => path.includes('mount'))).not.toEqual([])
})

test('a figure of an Itanium asks before it tells, and anybody can read it', async ({
  page,
  baseURL,
}) => {
  const link = '#v4=ck0D1aS2aUWJual6BgamJmrAJlRGZl6qbWYisEwCAA'
  await page.goto(
    host.page(
      '/itanium',
      `<main><h1>A course</h1><iframe id="fig" title="A real frame" width="900" height="600"
        src="${baseURL}/embed.html?ask=1&view=code,regs,step${link}"></iframe></main>`,
    ),
  )
  const { inside, headline } = new FigureView(page, '#fig')
  await expect(headline).toHaveText('What will Xen put here?')
  const faults = async () => (await violations(page, { frames: true })).map(({ id }) => id)
  expect(await faults()).toEqual([])
  await expect(inside.getByText('stands in the site')).toHaveCount(0)
  await inside.getByRole('button', { name: 'inline code' }).click()
  await expect(inside.getByText('Right: inline code.')).toBeVisible()
  await expect(headline).toContainText('code takes 1 bundle')
  expect(await faults()).toEqual([])
})
