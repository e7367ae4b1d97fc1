import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'
import { violations } from './pages/violations.ts'

test('a word of the field is explained where it stands, and nothing moves for it', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  const step = page.getByRole('region', { name: 'Step' })
  const word = step.getByRole('link', { name: 'Inline code' })
  const card = page.getByRole('note', { name: 'Meaning of inline code' })
  const before = await bench.headline.boundingBox()

  await word.hover()
  await expect(card).toContainText('The work itself, written into the site.')
  await expect(word).toHaveAccessibleDescription(/written into the site/)
  await card.hover()
  await expect(card).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  expect(await bench.headline.boundingBox()).toEqual(before)

  // A click keeps it open until something else is pressed.
  await word.click()
  await page.mouse.move(5, 5)
  await expect(card).toBeVisible()
  await bench.headline.click()
  await expect(card).toBeHidden()

  // By keyboard: the focus shows it, Enter leads on.
  await step.getByRole('link', { name: 'Inline code' }).focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(word).toBeFocused()
  await expect(card).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?glossary/)
  await expect(page.getByText('The work itself, written into the site.')).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(bench.headline).toBeVisible()
})

test('the glossary is searched, and leads to the lesson that explains a word', async ({ page }) => {
  await page.goto('./?glossary=thunk')
  const entry = page.getByRole('term').filter({ hasText: /^thunk$/ })
  await expect(entry).toBeInViewport()
  expect(await violations(page)).toEqual([])
  await page.getByRole('searchbox', { name: 'Search the words' }).fill('wrapper')
  await expect(page.getByText('1 word', { exact: true })).toBeVisible()
  await expect(page.getByRole('term')).toHaveText(['thunk'])
  await page.getByRole('searchbox').fill('zebra')
  await expect(page.getByText('No word is like this.')).toBeVisible()
  await page.getByRole('searchbox').fill('thunk')
  await page.getByRole('button', { name: 'Lesson 2: The three ways to fill it' }).first().click()
  await expect(page).toHaveURL(/#lesson\/three-ways\//)

  // While a question is open, a meaning tells nothing that is covered.
  const word = page.getByRole('complementary').getByRole('link', { name: 'thunk' })
  await word.click()
  const card = page.getByRole('note', { name: 'Meaning of thunk' })
  await expect(card).toBeVisible()
  expect(await card.innerText()).not.toMatch(/\d|%|chosen|rejected/)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('a tap explains a word, another closes it', async ({ page }) => {
    await new Workbench(page).open()
    const card = page.getByRole('note', { name: 'Meaning of inline code' })
    const word = page.getByRole('link', { name: 'Inline code' }).first()
    await word.tap()
    await expect(card).toBeInViewport({ ratio: 1 })
    await word.tap()
    await expect(card).toBeHidden()
  })
})
