import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'

const late = 'The rules of 6.1 (2022) are here for x86-64 only. Choose x86-64 under CPU.'

test('a choice that cannot be chosen says why, to a pointer, a keyboard and a screen reader', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  const rules = bench.switch('Rules')
  const choice = rules.getByRole('radio', { name: '6.1' })
  const chosen = rules.getByRole('radio', { name: '2.6.30' })
  await bench.choose('Rules', '2.6.30')
  await expect(choice).toBeDisabled()
  await expect(choice).toHaveAccessibleDescription(late)
  // A test that waits until it can be chosen would wait for ever.
  await rules.getByText('6.1', { exact: true }).click({ force: true })
  await expect(page.getByRole('status').getByText(late)).toBeVisible()
  await expect(chosen).toBeChecked()
  await expect(choice).not.toBeChecked()

  await page.getByRole('button', { name: 'Dismiss' }).click()
  await chosen.focus()
  await page.keyboard.press('ArrowRight')
  await expect(choice).toBeFocused()
  await expect(page.getByRole('status').getByText(late)).toBeVisible()
  await expect(chosen).toBeChecked()

  await bench.choose('CPU', 'ia64')
  await bench.switch('Runs on').getByText('VMI', { exact: true }).click({ force: true })
  await expect(
    page.getByRole('status').getByText(/^VMI \(2007–2010\) was for x86 only/),
  ).toContainText('Choose x86-32 under CPU.')
})

test('what was made so is undone from its notice, and after a visit to another view', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: /^Runs on: VMI/ }).click()
  await page.getByRole('button', { name: 'Make it so' }).click()
  const vmi = bench.switch('Runs on').getByRole('radio', { name: 'VMI' })
  await expect(vmi).toBeChecked()
  const notice = page.getByRole('status').filter({ hasText: 'Done.' })
  await expect(notice.getByRole('button', { name: 'Undo' })).toBeInViewport()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.keyboard.press('Escape')
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(vmi).not.toBeChecked()
})

test('a short story is a button that is on or off, and says how much it tells', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Home')
  await page.getByRole('button', { name: 'Short story' }).click()
  await expect(page.getByText(/^Short story: \d of the \d+ steps of this site/)).toBeVisible()
})

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('nothing speaks of keys to a finger', async ({ page }) => {
    const bench = new Workbench(page)
    await bench.open()
    await page.getByRole('button', { name: /^x86-32 ·/ }).tap()
    await page.getByRole('button', { name: 'Menu' }).tap()
    await expect(page.getByRole('menu')).toBeVisible()
    await expect(page.getByRole('menu').locator('kbd').first()).toBeHidden()
    await bench.open()
    await page.getByRole('button', { name: /^x86-32 ·/ }).tap()
    await page.getByRole('button', { name: 'Present: decks' }).tap()
    await expect(page.getByText('"close" at its foot comes back.')).toBeVisible()
    await page.getByRole('button', { name: 'Present this' }).tap()
    await page.getByRole('button', { name: 'more', exact: true }).tap()
    await expect(page.getByRole('heading', { name: 'More' })).toBeVisible()
    await page.goto('./?lessons')
    await expect(page.getByText(/"Open a file" under Listing/)).toBeVisible()
  })
})
