import type { Page } from '@playwright/test'
import { Workbench } from './pages/workbench.ts'
import { expect, test } from './test.ts'

async function openHistory(page: Page) {
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'Earlier states' }).click()
  return page.getByRole('dialog', { name: 'Earlier states' })
}

const kept = (page: Page, text: string) =>
  page.waitForFunction((wanted) => localStorage.getItem('pvscope.history')?.includes(wanted), text)

test('two tabs keep their own work, and both stand among the earlier states', async ({
  page,
  context,
}) => {
  const one = new Workbench(page)
  await one.open()
  await one.write('# of the first tab\nDISABLE_INTERRUPTS(CLBR_NONE)\n')
  await kept(page, 'of the first tab')
  const second = await context.newPage()
  const other = new Workbench(second)
  await other.open()
  await other.write('# of the second tab\nENABLE_INTERRUPTS(CLBR_NONE)\n')
  await kept(second, 'of the second tab')

  await page.reload()
  await expect(one.listing).toContainText('of the first tab')
  const states = await openHistory(page)
  await states.getByRole('button', { name: /of the second tab/ }).click()
  await expect(one.listing).toContainText('of the second tab')
  await expect(await openHistory(page)).toContainText('of the first tab')
})

test('work of a newer version is set aside, told and can be saved', async ({ page }) => {
  const work = JSON.stringify({ version: 99, work: 'of tomorrow' })
  await page.addInitScript((text) => {
    if (localStorage.getItem('pvscope') === null) localStorage.setItem('pvscope', text)
  }, work)
  const bench = new Workbench(page)
  await bench.open()
  await expect(page.getByText('A newer pvscope kept its work here.')).toBeVisible()
  const states = await openHistory(page)
  const download = page.waitForEvent('download')
  await states.getByRole('button', { name: 'Save it as a file' }).click()
  expect((await download).suggestedFilename()).toBe('pvscope-aside.json')
})

test('a part that falls over stays in its place and comes back', async ({ page }, info) => {
  await page.goto(`${String(info.config.metadata['gallery'])}/?gallery`)
  const exhibit = page.locator('[data-exhibit="Guarded"]')
  await expect(exhibit.getByRole('alert')).toContainText('The rest goes on, and your text is kept.')
  await exhibit.getByRole('button', { name: 'Show it again' }).click()
  await expect(exhibit).toContainText('whole again')
})

test('a notice stands above the timeline, and at the foot of a page that has none', async ({
  page,
}) => {
  const below = async () => {
    const box = await page.getByRole('button', { name: 'Dismiss' }).boundingBox()
    return 900 - (box?.y ?? 0) - (box?.height ?? 0)
  }
  await page.goto('./#v4=damaged')
  await expect(page.getByText(/^This link is damaged/)).toBeVisible()
  expect(await below()).toBeGreaterThan(84)
  await page.goto('about:blank')
  await page.goto('./?lessons#v4=damaged')
  await expect(page.getByText(/^This link is damaged/)).toBeVisible()
  expect(await below()).toBeLessThan(40)
})
