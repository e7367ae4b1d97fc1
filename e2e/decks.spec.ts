import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { Presentation } from './pages/presentation.ts'
import { Workbench } from './pages/workbench.ts'

const openDecks = (page: Page) => page.getByRole('button', { name: 'Present: decks' }).click()
const state = (page: Page, number: number) =>
  page.getByRole('group', { name: `State ${number}`, exact: true })

async function made(page: Page): Promise<void> {
  const bench = new Workbench(page)
  await bench.open()
  await openDecks(page)
  await page.getByRole('button', { name: 'Add what is in view' }).click()
  await page.getByRole('textbox', { name: 'Title of the deck' }).fill('Monday')
  await state(page, 1).getByRole('textbox', { name: 'Notes of state 1' }).fill('Greet the room.')
  await page.getByRole('button', { name: 'Close' }).click()
  await bench.choose('Runs on', 'KVM')
  await expect(bench.site(1)).toBeVisible()
  await openDecks(page)
  await page.getByRole('button', { name: 'Add what is in view' }).click()
  await state(page, 2).getByRole('checkbox').check()
  await state(page, 2).getByRole('spinbutton').fill('5')
}

test('a deck is made, changed, kept and played', async ({ page }) => {
  const shown = new Presentation(page)
  await made(page)
  await expect(page.getByText('2 states, 7 minutes')).toBeVisible()
  await page.getByRole('button', { name: 'Move state 2 up' }).click()
  await expect(state(page, 1).getByRole('checkbox')).toBeChecked()
  await page.reload()
  await openDecks(page)
  await expect(state(page, 1).getByRole('checkbox')).toBeChecked()
  await expect(state(page, 2).getByRole('textbox', { name: 'Notes of state 2' })).toHaveValue(
    'Greet the room.',
  )
  await page.getByRole('button', { name: 'Play "Monday"' }).click()
  await expect(shown.screen.getByText('1 / 2')).toBeVisible()
  await expect(shown.headline).toHaveText('What will KVM put here?')
  await shown.press('PageDown', 'PageDown')
  await expect(shown.screen.getByText('2 / 2')).toBeVisible()
  await page.reload()
  await expect(shown.screen.getByText('2 / 2')).toBeVisible()
})

test('a state is duplicated, and one that was deleted is brought back to its place', async ({
  page,
}) => {
  await made(page)
  const notes = (number: number) =>
    state(page, number).getByRole('textbox', { name: `Notes of state ${number}` })
  await page.getByRole('button', { name: 'Duplicate state 1' }).click()
  await expect(notes(2)).toHaveValue('Greet the room.')
  await expect(state(page, 3).getByRole('spinbutton')).toHaveValue('5')
  await notes(2).fill('Only here.')
  await expect(notes(1)).toHaveValue('Greet the room.')
  await page.getByRole('button', { name: 'Delete state 2' }).click()
  await expect(state(page, 3)).toHaveCount(0)
  await page.getByRole('button', { name: 'Bring back state 2' }).click()
  await expect(notes(2)).toHaveValue('Only here.')
  await expect(state(page, 3).getByRole('spinbutton')).toHaveValue('5')
  await expect(page.getByRole('button', { name: 'Bring back state 2' })).toHaveCount(0)
})

test('a state of an Itanium can be added, and plays', async ({ page }) => {
  const bench = new Workbench(page)
  const shown = new Presentation(page)
  await bench.open()
  await bench.choose('CPU', 'ia64')
  await expect(bench.headline).toHaveText(/bundle/)
  await openDecks(page)
  await page.getByRole('button', { name: 'Add what is in view' }).click()
  await expect(state(page, 1).getByRole('textbox', { name: 'Title of state 1' })).toHaveValue(
    /^Site 1: /,
  )
  await page.getByRole('button', { name: 'Play "Untitled"' }).click()
  await expect(shown.headline).toHaveText(/bundle/)
})

test('a link to a deck that there is not says so', async ({ page }) => {
  await page.goto('./#deck=nothing&present')
  await expect(page.getByText('There is no deck called "nothing" here.')).toBeVisible()
})

