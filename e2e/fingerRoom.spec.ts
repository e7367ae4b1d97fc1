import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { fingerRoom } from './pages/fingerRoom.ts'
import { RunPage } from './pages/runPage.ts'
import { Workbench } from './pages/workbench.ts'

/** Many side by side, or between lines of text: sources, breakpoints, registers, sites, versions. */
const isDense = (name: string): boolean =>
  /^(Where .* comes from|Breakpoint in line|Go to site|Site \d|open in full|Width of the listing)/.test(
    name,
  ) || /^([A-Z]F|before|after|6\.1|What the register columns mean)$/.test(name)

/** All that can be pressed has the room of a finger: 44 pixels where it stands free, 32 among others. */
async function expectRoom(within: Locator, screen: string): Promise<void> {
  // A button that closes it may be there before what it shows.
  await expect(within.locator('button, summary, input').nth(1), screen).toBeAttached()
  const rooms = await fingerRoom(within)
  const tight = rooms.filter(
    ({ name, width, height }) => Math.min(width, height) < (isDense(name) ? 32 : 44),
  )
  expect(tight, screen).toEqual([])
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

    test('the workbench, a run and a comparison', async ({ page }) => {
      const bench = new RunPage(page)
      const all = page.locator('body')
      await bench.open()
      if (width > 900) await bench.editor()
      await expectRoom(all, 'first visit')
      await page.getByRole('button', { name: 'Step through it' }).tap()
      await page.keyboard.press('Shift+ArrowRight')
      await expect(bench.headline).toContainText('wins')
      await expectRoom(all, 'decision')
      await bench.button.tap()
      await bench.ended()
      await bench.openStart()
      await expectRoom(all, 'run')
      await page.keyboard.press('Alt+C')
      await expect(page.getByRole('region', { name: 'Comparison' }).getByRole('grid')).toBeVisible()
      await expectRoom(page.getByRole('region', { name: 'Comparison' }), 'comparison')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    })

    test('what covers the workbench', async ({ page }) => {
      const bench = new Workbench(page)
      await bench.open()
      const switches = page.getByRole('button', { name: /^x86-32 ·/ })
      await switches.tap()
      await expectRoom(page.getByRole('region', { name: 'What it runs on' }), 'switches')
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
        await expectRoom(page.getByRole('complementary', { name: 'Lesson' }), link)
      }
    })

    test('a kernel file, an Itanium and a figure', async ({ page }) => {
      const bench = new Workbench(page)
      const all = page.locator('body')
      await bench.open()
      await command(page, 'A kernel without names')
      await expect(page.getByRole('table', { name: 'Sites of the kernel file' })).toBeVisible()
      await expectRoom(all, 'kernel file')
      await page.goto('about:blank')
      await bench.open()
      const switches = page.getByRole('button', { name: /^x86-32 ·/ })
      await switches.tap()
      await bench.choose('CPU', 'ia64')
      await page.keyboard.press('Escape')
      await expect(bench.site(1)).toHaveAccessibleName(/bundles/)
      await expectRoom(all, 'Itanium')
      await page.goto('embed.html')
      await expect(page.getByRole('button', { name: 'Next step' })).toBeVisible()
      await expectRoom(all, 'figure')
    })
  })
}
