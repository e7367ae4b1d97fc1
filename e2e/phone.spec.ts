import type { Locator, Page } from '@playwright/test'
import { boxOf } from './pages/boxOf.ts'
import { ComparePage } from './pages/comparePage.ts'
import { Lesson } from './pages/lesson.ts'
import { RunPage } from './pages/runPage.ts'
import { violations } from './pages/violations.ts'
import { Workbench } from './pages/workbench.ts'
import { expect, test } from './test.ts'

const upright = { width: 390, height: 844 }
const onItsSide = { width: 844, height: 390 }

test.use({ viewport: upright, hasTouch: true, isMobile: true })

/** Whether a finger in the middle of an element meets it, and nothing that lies over it. */
const isFree = (element: Locator) =>
  element.evaluate((wanted) => {
    const { x, y, width, height } = wanted.getBoundingClientRect()
    return wanted.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })

const bar = (page: Page) => page.getByRole('contentinfo', { name: 'Timeline' })

for (const viewport of [upright, onItsSide]) {
  test.describe(`${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport })

    for (const task of ['callsite/write-one', 'no-room/waiting']) {
      test(`the task ${task} is written in a field that is in view`, async ({ page }) => {
        const lesson = new Lesson(page)
        await page.goto(`./#lesson/${task}`)
        await lesson.goals.getByRole('button', { name: 'Edit the listing' }).tap()
        const field = lesson.listing.getByRole('textbox', { name: 'Assembly, AT&T syntax' })
        await expect(field).toBeFocused()
        await expect(field).toBeInViewport({ ratio: 1 })
        expect((await boxOf(field)).height).toBeGreaterThanOrEqual(0.4 * viewport.height)
        // Up to the goals and down again: the field is still there.
        await lesson.title.scrollIntoViewIfNeeded()
        await lesson.goals.getByRole('button', { name: 'Edit the listing' }).tap()
        await expect(field).toBeInViewport({ ratio: 1 })
        await lesson.listing.getByRole('button', { name: 'Done' }).tap()
        await expect(field).toHaveCount(0)
      })
    }

    test('in a lesson the steps are walked where they are seen, and cover no way on', async ({
      page,
    }) => {
      const lesson = new Lesson(page)
      await page.goto('./#lesson/callsite/one-instruction')
      await lesson.answer('1')
      const on = lesson.panel.getByRole('button', { name: 'Next scene' })
      await expect(bar(page)).toBeAttached()
      await on.evaluate((button) => button.scrollIntoView({ block: 'end' }))
      expect(await isFree(on)).toBe(true)
      await expect(bar(page)).not.toBeInViewport()
      await lesson.step.evaluate((step) => step.scrollIntoView())
      await expect(bar(page)).toBeInViewport({ ratio: 1 })
      await on.tap()
      await expect(lesson.panel.getByText('scene 2 of 4')).toBeVisible()
    })

    test('a comparison has no bar of steps, and its first tap chooses', async ({ page }) => {
      const bench = new ComparePage(page)
      await bench.open()
      await page.keyboard.press('Alt+C')
      await expect(bench.grid).toBeVisible()
      await expect(bar(page)).toHaveCount(0)
      const cells = bench.panel.getByRole('gridcell')
      const chosen = bench.panel.getByRole('gridcell', { selected: true })
      await cells.nth(0).tap()
      await expect(chosen).toHaveCount(1)
      await cells.nth(1).tap()
      await expect(chosen).toHaveCount(2)
      await expect(bench.pair).toBeVisible()
      expect(await isFree(cells.nth(1))).toBe(true)
      const [main, told] = [await boxOf(page.getByRole('main')), await boxOf(bench.told)]
      expect(main.y + main.height).toBe(viewport.height)
      expect(told.y).toBeGreaterThanOrEqual(viewport.height / 2)
      expect(await violations(page)).toEqual([])
    })

    test('the controls of a run stay where they are, and say what they do', async ({ page }) => {
      const bench = new RunPage(page)
      await bench.open()
      await bench.start()
      const controls = bench.run.getByRole('group', { name: 'The run' })
      for (const word of ['start', 'site before', 'next site', 'breakpoint', 'end']) {
        await expect(controls.getByText(word, { exact: true })).toBeVisible()
        await expect(controls.getByRole('button', { name: word })).toHaveCount(1)
      }
      const { y } = await boxOf(controls)
      const next = page.getByRole('button', { name: 'next', exact: true })
      const last = Number((await page.getByText(/^0\/\d+$/).innerText()).slice(2))
      const places = new Set([y])
      for (let moment = 1; moment <= last; moment++) {
        await next.tap()
        await expect(page.getByText(`${moment}/${last}`, { exact: true })).toBeVisible()
        places.add((await boxOf(controls)).y)
      }
      expect([...places]).toEqual([y])
    })

    test('a breakpoint is seen where it was set, and what is said of it covers no control', async ({
      page,
    }) => {
      const bench = new RunPage(page)
      await bench.open()
      await bench.start()
      const dot = bench.listing.getByRole('button', { name: 'Breakpoint in line 10', exact: true })
      await dot.scrollIntoViewIfNeeded()
      const before = await boxOf(dot)
      await dot.tap()
      await expect(dot).toHaveAttribute('aria-pressed', 'true')
      await bench.ended()
      const notice = page.getByRole('status').filter({ hasText: 'Breakpoint set in line 10' })
      await expect(notice).toBeVisible()
      const top = await boxOf(page.getByRole('banner'))
      const said = await boxOf(notice)
      expect(said.y + said.height).toBeLessThanOrEqual(top.y + top.height)
      // The run is done again with it: from there on it can be run to.
      const to = bench.run.getByRole('button', { name: 'Run to the next breakpoint' })
      await expect(to).toHaveAttribute('aria-disabled', 'false')
      expect(await boxOf(dot)).toEqual(before)
    })
  })
}

