import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { Lesson } from './pages/lesson.ts'
import { Presentation } from './pages/presentation.ts'
import { Workbench } from './pages/workbench.ts'

const text = '    nop\n    PVOP_VCALLEE irq_enable\n    PVOP_VCALLEE irq_disable\n'

/** A text of the reader's, at a step that nothing but the way there leads to. */
class Work extends Workbench {
  place2 = ''

  async begin(): Promise<void> {
    await this.open()
    await this.write(text)
    await this.site(2).click()
    await expect(this.place(2)).toBeVisible()
    const decision = await this.place(2).innerText()
    await this.page.getByRole('button', { name: 'Next step' }).click()
    await expect(this.place(2)).not.toHaveText(decision)
    this.place2 = await this.place(2).innerText()
  }

  async isThere(): Promise<void> {
    await expect(this.place(2)).toHaveText(this.place2)
    await expect(this.listing).toContainText('nop')
    await expect(this.listing).toContainText('irq_enable')
  }
}

async function atWork(page: Page): Promise<Work> {
  const work = new Work(page)
  await work.begin()
  return work
}

const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).click()
const fromMenu = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name }).click()
}
const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole('heading', { name, level: 1 })

const lessonOf = (page: Page) => new Lesson(page).panel
const presented = (page: Page) => new Presentation(page).screen
const length = (page: Page) => page.evaluate(() => history.length)

const views = [
  { name: 'the catalogue', open: press('Lessons'), seen: heading('Lessons'), keys: ['Escape'] },
  {
    name: 'a comparison',
    open: press('Compare'),
    seen: (page: Page) => page.getByRole('region', { name: 'Comparison' }),
    keys: ['Escape'],
  },
  {
    name: 'a run',
    open: press('Run'),
    seen: (page: Page) => page.getByRole('region', { name: 'Run', exact: true }),
    keys: ['Escape'],
  },
  {
    name: 'a presentation',
    open: (page: Page) => page.keyboard.press('p'),
    seen: presented,
    keys: ['Escape', 'Escape'],
  },
  { name: 'the glossary', open: fromMenu('Glossary'), seen: heading('Glossary'), keys: ['Escape'] },
  {
    name: 'the text',
    open: fromMenu('Read it as a text'),
    seen: heading(/sites/),
    keys: ['Escape'],
  },
] as const

for (const { name, open, seen, keys } of views) {
  test(`the browser leads back from ${name} to the work, and on to it again`, async ({ page }) => {
    const bench = await atWork(page)
    const before = await length(page)
    await open(page)
    await expect(seen(page)).toBeVisible()
    await page.goBack()
    await expect(seen(page)).toBeHidden()
    await bench.isThere()
    await page.goForward()
    await expect(seen(page)).toBeVisible()
    await page.goBack()
    await bench.isThere()

    // What is left by its own key takes its entry with it.
    for (const _ of [1, 2]) {
      await open(page)
      await expect(seen(page)).toBeVisible()
      for (const key of keys) await page.keyboard.press(key)
      await expect(seen(page)).toBeHidden()
      await bench.isThere()
    }
    expect(await length(page)).toBe(before + 1)
    await page.goBack()
    expect(page.url()).toBe('about:blank')
  })
}

test('the browser leads back from a lesson to where it was opened', async ({ page }) => {
  const bench = await atWork(page)
  const before = await length(page)
  const start = page.getByRole('button', { name: /^Start: 1\./ })
  await press('Lessons')(page)
  await start.click()
  await expect(lessonOf(page)).toBeVisible()
  expect(await length(page)).toBe(before + 2)
  const lesson = new Lesson(page)
  await expect(lesson.title).toBeVisible()
  const title = await lesson.title.innerText()
  await fromMenu('Glossary')(page)
  await expect(heading('Glossary')(page)).toBeVisible()
  await page.goBack()
  await expect(lesson.title).toHaveText(title)
  await page.goBack()
  await expect(heading('Lessons')(page)).toBeVisible()
  await page.goForward()
  await expect(lesson.title).toHaveText(title)
  await page.goBack()
  await page.goBack()
  await bench.isThere()
  await press('Lessons')(page)
  await page.getByRole('button', { name: /^(Start|Go on): 1\./ }).click()
  await lesson.panel.getByRole('button', { name: 'Leave the lesson' }).click()
  await bench.isThere()
  await page.goBack()
  expect(page.url()).toBe('about:blank')
})

test('the browser leads back from the lesson that a first visit offers', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('link', { name: 'Lesson 1' }).click()
  await expect(lessonOf(page)).toBeVisible()
  await page.goBack()
  await expect(lessonOf(page)).toBeHidden()
  await expect(bench.headline).toBeVisible()
  await page.goBack()
  expect(page.url()).toBe('about:blank')
})

test('the way back never opens a link again over what was written since', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.write(text)
  await press('Share')(page)
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  await page.goto('about:blank')
  await bench.open(link)
  await expect(bench.listing).toContainText('irq_enable')
  await press('Compare')(page)
  await bench.writeAtTop('    cli\n')
  await page.goBack()
  await expect(page.getByRole('region', { name: 'Comparison' })).toBeHidden()
  await expect(bench.listing).toContainText('cli')
  await page.reload()
  await expect(bench.listing).toContainText('cli')
})

test('a lesson that a link opened leaves the page as it came', async ({ page }) => {
  await page.goto('./#lesson/callsite')
  await expect(lessonOf(page)).toBeVisible()
  const before = await length(page)
  await lessonOf(page).getByRole('button', { name: 'Leave the lesson' }).click()
  await expect(lessonOf(page)).toBeHidden()
  expect(await length(page)).toBe(before)
  await page.goBack()
  expect(page.url()).toBe('about:blank')
})

test('a presentation is left from its detour first, and comes back after a reload', async ({
  page,
}) => {
  const bench = await atWork(page)
  const presentation = new Presentation(page)
  await press('Lessons')(page)
  await page
    .getByRole('button', { name: /^Present: / })
    .first()
    .click()
  await expect(presentation.screen).toBeVisible()
  await presentation.press('PageDown', 'PageDown')
  const headline = await presentation.headline.innerText()
  await page.reload()
  await expect(presentation.headline).toHaveText(headline)
  await presentation.press(']')
  await expect(presentation.headline).not.toHaveText(headline)
  await page.goBack()
  await expect(presentation.headline).toHaveText(headline)
  await page.goBack()
  await expect(heading('Lessons')(page)).toBeVisible()
  await page.goBack()
  await bench.isThere()
})
