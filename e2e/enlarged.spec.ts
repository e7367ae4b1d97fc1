import type { Page } from '@playwright/test'
import { cutOff } from './pages/cutOff.ts'
import { Lesson } from './pages/lesson.ts'
import { Workbench } from './pages/workbench.ts'
import { expect, test } from './test.ts'

/** Everything at twice its size, as somebody does who cannot read it otherwise. */
async function enlarge(page: Page): Promise<void> {
  for (let press = 0; press < 5; press++) await page.keyboard.press('+')
}

const dialogIn = (page: Page) => page.getByRole('dialog')

/** Opens a dialog by its command, sees that all of it can be read, and closes it. */
async function readDialog(page: Page, command: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  const search = page.getByRole('combobox')
  await expect(search).toBeFocused()
  await page.keyboard.type(command)
  await expect(search).toHaveValue(command)
  await expect(page.getByRole('option', { selected: true })).toContainText(command)
  await page.keyboard.press('Enter')
  await expect(search).toHaveCount(0)
  await expect(dialogIn(page), command).toBeVisible()
  expect(await cutOff(page), command).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialogIn(page)).toHaveCount(0)
}

test.describe('on a phone, at 200 %', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('no screen scrolls sideways, and no word is cut off', async ({ page }) => {
    const bench = new Workbench(page)
    await bench.open()
    await enlarge(page)
    expect(await cutOff(page), 'first visit').toEqual([])
    const switches = page.getByRole('button', { name: /^x86-32 ·/ })
    await switches.click()
    await expect(bench.switch('Runs on')).toBeVisible()
    expect(await cutOff(page), 'switches').toEqual([])
    await switches.click()
    await bench.headline.click()
    await page.keyboard.press('Home')
    await expect(bench.place(1, 1)).toBeVisible()
    expect(await cutOff(page), 'a step').toEqual([])
    await page.keyboard.press('Shift+ArrowRight')
    await expect(bench.headline).toContainText('wins')
    expect(await cutOff(page), 'a decision').toEqual([])

    await page.keyboard.press('ControlOrMeta+S')
    for (const name of ['Link', 'Embed', 'Export']) {
      // The choice itself is drawn by its label.
      await dialogIn(page).getByRole('radio', { name, exact: true }).check({ force: true })
      expect(await cutOff(page), name).toEqual([])
    }
    await page.keyboard.press('Escape')
    for (const command of ['Settings', 'Licences', 'Present: decks', 'Earlier states'])
      await readDialog(page, command)
    await page.keyboard.press('?')
    await expect(dialogIn(page)).toBeVisible()
    expect(await cutOff(page), 'keys').toEqual([])
    await page.keyboard.press('Escape')

    await page.keyboard.press('Alt+C')
    await expect(page.getByRole('region', { name: 'Comparison' }).getByRole('grid')).toBeVisible()
    expect(await cutOff(page), 'comparison').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+R')
    await expect(page.getByRole('region', { name: 'What comes next' })).toBeVisible()
    expect(await cutOff(page), 'run').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+T')
    await expect(page.getByRole('article')).toBeVisible()
    expect(await cutOff(page), 'text').toEqual([])
  })
})

test('at 200 % a lesson, its question and its listing stand below each other', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await enlarge(page)
  await page.goto('./#lesson/sandwich')
  const lesson = new Lesson(page)
  await expect(lesson.covered).toBeVisible()
  expect(await cutOff(page)).toEqual([])
  await lesson.answer('9')
  await expect(lesson.step).toBeVisible()
  expect(await cutOff(page)).toEqual([])
})

test('in a narrow window words of the sites are cut, never their numbers', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 700 })
  const bench = new Workbench(page)
  await bench.open()
  for (const number of [1, 2, 3]) {
    await expect(bench.site(number)).toBeInViewport({ ratio: 1 })
    const [inner, outer] = await bench
      .site(number)
      .locator('b')
      .evaluate((words) => {
        const chip = words.closest('button') ?? words
        return [words.getBoundingClientRect().right, chip.getBoundingClientRect().right]
      })
    expect(inner).toBeLessThan(outer ?? 0)
  }
})
