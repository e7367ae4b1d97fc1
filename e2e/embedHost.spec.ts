import { FigureView, Host } from './pages/hostPage.ts'
import { expect, test } from './test.ts'

const host = new Host()
test.beforeAll(() => host.open())
test.afterAll(() => host.close())

const own = `<pre>
one:	DISABLE_INTERRUPTS(CLBR_ANY)
	ret</pre>`

interface Scope extends HTMLElement {
  ask(request: object): Promise<unknown>
}

test('a page that changes takes its figures along', async ({ page, baseURL }) => {
  const site = String(baseURL)
  const warned: string[] = []
  page.on('console', (message) => warned.push(message.text()))
  await page.goto(
    host.page(
      '/changing',
      `<div id="here"><pv-scope id="fig" backend="lguest">${own}</pv-scope></div>
      <div id="there"></div>
      <p><a data-pv-for="fig" data-pv-step="2" href="#nowhere">step 2</a>
        <a data-pv-for="plain" data-pv-site="3" href="#nowhere">site 3</a></p>
      <script type="module" src="${site}/embed.js"></script>`,
    ),
  )
  const figure = new FigureView(page, '#fig iframe')
  await expect(figure.headline).toHaveText('A direct C call wins.')

  // In its new place it begins anew, with its own text, and can still be driven.
  await page.evaluate(() => {
    const fig = document.querySelector('#fig')
    if (fig) document.querySelector('#there')?.append(fig)
  })
  await expect(figure.at(1, 2)).toBeHidden()
  await expect(figure.headline).toHaveText('A direct C call wins.')
  await page.getByRole('link', { name: 'step 2' }).click()
  await expect(figure.at(1, 2)).toBeVisible()

  // So it does when it was away for a while, as tabs and routers do it.
  await page.evaluate(async () => {
    const fig = document.querySelector('#fig')
    fig?.remove()
    postMessage('of somebody else', '*')
    await new Promise((heard) => addEventListener('message', heard, { once: true }))
    if (fig) document.querySelector('#here')?.append(fig)
  })
  await expect(figure.headline).toHaveText('A direct C call wins.')
  await page.getByRole('link', { name: 'step 2' }).click()
  await expect(figure.at(1, 2)).toBeVisible()
  const { frame, content } = await figure.height()
  expect(frame).toBe(content)

  // Another theme is no reason to begin anew, another machine underneath is.
  await page.locator('#fig').evaluate((fig) => fig.setAttribute('theme', 'light'))
  await expect(figure.theme).toHaveAttribute('data-theme', 'light')
  await expect(figure.at(1, 2)).toBeVisible()
  await page.locator('#fig').evaluate((fig) => fig.setAttribute('backend', 'native'))
  await expect(figure.headline).toHaveText('Inline code wins.')
  await expect(figure.theme).toHaveAttribute('data-theme', 'light')

  // A frame that the page is given later is taken up, too.
  await page.evaluate((from) => {
    const later = document.createElement('iframe')
    Object.assign(later, { id: 'plain', title: 'Later', height: 100, src: `${from}/embed.html` })
    document.body.append(later)
  }, site)
  const plain = new FigureView(page, '#plain')
  await expect(plain.headline).toBeVisible()
  await expect
    .poll(async () => {
      const height = await plain.height()
      return height.frame > 300 && height.frame === height.content
    })
    .toBe(true)
  await page.getByRole('link', { name: 'site 3' }).click()
  await expect(plain.at(3, 1)).toBeVisible()
  expect(warned).toEqual([])
})

test('a text behind a poster is the one that is shown, and a place that is not there is none', async ({
  page,
  baseURL,
}) => {
  const site = String(baseURL)
  await page.goto(
    host.page(
      '/poster',
      `<pv-scope id="fig" backend="lguest" poster="${site}/preview.png" title="Ours">${own}</pv-scope>
      <script src="${site}/embed.js" async></script>`,
    ),
  )
  await page.getByRole('button', { name: 'Show the figure' }).click()
  const figure = new FigureView(page, '#fig iframe')
  await expect(figure.headline).toHaveText('A direct C call wins.')
  const ask = (request: object) =>
    page
      .locator('#fig')
      .evaluate(
        (fig, asked) => (fig as Scope).ask(asked).catch((error: Error) => error.message),
        request,
      )
  expect(await ask({ type: 'pv.setState', state: { step: 99 } })).toMatch(
    /^There is no step 99: they count from 1 to \d+\.$/,
  )
  expect(await ask({ type: 'pv.setState', state: { site: 2 } })).toBe(
    'There is no site 2: they count from 1 to 1.',
  )
  await expect(figure.headline).toHaveText('A direct C call wins.')
})

