import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { expectPicture, incomparable } from './pages/visual.ts'
import { violations } from './pages/violations.ts'
import { Workbench } from './pages/workbench.ts'

type Theme = 'dark' | 'light'
const themes: readonly Theme[] = ['dark', 'light']

test.beforeEach(async ({ page, browser }, info) => {
  const why = incomparable(browser, info)
  test.skip(why !== null, why ?? '')
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

/** The rules that tell something of colours alone: all others say the same of both themes. */
const aboutColours = ['color-contrast', 'link-in-text-block']

/** Panels stand beside themselves in the gallery, whole pages too, and outside the page whose headings lead to them. */
const ofWholePages = [
  'heading-order',
  'landmark-unique',
  'landmark-main-is-top-level',
  'landmark-no-duplicate-main',
]

/** How many exhibits are examined together: whatever else is on a page is looked at too, and takes most of the time. */
const atOnce = 4

/** Draws no exhibits of the gallery but these. */
async function showOnly(page: Page, names: readonly string[]) {
  await page.evaluate((shown) => {
    location.hash = shown.join()
  }, names)
  await expect(page.locator('[data-exhibit]')).toHaveCount(names.length)
  await expect(page.locator(`[data-exhibit="${names[0]}"]`)).toBeVisible()
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
      const names = await page
        .locator('[data-exhibit]')
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['exhibit'] ?? ''))
      expect(names.length).toBeGreaterThan(30)
      // The light theme differs in colours alone, which the full screens show.
      const rules = colorScheme === 'light' ? { only: aboutColours } : { without: ofWholePages }
      for (let first = 0; first < names.length; first += atOnce) {
        const shown = names.slice(first, first + atOnce)
        await showOnly(page, shown)
        expect(await violations(page, rules), shown.join(', ')).toEqual([])
        if (colorScheme === 'light') continue
        for (const name of shown) {
          await showOnly(page, [name])
          await expectPicture(page.locator(`[data-exhibit="${name}"]`), browser, `gallery-${name}`)
        }
      }
    })
  })
}

interface Screen {
  readonly name: string
  /** Leads there from the screen before. */
  prepare(bench: Workbench, page: Page): Promise<void>
}

const firstVisit: Screen = { name: 'first-visit', prepare: async () => {} }

const decision: Screen = {
  name: 'decision',
  prepare: async ({ headline }, page) => {
    await page.getByRole('button', { name: 'Step through it' }).click()
    await page.keyboard.press('Shift+ArrowRight')
    await expect(headline).toContainText('wins')
  },
}

const palette: Screen = {
  name: 'palette',
  prepare: async (_, page) => {
    await page.keyboard.press('ControlOrMeta+K')
    await expect(page.getByRole('combobox')).toBeFocused()
  },
}

const keys: Screen = {
  name: 'keys',
  prepare: async (_, page) => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
}

const settings: Screen = {
  name: 'settings',
  prepare: async (_, page) => {
    await page.getByRole('button', { name: /^x86-32 ·/ }).click()
    await page.getByRole('button', { name: 'Settings' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  },
}

const reading: Screen = {
  name: 'reading',
  prepare: async (_, page) => {
    await page.keyboard.press('Alt+T')
    await expect(page.getByRole('article')).toBeVisible()
    await expect(page.getByText('Still being looked for')).toHaveCount(0)
  },
}

const comparison: Screen = {
  name: 'compare',
  prepare: async (_, page) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+C')
    await expect(page.getByRole('columnheader', { name: 'lguest' })).toBeVisible()
  },
}

const run: Screen = {
  name: 'run',
  prepare: async (_, page) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+R')
    await expect(page.getByRole('region', { name: 'What comes next' })).toBeVisible()
  },
}

/** Present mode; the decision comes up by itself, the question behind it by the curtain. */
const present = (name: string, ...pressed: readonly string[]): Screen => ({
  name,
  prepare: async (_, page) => {
    for (const key of pressed) await page.keyboard.press(key)
    await expect(
      page.getByRole('main', { name: 'Presentation' }).getByRole('heading', { level: 1 }),
    ).toBeVisible()
    // What a key did is said for some seconds, and no picture of what stays.
    await expect(page.getByText('asks before answering')).toHaveCount(0)
  },
})

const onStage = [
  present('present-candidates', 'p'),
  present('present-bytes', '1'),
  present('present-code', '2'),
  present('present-question', '1', 'h'),
]

/** One page for each row: the screens come up on it one after the other. */
const walks: readonly (readonly [Theme, readonly [number, number], ...Screen[]])[] = [
  ['dark', [1440, 900], firstVisit, decision, palette, comparison, run],
  ['light', [1440, 900], firstVisit, decision, reading],
  ['dark', [1024, 768], firstVisit, decision],
  ['light', [1024, 768], firstVisit, decision],
  ['light', [1024, 768], keys],
  ['dark', [390, 844], firstVisit, decision, settings],
  ['light', [390, 844], firstVisit, decision],
  ['dark', [1920, 1080], decision, ...onStage],
  ['light', [1024, 768], present('present', 'p'), ...onStage.slice(1)],
]

for (const [theme, [width, height], ...screens] of walks) {
  test.describe(`${width} × ${height}, ${theme}`, () => {
    test.use({ colorScheme: theme, viewport: { width, height } })

    test(`look as they did, and stand in nobody's way: ${screens.map(({ name }) => name).join(', ')}`, async ({
      page,
      browser,
    }) => {
      const bench = new Workbench(page)
      await bench.open()
      if (width >= 900) await bench.editor()
      await page.evaluate(() => document.fonts.ready)
      for (const { name, prepare } of screens) {
        await prepare(bench, page)
        await page.mouse.move(1, height - 1)
        await expectPicture(page, browser, `${name}-${width}-${theme}`)
        expect(await violations(page), name).toEqual([])
      }
    })
  })
}

test('where colours are forced, the page has those of the system and loses no meaning', async ({
  page,
  browser,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const bench = new Workbench(page)
  await bench.open()
  await bench.editor()
  await decision.prepare(bench, page)
  await page.mouse.move(1, 899)
  await expectPicture(page, browser, 'decision-forced-colors')
  const colours = await page.evaluate(() => {
    const system = (name: string) => {
      const probe = document.createElement('i')
      probe.style.color = name
      document.body.append(probe)
      const { color } = getComputedStyle(probe)
      probe.remove()
      return color
    }
    const allowed = new Set(['Canvas', 'CanvasText', 'GrayText', 'Highlight'].map(system))
    const texts = [...document.querySelectorAll('main *, header *, footer *')].filter(
      ({ childNodes }) => [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE),
    )
    return {
      texts: texts.length,
      other: texts.filter((each) => !allowed.has(getComputedStyle(each).color)).length,
      different: new Set(['Canvas', 'CanvasText', 'Highlight'].map(system)).size,
    }
  })
  expect(colours.texts).toBeGreaterThan(40)
  expect(colours.other).toBe(0)
  expect(colours.different).toBe(3)
  // Each outcome has a shape of its own, and what is chosen an outline beside its colour.
  const marks = await bench.sites
    .locator('svg')
    .evaluateAll((drawn) => new Set(drawn.map(({ innerHTML }) => innerHTML)).size)
  expect(marks).toBe(3)
  const chosen = bench.switch('Runs on').locator('label:has(input:checked)')
  await expect(chosen).toHaveCSS('outline-style', 'solid')
})

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
