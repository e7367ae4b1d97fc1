import type { Locator } from '@playwright/test'
import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'
import { StoryPage } from './pages/storyPage.ts'

/** The price of the site in view. */
class PricePage extends StoryPage {
  get price(): Locator {
    return this.page.getByRole('region', { name: 'Price of this site' })
  }

  get columns(): Locator {
    return this.price.getByRole('button')
  }

  column(name: string): Locator {
    return this.price.getByRole('button', { name: new RegExp(`^${name}`) })
  }

  get filling(): Locator {
    return this.price.getByRole('region', { name: 'What these bytes take' })
  }

  /** What is drawn and said of the promises, frame and squares with it. */
  drawn(): Promise<readonly string[]> {
    return this.columns.evaluateAll((columns) =>
      columns.map((column) => `${column.getAttribute('aria-label')} ${column.innerHTML}`),
    )
  }
}

test('the backend changes what these bytes take, and nothing of the promise', async ({ page }) => {
  const bench = new PricePage(page)
  await bench.open()
  await bench.choose('Runs on', 'bare hardware')
  await expect(bench.filling).toContainText("The kernel's inline code destroys nothing")
  await expect(bench.column('no paravirt')).toHaveAccessibleName(
    "no paravirt, this site's promise: 5 values, 7 places; may destroy nothing",
  )
  const promise = await bench.drawn()
  expect(promise.length).toBeGreaterThanOrEqual(3)
  await bench.choose('Runs on', 'Xen')
  await expect(bench.filling).toContainText("Xen's inline code destroys nothing")
  expect(await bench.drawn()).toEqual(promise)
  await bench.choose('Runs on', 'lguest')
  await expect(bench.filling).toContainText("lguest's inline code destroys nothing")
  expect(await bench.drawn()).toEqual(promise)
})

test('five values need seven, five or four places, and one of them memory', async ({ page }) => {
  const bench = new PricePage(page)
  await bench.open()
  await page.getByRole('button', { name: 'Step through it' }).click()
  await expect(bench.price).toContainText('5 values are alive across it.')
  await expect(bench.column('no paravirt')).toContainText('5 values, 7 places')
  await expect(bench.column('callee-save')).toContainText('5 values, 5 places: full')
  await expect(bench.column('C call')).toContainText('5 values, 4 places')
  await expect(bench.column('C call')).toContainText('1 value goes to memory')
  await expect(bench.step.getByText('5 values are alive across this site: ecx, edx,')).toHaveCount(
    1,
  )
})

test.describe('at 1440×900', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('all four promises stand under four candidates without scrolling, at every step', async ({
    page,
  }) => {
    const bench = new PricePage(page)
    await bench.open()
    await page.getByRole('button', { name: 'Step through it' }).click()
    await expect(bench.columns.filter({ hasText: 'places' })).toHaveCount(4)
    for (let step = 1; step <= 10; step++) {
      await expect(bench.place(1, step)).toBeVisible()
      await expect(bench.price).toBeInViewport({ ratio: 1 })
      const foot = await page.getByRole('contentinfo').boundingBox()
      const price = await bench.price.boundingBox()
      const end = (price?.y ?? 0) + (price?.height ?? 0)
      expect(end, `the price ends above the timeline at step ${step}`).toBeLessThanOrEqual(
        foot?.y ?? 0,
      )
      await page.keyboard.press('ArrowRight')
    }
  })
})

test.describe('where six candidates push the price down', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('what it says stands at the foot until its end is in view', async ({ page }) => {
    const bench = new PricePage(page)
    await bench.open()
    await bench.openSample('Entry code, every promise')
    await bench.choose('Runs on', 'lguest')
    await page.getByRole('button', { name: 'First step' }).click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(bench.headline).toContainText('Under lguest')
    const foot = page.getByRole('button', { name: /^Price of this site: no values, 7 places/ })
    await expect(foot).toBeInViewport({ ratio: 1 })
    await foot.click()
    await expect(bench.filling).toBeInViewport({ ratio: 1 })
    await expect(foot).toHaveCount(0)
  })
})

