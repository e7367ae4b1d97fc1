import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { expectPicture, incomparable } from './pages/visual.ts'
import { Workbench } from './pages/workbench.ts'

type Theme = 'dark' | 'light'
const themes: readonly Theme[] = ['dark', 'light']

test.beforeEach(async ({ page, browser }, info) => {
  const why = incomparable(browser, info)
  test.skip(why !== null, why ?? '')
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

const violations = async (page: Page, ...without: readonly string[]) => {
  const axe = new AxeBuilder({ page }).disableRules([...without])
  return (await axe.analyze()).violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ target }) => target.join(' ')),
  }))
}

for (const colorScheme of themes) {
  test.describe(`the gallery, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 1400, height: 900 } })

    test('shows every component and panel as it was drawn before', async ({
      page,
      browser,
    }, info) => {
      // Some hundred states, each drawn by the engine's own answer.
      test.setTimeout(400_000)
      await page.goto(`${String(info.config.metadata['gallery'])}/?gallery`)
      await page.waitForSelector('main[data-ready]', { timeout: 90_000 })
      await page.evaluate(() => document.fonts.ready)
      const exhibits = await page.locator('[data-exhibit]').all()
      expect(exhibits.length).toBeGreaterThan(16)
      // The panels of one page stand beside themselves here: their landmarks cannot be unique.
      expect(await violations(page, 'landmark-unique')).toEqual([])
      // The light theme differs in colours alone, which the full screens show.
      if (colorScheme === 'light') return
      for (const exhibit of exhibits) {
        const name = (await exhibit.getAttribute('data-exhibit')) ?? ''
        await expectPicture(exhibit, browser, `gallery-${name}`)
      }
    })
  })
}

interface Screen {
  readonly name: string
  readonly size: readonly [number, number]
  readonly theme: Theme
  prepare(bench: Workbench, page: Page): Promise<void>
}

const opening = async () => {}

const decision = async ({ headline }: Workbench, page: Page) => {
  await page.getByRole('button', { name: 'Step through it' }).click()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(headline).toContainText('wins')
}

const sizes = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const

const screens: readonly Screen[] = [
  ...themes.flatMap((theme) =>
    sizes.flatMap((size): readonly Screen[] => [
      { name: 'first-visit', size, theme, prepare: opening },
      { name: 'decision', size, theme, prepare: decision },
    ]),
  ),
  {
    name: 'palette',
    size: [1440, 900],
    theme: 'dark',
    prepare: async (_, page) => {
      await page.keyboard.press('ControlOrMeta+K')
      await expect(page.getByRole('combobox')).toBeFocused()
    },
  },
  {
    name: 'keys',
    size: [1024, 768],
    theme: 'light',
    prepare: async (_, page) => {
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'settings',
    size: [390, 844],
    theme: 'dark',
    prepare: async (_, page) => {
      await page.getByRole('button', { name: /^x86-32 ·/ }).click()
      await page.getByRole('button', { name: 'Settings' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'reading',
    size: [1440, 900],
    theme: 'light',
    prepare: async (_, page) => {
      await page.keyboard.press('Alt+T')
      await expect(page.getByRole('article')).toBeVisible()
    },
  },
]

for (const { name, size, theme, prepare } of screens) {
  const [width, height] = size
  test.describe(`${name} at ${width} × ${height}, ${theme}`, () => {
    test.use({ colorScheme: theme, viewport: { width, height } })

    test("looks as it did, and stands in nobody's way", async ({ page, browser }) => {
      const bench = new Workbench(page)
      await bench.open()
      if (width >= 900) await bench.editor()
      await page.evaluate(() => document.fonts.ready)
      await prepare(bench, page)
      await page.mouse.move(1, height - 1)
      await expectPicture(page, browser, `${name}-${width}-${theme}`)
      expect(await violations(page)).toEqual([])
    })
  })
}

test('the gallery is in no published build', async ({ page }) => {
  const loaded: string[] = []
  page.on('response', (response) => loaded.push(response.url()))
  const bench = new Workbench(page)
  await bench.open('./?gallery')
  await expect(page.getByText('Gallery')).toHaveCount(0)
  const scripts = await Promise.all(
    loaded
      .filter((url) => url.endsWith('.js'))
      .map(async (url) => (await page.request.get(url)).text()),
  )
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((text) => text.includes('data-exhibit'))).toEqual([])
})