test('a deck goes out as a file and comes back, and a bad file is refused in words', async ({
  page,
}) => {
  await made(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('Monday.pvscope-deck.json')
  const text = await readFile(await file.path(), 'utf8')
  await page.getByRole('button', { name: 'Delete state 1' }).click()
  await expect(state(page, 2)).toHaveCount(0)
  const input = page.locator('[data-deck-file]')
  const upload = (content: string) =>
    input.setInputFiles({
      name: 'x.pvscope-deck.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    })
  await upload(text.replace('"minutes": 5', '"minutes": "five"'))
  await expect(page.getByText('"minutes" of state 2 cannot be read')).toBeVisible()
  await upload(text)
  await expect(state(page, 2).getByRole('spinbutton')).toHaveValue('5')
})

test('a link brings a whole deck to another browser', async ({ page, context, browser }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await made(page)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Link to the deck copied')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const other = await browser.newPage()
  const shown = new Presentation(other)
  await other.goto(link)
  await expect(shown.screen.getByText('1 / 2')).toBeVisible()
  await other.close()
})

test('the speaker sees this state and the next, the notes and the plan, and goes on from there', async ({
  page,
}) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=2&present')
  const speaker = await shown.openSpeaker()
  await expect(speaker.getByText('Now 2 / 12')).toBeVisible()
  await expect(speaker.getByText('Every site is recorded')).toBeVisible()
  await expect(speaker.getByText('Ask: bare hardware')).toBeVisible()
  await expect(speaker.getByText('on time').or(speaker.getByText(/\d ahead$/))).toBeVisible()
  await shown.press('?', 'PageDown')
  await expect(speaker.getByText('The room is being asked.')).toBeVisible()
  await speaker.getByRole('button', { name: 'Next' }).click()
  await expect(shown.headline).toHaveText('Inline code wins.')
  await expect(speaker.getByText('Inline code wins.')).toBeVisible()
  await expect(speaker.getByText('Ask: Xen')).toBeVisible()

  // On a detour the key for what is next walks on there, not in the deck.
  await shown.press(']')
  await expect(speaker.getByText('On a detour')).toBeVisible()
  await expect(speaker.getByText('Ask: Xen')).toHaveCount(0)
})

test("the clicker works in the speaker's window, which tells of a blank screen and has the clock", async ({
  page,
}) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=2&present')
  const speaker = await shown.openSpeaker()
  await shown.press('?')
  await expect(speaker.getByText('Now 2 / 12')).toBeVisible()
  await speaker.keyboard.press('b')
  await expect(shown.headline).toHaveCount(0)
  await expect(speaker.getByText('The room sees a black screen.')).toBeVisible()
  await speaker.keyboard.press('.')
  await expect(shown.headline).toBeVisible()
  await speaker.keyboard.press('End')
  await expect(speaker.getByText('Now 12 / 12')).toBeVisible()
  await expect(speaker.getByText('All 3 sites keep what they promised.')).toBeVisible()
  await speaker.keyboard.press('Home')
  await expect(speaker.getByText('Now 1 / 12')).toBeVisible()
  const elapsed = speaker.locator('dl > div').filter({ hasText: 'Elapsed' }).locator('dd')
  await expect(elapsed).not.toHaveText('0:00')
  await speaker.getByRole('button', { name: 'Clock from zero' }).click()
  await expect(elapsed).toHaveText('0:00')
  await shown.press('Escape', 'Escape')
  await expect(speaker.getByText('Waiting for the presentation')).toBeVisible()
})

test('two presentations in two tabs have a speaker each', async ({ page, context }) => {
  const open = async (tab: Page, at: number) => {
    const shown = new Presentation(tab)
    await shown.open(`deck=costs&at=${at}&present`)
    return { shown, speaker: await shown.openSpeaker() }
  }
  const first = await open(page, 2)
  const second = await open(await context.newPage(), 6)
  await expect(first.speaker.getByText('Now 2 / 12')).toBeVisible()
  await expect(second.speaker.getByText('Now 6 / 12')).toBeVisible()
  await second.shown.press('?')
  await second.speaker.keyboard.press('PageDown')
  await expect(second.speaker.getByText('Now 7 / 12')).toBeVisible()
  await expect(first.speaker.getByText('Now 2 / 12')).toBeVisible()
  await expect(first.shown.screen.getByText('2 / 12')).toBeVisible()
})

test('everything grows by a key, and stays so', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const size = () => bench.headline.evaluate((element) => element.getBoundingClientRect().height)
  const before = await size()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect.poll(size).toBeGreaterThan(before * 1.1)
  await page.reload()
  await expect(bench.headline).toBeVisible()
  await expect.poll(size).toBeGreaterThan(before * 1.1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1440)
})

test('a lecture is taken up where it was left, and a deck that came with a link can be kept', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await made(page)
  await page.getByRole('button', { name: 'Copy link' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const other = await browser.newContext()
  const shown = new Presentation(await other.newPage())
  await shown.page.goto(link)
  await shown.press('PageDown')
  await expect(shown.screen.getByText('2 / 2')).toBeVisible()
  await shown.press('Escape', 'Escape')
  await openDecks(shown.page)
  await shown.page.getByRole('button', { name: 'Copy "Monday" and edit it' }).click()
  await expect(state(shown.page, 1).getByRole('textbox', { name: 'Notes of state 1' })).toHaveValue(
    'Greet the room.',
  )
  await shown.page.getByRole('button', { name: 'Go on at 2/2' }).click()
  await expect(shown.screen.getByText('2 / 2')).toBeVisible()
  await other.close()
})