test.describe('on its side, before two cells are chosen', () => {
  test.use({ viewport: onItsSide })

  test('what is said of a cell takes one line', async ({ page }) => {
    const bench = new ComparePage(page)
    await bench.open()
    await page.keyboard.press('Alt+C')
    const cells = bench.panel.getByRole('gridcell')
    await cells.nth(0).tap()
    await expect(bench.told.getByRole('button', { name: 'Show this' })).toBeVisible()
    const hint = bench.panel.getByText('One cell is chosen.')
    await expect(hint).toBeInViewport({ ratio: 1 })
    const [told, beside] = [await boxOf(bench.told), await boxOf(hint)]
    expect(told.height).toBeLessThan(50)
    expect(beside.y).toBeLessThan(told.y + told.height)
  })
})

test('the switches are folded again after what was opened from them', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const switches = page.getByRole('button', { name: /^x86-32 ·/ })
  const sheet = page.getByRole('region', { name: 'What it runs on' })
  await switches.tap()
  await sheet.getByRole('button', { name: 'Compare', exact: true }).tap()
  await page.getByRole('button', { name: 'Back to the steps' }).tap()
  await expect(bench.step).toBeVisible()
  await expect(sheet).toHaveCount(0)
  await expect(switches).toBeFocused()

  await switches.tap()
  await sheet.getByRole('button', { name: 'Lessons', exact: true }).tap()
  await page.getByRole('button', { name: 'Back to the workbench' }).tap()
  await expect(bench.step).toBeVisible()
  await expect(sheet).toHaveCount(0)

  await switches.tap()
  await sheet.getByRole('button', { name: 'Lessons', exact: true }).tap()
  await page.getByRole('button', { name: /^Start: 1\. / }).tap()
  await page.getByRole('button', { name: 'Leave the lesson' }).tap()
  await expect(bench.listing).toBeVisible()
  await expect(sheet).toHaveCount(0)
})

test('a sentence that says why stands in lines, not in columns', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(bench.place(2)).toBeVisible()
  const explained = page.getByRole('main').getByRole('link')
  await expect(explained).not.toHaveCount(0)
  // A word that is explained is a part of its sentence: it has no place of its own in a row of things.
  const apart = await explained.evaluateAll((words) =>
    words.flatMap((word) => {
      const holder = word.parentElement
      const line = holder?.parentElement
      if (!holder || !line || line.textContent === holder.textContent) return []
      return /flex|grid/.test(getComputedStyle(line).display) ? [line.textContent] : []
    }),
  )
  expect(apart).toEqual([])
})