test('what was given up for nothing is counted once the bytes are known', async ({ page }) => {
  const bench = new PricePage(page)
  await bench.open()
  await bench.openSample('C: flags around a counter')
  await bench.choose('Runs on', 'bare hardware')
  await bench.site(2).click()
  await expect(bench.filling).toContainText('2 registers were given up for nothing')
  await expect(bench.filling).toContainText('Had the code been compiled for this:')
  await bench.choose('Runs on', 'lguest')
  await expect(bench.filling).toContainText(
    'The thunk destroys eax and edx: the promise is used up.',
  )
  await expect(bench.filling).not.toContainText('Had the code')
})

test('a frame pointer is one place fewer', async ({ page }) => {
  const bench = new PricePage(page)
  await bench.open()
  await page.getByRole('button', { name: 'Step through it' }).click()
  await expect(bench.column('no paravirt')).toContainText('7 places')
  await page.getByRole('button', { name: 'Settings' }).click()
  const choice = page.getByRole('radiogroup', { name: 'ebp is a frame pointer' })
  await choice.getByRole('radio', { name: 'yes', exact: true }).check()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(bench.column('no paravirt')).toContainText('6 places')
  await expect(bench.column('callee-save')).toContainText('5 values, 4 places')
  await expect(bench.place(1, 1)).toBeVisible()
})

test('a column is previewed while it is hovered or focused, and no longer', async ({ page }) => {
  const bench = new PricePage(page)
  await bench.open()
  const [thunk, call] = [bench.column('callee-save'), bench.column('C call')]
  const shown = 'data-preview'
  await thunk.hover()
  await expect(thunk).toHaveAttribute(shown)
  await call.hover()
  await expect(call).toHaveAttribute(shown)
  await expect(thunk).not.toHaveAttribute(shown)
  await bench.headline.hover()
  await expect(call).not.toHaveAttribute(shown)
  await call.focus()
  await expect(call).toHaveAttribute(shown)
  await page.keyboard.press('Escape')
  await expect(call).not.toHaveAttribute(shown)
  await thunk.focus()
  await expect(thunk).toHaveAttribute(shown)
  await thunk.blur()
  await expect(thunk).not.toHaveAttribute(shown)
})

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`at ${viewport.width}×${viewport.height}`, () => {
    test.use({ viewport })

    test('a first visit shows the whole price without scrolling', async ({ page }) => {
      const bench = new PricePage(page)
      await bench.open()
      await expect(bench.price).toBeInViewport({ ratio: 1 })
      await expect(bench.filling.getByText('destroys nothing')).toBeInViewport({ ratio: 1 })
      const timeline = await page.getByRole('button', { name: /next/i }).boundingBox()
      const price = await bench.price.boundingBox()
      expect((price?.y ?? 0) + (price?.height ?? 0)).toBeLessThanOrEqual(timeline?.y ?? 0)
    })

    test('no figure is cut off', async ({ page }) => {
      const bench = new PricePage(page)
      await bench.open()
      await page.getByRole('button', { name: 'Step through it' }).click()
      const cut = await bench.price.evaluate((price) => {
        const edge = price.getBoundingClientRect()
        return [...price.querySelectorAll('*')].filter((part) => {
          const box = part.getBoundingClientRect()
          return box.width > 0 && (box.right > edge.right + 0.5 || box.left < edge.left - 0.5)
        }).length
      })
      expect(cut).toBe(0)
    })
  })
}

test('registers under another promise say so while it is looked at', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('ArrowRight')
  const note = bench.listing.getByText('if the promise were: C call')
  await expect(note).toHaveCount(0)
  await page.getByRole('button', { name: /^C call/ }).hover()
  await expect(note).toBeVisible()
  await page.mouse.move(1, 1)
  await expect(note).toHaveCount(0)
})
