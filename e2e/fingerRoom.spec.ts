import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { fingerRoom } from './pages/fingerRoom.ts'
import { RunPage } from './pages/runPage.ts'
import { Workbench } from './pages/workbench.ts'

/** Among lines of text. */
const sources = /^Where .* comes from/
/** Beside the listing, where there is room for both. */
const columns = [/^after$/, /^What the register columns mean$/, /^Width of the listing$/]

/**
 * All that can be pressed has the room of a finger: 44 pixels where it stands free. What `dense` names is many side by
 * side on this screen, or between lines of text, and has 32; each of these words names something that needs it.
 */
async function expectRoom(
  within: Locator,
  screen: string,
  dense: readonly RegExp[] = [],
): Promise<void> {
  // A button that closes it may be there before what it shows.
  await expect(within.locator('button, summary, input').nth(1), screen).toBeAttached()
  const rooms = await fingerRoom(within)
  const small = rooms.filter(({ width, height }) => Math.min(width, height) < 44)
  const isDense = (name: string) => dense.some((words) => words.test(name))
  const tight = small.filter(
    ({ name, width, height }) => !isDense(name) || Math.min(width, height) < 32,
  )
  expect(tight, screen).toEqual([])
  const idle = dense.filter((words) => !small.some(({ name }) => words.test(name)))
  expect(idle, `${screen}: named as dense, and nothing is`).toEqual([])
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('combobox').fill(words)
  await expect(page.getByRole('option', { selected: true })).toContainText(words)
  await page.keyboard.press('Enter')
}

for (const [width, height] of [
  [390, 844],
  [1024, 768],
] as const) {
  test.describe(`by touch at ${width}×${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: true, isMobile: true })
    const isWide = width > 900
    const beside = isWide ? columns : []

    test('the workbench, a run and a comparison', async ({ page }) => {
      const bench = new RunPage(page)
      const all = page.locator('body')
      await bench.open()
      if (isWide) await bench.editor()
      await expectRoom(all, 'first visit', isWide ? [...columns, /^Go to site \d/] : [])
      await page.getByRole('button', { name: 'Step through it' }).tap()
      await page.keyboard.press('Shift+ArrowRight')
      await expect(bench.headline).toContainText('wins')
      await expectRoom(all, 'decision', [...beside, sources])
      await bench.button.tap()
      await bench.ended()
      await bench.openStart()
      await expectRoom(all, 'run', [/^[A-Z]F$/, ...(isWide ? columns : [/^Breakpoint in line/])])
      await page.keyboard.press('Alt+C')
      await expect(page.getByRole('region', { name: 'Comparison' }).getByRole('grid')).toBeVisible()
      await expectRoom(page.getByRole('region', { name: 'Comparison' }), 'comparison', [sources])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    })

    test('what covers the workbench', async ({ page }) => {
      const bench = new Workbench(page)
      await bench.open()
      const switches = page.getByRole('button', { name: /^x86-32 ·/ })
      await switches.tap()
      await expectRoom(page.getByRole('region', { name: 'What it runs on' }), 'switches', [sources])
      await switches.tap()
      const dialog = page.getByRole('dialog')
      for (const words of ['Settings', 'Licences', 'Present: decks']) {
        await command(page, words)
        await expectRoom(dialog, words)
        await page.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
      }
      await page.keyboard.press('ControlOrMeta+S')
      for (const name of ['Link', 'Embed', 'Export']) {
        await dialog.getByRole('radio', { name, exact: true }).check({ force: true })
        await expectRoom(dialog, name)
      }
    })

    test('lessons, the text and the glossary', async ({ page }) => {
      const all = page.locator('body')
      await page.goto('./?lessons')
      await expect(page.getByRole('button', { name: /^Start: 1\./ })).toBeVisible()
      await expectRoom(all, 'catalogue')
      await page.goto('./?reading')
      await expect(page.getByRole('article')).toBeVisible()
      await expectRoom(all, 'text')
      await new Workbench(page).open()
      await command(page, 'Glossary')
      await expect(page.getByRole('searchbox')).toBeVisible()
      await expectRoom(all, 'glossary')
      for (const link of ['lesson/callsite/one-instruction', 'lesson/sandwich']) {
        await page.goto('about:blank')
        await page.goto(`./#${link}`)
        await expect(page.getByRole('button', { name: 'Next scene' })).toBeVisible()
        await expectRoom(page.getByRole('complementary', { name: 'Lesson' }), link, [sources])
      }
    })

    test('a kernel file, an Itanium and a figure', async ({ page }) => {
      const bench = new Workbench(page)
      const all = page.locator('body')
      await bench.open()
      await command(page, 'A kernel without names')
      await expect(page.getByRole('table', { name: 'Sites of the kernel file' })).toBeVisible()
      await expectRoom(all, 'kernel file', [/^6\.1$/])
      await page.goto('about:blank')
      await bench.open()
      const switches = page.getByRole('button', { name: /^x86-32 ·/ })
      await switches.tap()
      await bench.choose('CPU', 'ia64')
      await page.keyboard.press('Escape')
      await expect(bench.site(1)).toHaveAccessibleName(/bundles/)
      await expectRoom(all, 'Itanium', [...beside, sources])
      await page.goto('embed.html')
      await expect(page.getByRole('button', { name: 'Next step' })).toBeVisible()
      await expectRoom(all, 'figure', [sources, /^Site \d/, ...(isWide ? [] : [/^open in full/])])
    })
  })
}
