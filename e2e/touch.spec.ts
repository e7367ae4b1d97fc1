import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { cutOff } from './pages/cutOff.ts'
import { Presentation } from './pages/presentation.ts'
import { Workbench } from './pages/workbench.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

/** A finger that goes from the middle of an element to somewhere else, as the browser hears it. */
async function stroke(page: Page, on: Locator, by: { x: number; y: number }): Promise<void> {
  const box = await on.boundingBox()
  if (!box) throw new Error('nothing to touch')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: x + by.x * part, y: y + by.y * part }],
    })
  await touch('touchStart', 0)
  for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', part)
  // The finger rests before it is lifted: a fling would swallow the tap that comes next.
  for (let rest = 0; rest < 20; rest++) {
    await page.evaluate(() => new Promise(requestAnimationFrame))
    await touch('touchMove', 1)
  }
  await touch('touchEnd', 1)
}

test('the switches fold at a touch beside them, at Escape, and when a run opens', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  const button = page.getByRole('button', { name: /^x86-32 ·/ })
  await button.tap()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await page.touchscreen.tap(200, 600)
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await button.tap()
  await bench.choose('Runs on', 'lguest')
  await page.keyboard.press('Escape')
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await expect(button).toBeFocused()
  await button.tap()
  await page.getByRole('button', { name: 'Run', exact: true }).tap()
  await expect(button).toHaveAttribute('aria-expanded', 'false')
})

test('the whole job, by touch alone: step, swipe, look at registers, write, switch', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  // The one button and the one below, then a swipe to the left for the next step and to the right for the one before.
  await page.getByRole('button', { name: 'Step through it' }).tap()
  await expect(bench.place(1, 1)).toBeVisible()
  await page.getByRole('button', { name: 'next' }).tap()
  await expect(bench.place(1, 2)).toBeVisible()
  await stroke(page, bench.headline, { x: -120, y: 0 })
  await expect(bench.place(1, 3)).toBeVisible()
  await stroke(page, bench.headline, { x: 120, y: 0 })
  await expect(bench.place(1, 2)).toBeVisible()

  // Up and down scrolls, and is no step.
  const story = page.getByRole('main')
  await stroke(page, bench.headline, { x: -20, y: -160 })
  await expect.poll(() => story.evaluate((element) => element.scrollTop)).toBeGreaterThan(40)
  await expect(bench.place(1, 2)).toBeVisible()

  // The count unfolds into columns, and a tap tells who it is.
  const unfold = page.getByRole('button', { name: 'Registers, each in its own column' })
  await expect(unfold).toHaveAttribute('aria-expanded', 'false')
  await unfold.tap()
  await expect(unfold).toHaveAttribute('aria-expanded', 'true')
  await expect(bench.listing.getByText('a C call may destroy')).toBeVisible()
  const cell = bench.listing.getByRole('gridcell', { name: /^ecx/ }).first()
  await cell.tap()
  await expect(page.getByRole('tooltip')).toContainText('ecx')
  await unfold.tap()
  await expect(page.getByRole('tooltip')).toBeHidden()

  // Another site by its chip.
  await bench.site(2).tap()
  await expect(bench.place(2)).toBeVisible()

  // Write: the field has the focus at once, and letters big enough that no phone zooms in.
  await page.getByRole('button', { name: 'Edit' }).tap()
  const field = page.getByRole('textbox', { name: 'Assembly, AT&T syntax' })
  await expect(field).toBeFocused()
  expect(
    await field.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
  ).toBe(16)
  await field.fill('    PVOP_VCALLEE irq_enable\n    ret\n')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable · 6 bytes/)
  await page.getByRole('button', { name: 'Done' }).tap()
  await expect(field).toHaveCount(0)
  await expect(bench.listing.getByText('irq_enable').first()).toBeVisible()

  // Another machine.
  const before = await bench.site(1).getAttribute('aria-label')
  await page.getByRole('button', { name: /^x86-32 ·/ }).tap()
  await bench.switch('Runs on').getByRole('radio', { name: 'bare hardware' }).tap({ force: true })
  await expect(bench.site(1)).not.toHaveAccessibleName(before ?? '')

  // All that the menu offers is in sight.
  const menu = page.getByRole('button', { name: 'Menu' })
  if (!(await menu.isVisible())) await page.getByRole('button', { name: /^x86-32 ·/ }).tap()
  await menu.tap()
  const offers = page.getByRole('menuitem')
  await expect(offers.first()).toBeInViewport({ ratio: 1 })
  await expect(offers.last()).toBeInViewport({ ratio: 1 })
  expect(await cutOff(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Glossary' }).tap()
  await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible()
})