for (const asleep of ['', 'ctl']) {
  test(`no other text is drawn before the one that is given${asleep && ', whoever wakes it'}`, async ({
    page,
    baseURL,
  }) => {
    const site = String(baseURL)
    await page.addInitScript(() => {
      const look = () => {
        if (document.body?.innerText.includes('age_pte')) document.title = 'another text'
        requestAnimationFrame(look)
      }
      if (window !== top) look()
    })
    await page.goto(
      host.page(
        '/given',
        `<pv-scope id="fig" backend="lguest" ${asleep}>${own}</pv-scope>
        <script src="${site}/embed.js"></script>`,
      ),
    )
    const figure = new FigureView(page, '#fig iframe')
    if (asleep) await figure.inside.getByRole('button').click()
    await expect(figure.headline).toHaveText('A direct C call wins.')
    expect(await page.frames()[1]?.title()).not.toBe('another text')
  })
}

test('registers that are asked for alone stand beside their lines', async ({ page }) => {
  await page.goto('/embed.html?view=regs')
  await expect(page.getByText('DISABLE_INTERRUPTS').first()).toBeVisible()
  await expect(page.getByText('eax', { exact: true }).first()).toBeVisible()
})

test('in a narrow figure every site can be reached', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/embed.html?view=code,regs,step')
  for (const name of ['Site 1: irq_disable', 'Site 2: pte_val', 'Site 3: flush_tlb_single']) {
    const chip = page.getByRole('button', { name })
    await expect(chip).toBeVisible()
    const { left, right } = await chip.evaluate((each) => each.getBoundingClientRect())
    expect(left).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(320)
    const inside = await chip.evaluate((each) => {
      const { right: end } = each.getBoundingClientRect()
      const box = each.closest('ol')?.getBoundingClientRect()
      return box !== undefined && end <= box.right + 1
    })
    expect(inside).toBe(true)
  }
})

test('a figure of a comparison has no way to steps that it does not show', async ({ page }) => {
  await page.goto('/embed.html?view=compare')
  const title = page.getByRole('heading', { name: 'Same callsites, six worlds underneath' })
  await expect(title).toBeVisible()
  await expect(page.getByRole('button', { name: 'Back to the steps' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Whole page' })).toHaveCount(0)
  // However wide, it has no top bar that would have them.
  await expect(page.getByRole('radiogroup', { name: 'Rules' })).toBeVisible()
  await page.getByRole('button', { name: /^site 2/ }).click()
  await expect(page.getByRole('button', { name: 'Site 2: pte_val' })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await expect(title).toBeVisible()
})

test('what a figure can show in one place is chosen there', async ({ page }) => {
  await page.goto('/embed.html?view=code,step,compare,run')
  const shown = page.getByRole('radiogroup', { name: 'Shown' })
  await expect(shown.getByRole('radio', { name: 'run' })).toBeChecked()
  await shown.getByRole('radio', { name: 'comparison' }).check()
  await expect(page.getByRole('heading', { name: /^Same callsites/ })).toBeVisible()
  await shown.getByRole('radio', { name: 'steps' }).check()
  await expect(page.getByRole('heading', { name: 'Inline code wins.' })).toBeVisible()
  await page.getByRole('button', { name: 'Next step' }).click()
  await shown.getByRole('radio', { name: 'run' }).check()
  await expect(page.getByRole('heading', { name: /keep what they promised/ })).toBeVisible()
})

test('larger words leave no gap above the buttons', async ({ page }) => {
  await page.goto('/embed.html?font=24')
  await expect(page.getByRole('heading', { name: 'Inline code wins.' })).toBeVisible()
  const boxOf = (role: 'navigation' | 'region', name: string) =>
    page.getByRole(role, { name }).evaluate((each) => each.getBoundingClientRect())
  await expect
    .poll(async () => {
      const { top } = await boxOf('navigation', 'Steps of the figure')
      const bytes = await boxOf('region', 'Bytes before and after')
      return Math.round(top - bytes.bottom)
    })
    .toBeLessThan(60)
})