test('what a finger aims at is big enough for it', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const small = await page.getByRole('button').evaluateAll((buttons) =>
    buttons.flatMap((button) => {
      const { width, height } = button.getBoundingClientRect()
      const seen = !button.classList.contains('unseen')
      return seen && (width < 24 || height < 23)
        ? [`${button.textContent}: ${width} × ${height}`]
        : []
    }),
  )
  expect(small).toEqual([])
  for (const name of ['back', 'next']) {
    const box = await page.getByRole('button', { name }).boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
  }
})

test('small signs answer a finger that lands beside them', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  // Macros stand apart from each other here: each has the lines around it to itself.
  const signs = bench.listing.getByRole('button', { name: /^What the macro/ })
  await expect(signs).not.toHaveCount(0)
  const missed = await signs.evaluateAll((all) =>
    all.flatMap((sign) => {
      sign.scrollIntoView({ block: 'center' })
      const { x, y, width, height } = sign.getBoundingClientRect()
      const hit = (right: number, down: number) =>
        document.elementFromPoint(x + width / 2 + right, y + height / 2 + down)
      const around = [hit(-21, 0), hit(21, 0), hit(0, -21), hit(0, 21)]
      return around.every((each) => each === sign) ? [] : [sign.getAttribute('aria-label')]
    }),
  )
  expect(missed).toEqual([])
  // What the site promises, each register a switch.
  await page.getByRole('button', { name: 'Step through it' }).tap()
  await page.keyboard.press('Shift+ArrowRight')
  const chips = page.getByRole('button', { name: /^e[a-d][ix] may be destroyed$/ })
  await expect(chips).not.toHaveCount(0)
  for (const chip of await chips.all()) {
    const box = await chip.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  }
})

test('a line that is broken says why, in the field and below the listing', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: 'Edit' }).tap()
  const field = page.getByRole('textbox', { name: 'Assembly, AT&T syntax' })
  const text = await field.inputValue()
  await field.fill(`    mvo %eax, %ebx\n${text}`)
  const reason = bench.listing.getByText('Did you mean "mov"?')
  await expect(reason).toBeInViewport({ ratio: 1 })
  await page.getByRole('button', { name: 'Done' }).tap()
  await expect(reason).toBeInViewport({ ratio: 1 })
  expect(await cutOff(page)).toEqual([])
  await page.getByRole('button', { name: 'Edit' }).tap()
  await field.fill(text)
  await expect(reason).toHaveCount(0)
})

test('no tone of a site is left on a text that took its place, however broken', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  // The tint behind a line; none where the line belongs to no site.
  const tints = () =>
    bench.listing
      .getByRole('group', { name: 'Source' })
      .evaluate(
        (source) =>
          [...source.querySelectorAll('[data-line]')].filter(
            (line) => getComputedStyle(line).backgroundColor !== 'rgba(0, 0, 0, 0)',
          ).length,
      )
  expect(await tints()).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Edit' }).tap()
  const field = page.getByRole('textbox', { name: 'Assembly, AT&T syntax' })
  await field.fill(Array.from({ length: 30 }, (_, line) => `<li>item ${line}</li>`).join('\n'))
  await page.getByRole('button', { name: 'Done' }).tap()
  await expect(bench.listing.getByText('item 7', { exact: false }).first()).toBeVisible()
  expect(await tints()).toBe(0)
})

test('a detour from a deck goes back by a tap, and no key is named', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=4&present')
  const authored = await shown.headline.innerText()
  await page.getByRole('button', { name: 'more' }).tap()
  await page.getByRole('button', { name: /edit/i }).tap()
  await page
    .getByRole('textbox', { name: 'Assembly, AT&T syntax' })
    .fill('    PVOP_VCALLEE irq_disable\n')
  await page.getByRole('button', { name: 'Show it' }).tap()
  const back = shown.screen.getByRole('button', { name: 'detour · back to 4/12' })
  await expect(back).toBeVisible()
  await expect(shown.screen).not.toContainText(/\bEsc\b/, { useInnerText: true })
  expect((await back.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await back.tap()
  await expect(shown.headline).toHaveText(authored)
  await expect(back).toHaveCount(0)

  const parked = shown.screen.getByRole('button', { name: 'your detour is kept · open it' })
  await parked.tap()
  await expect(page.getByRole('textbox', { name: 'Assembly, AT&T syntax' })).toHaveValue(
    '    PVOP_VCALLEE irq_disable\n',
  )
})

test('what covers the page has targets for a finger, and signs have words', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: /^x86-32 ·/ }).tap()
  const sheet = page.getByRole('region', { name: 'What it runs on' })
  for (const word of ['Present', 'Settings', 'Menu']) {
    await expect(sheet.getByText(word, { exact: true })).toBeVisible()
  }
  const low = async (targets: Locator) => {
    await expect(targets).not.toHaveCount(0)
    return targets.evaluateAll((all) =>
      all.flatMap((target) => {
        const { height } = (target.closest('label') ?? target).getBoundingClientRect()
        return height < 44 ? [`${target.textContent}: ${height}`] : []
      }),
    )
  }
  expect(await low(sheet.locator('button:not([aria-label^=Where]), label'))).toEqual([])
  await sheet.getByRole('button', { name: 'Settings' }).tap()
  expect(await low(page.getByRole('dialog').getByRole('radio'))).toEqual([])
  await page.getByRole('button', { name: 'Close' }).tap()
  await page.keyboard.press('ControlOrMeta+K')
  expect(await low(page.getByRole('option'))).toEqual([])
})

test.describe('on its side', () => {
  test.use({ viewport: { width: 844, height: 390 } })

  test('the listing stands beside the step, and the first thing to do is in sight', async ({
    page,
  }) => {
    const bench = new Workbench(page)
    await bench.open()
    const begin = page.getByRole('button', { name: 'Step through it' })
    await expect(begin).toBeInViewport({ ratio: 1 })
    const [story, next] = [page.getByRole('main'), page.getByRole('button', { name: 'next' })]
    const edge = async () => {
      const [above, below] = [await story.boundingBox(), await next.boundingBox()]
      return (below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)
    }
    expect(await edge()).toBeGreaterThanOrEqual(0)
    const listing = await bench.listing.boundingBox()
    expect(listing?.height).toBeGreaterThan(240)
    await begin.tap()
    await expect(bench.place(1, 1)).toBeVisible()
    // What covers the page covers all of it.
    await page.keyboard.press('Alt+C')
    const compared = page.getByRole('region', { name: 'Comparison' })
    await expect(compared).toBeVisible()
    expect((await story.boundingBox())?.width).toBe(844)
  })
})

test.describe('with reduced motion', () => {
  test('a swipe steps, and nothing follows the finger', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const bench = new Workbench(page)
    await bench.open()
    await page.getByRole('button', { name: 'Step through it' }).tap()
    await page.evaluate(() => {
      const main = document.querySelector('main')
      if (!main) throw new Error('no main')
      new MutationObserver(() => {
        if (main.hasAttribute('data-pulled')) document.body.dataset['moved'] = 'true'
      }).observe(main, { attributes: true })
    })
    await stroke(page, bench.headline, { x: -120, y: 0 })
    await expect(bench.place(1, 2)).toBeVisible()
    await expect(page.locator('body')).not.toHaveAttribute('data-moved')
  })
})

test('answers of a lesson and rows of a kernel file are as high as a finger needs', async ({
  page,
}) => {
  const heights = (all: Locator) =>
    all.evaluateAll((each) => each.map((one) => Math.round(one.getBoundingClientRect().height)))
  await page.goto('./#lesson/callsite/one-instruction')
  const lesson = page.getByRole('complementary', { name: 'Lesson' })
  await expect(lesson.getByRole('button', { name: 'Next scene' })).toBeVisible()
  for (const name of [/^\d$/, 'Show me', 'Scene before', 'Next scene', 'Leave the lesson']) {
    const found = await heights(lesson.getByRole('button', { name, exact: true }))
    expect(Math.min(...found), String(name)).toBeGreaterThanOrEqual(44)
  }

  const bench = new Workbench(page)
  await page.goto('about:blank')
  await bench.open()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('A kernel without names')
  await page.keyboard.press('Enter')
  const table = page.getByRole('table', { name: 'Sites of the kernel file' })
  await expect(table.getByRole('row')).toHaveCount(9)
  expect(Math.min(...(await heights(table.getByRole('row'))))).toBeGreaterThanOrEqual(44)
})
