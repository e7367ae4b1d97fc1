import { expect, test } from './test.ts'
import { Lesson } from './pages/lesson.ts'
import { Workbench } from './pages/workbench.ts'
import { violations } from './pages/violations.ts'

test('the whole run is one text for a screen reader', async ({ page }) => {
  await page.goto('./?reading')
  const article = page.getByRole('article', { name: '3 sites, running on Xen' })
  await expect(article).toBeVisible()
  await expect(article).toMatchAriaSnapshot(`
    - article "3 sites, running on Xen":
      - heading "3 sites, running on Xen" [level=1]
      - paragraph: /Everything that the pictures/
      - navigation "Contents":
        - list:
          - listitem:
            - button "In short"
      - region "In short":
        - heading "In short" [level=2]
        - term: CPU
        - definition: x86-32
        - group "Sites and what becomes of them":
          - table "Sites and what becomes of them":
            - rowgroup:
              - row:
                - columnheader "Site"
                - columnheader "Line"
                - columnheader "Operation"
                - columnheader "Bytes"
                - columnheader "Outcome"
            - rowgroup:
              - row:
                - rowheader "1"
                - cell "8"
                - cell "irq_disable"
                - cell "13"
                - cell "inline"
      - region "Listing":
        - heading "Listing" [level=2]
      - 'region "Site 1: irq_disable, inline"':
        - 'heading "Site 1: irq_disable, inline" [level=2]'
        - paragraph: /5 values are alive across this site/
        - heading "Steps" [level=3]
        - list:
          - listitem: /The source marks this call/
        - heading "Candidates" [level=3]
        - group "Every candidate, in the order in which they are tried":
          - table:
            - rowgroup:
              - row:
                - columnheader "Candidate"
            - rowgroup:
              - row:
                - rowheader "inline code"
                - cell
                - cell "8 bytes"
                - cell "13 bytes"
                - cell "nothing"
                - cell "chosen"
        - heading "Checks" [level=4]
        - heading "Bytes before and after" [level=3]
        - heading "Price of this site" [level=3]
        - heading "Why" [level=3]
        - heading "What would flip it" [level=4]
      - region "Registers, line by line":
        - heading "Registers, line by line" [level=2]
  `)
  // Of every site, not only of the one that was looked at.
  await expect(page.getByRole('heading', { name: 'What would flip it' })).toHaveCount(3)
  await expect(article.getByText('Still being looked for')).toHaveCount(0)
  const first = page
    .getByRole('heading', { name: 'What would flip it' })
    .locator('xpath=following::li[1]')
  await expect(first).toHaveText([
    'Runs on: VMI: ROM call.',
    'eax must be kept: stays indirect.',
    'eax must be kept: stays indirect.',
  ])
})

test('nothing in the text is a picture, and nothing stands in the way', async ({ page }) => {
  await page.goto('./?reading')
  const article = page.getByRole('article')
  await expect(article).toBeVisible()
  await expect(article.locator('svg, img, canvas, [aria-hidden=true]')).toHaveCount(0)
  expect(await violations(page)).toEqual([])
})

test('every heading is one deeper than the one it stands under, at most', async ({ page }) => {
  await page.goto('./?reading')
  await expect(page.getByRole('article')).toBeVisible()
  const levels = await page
    .getByRole('heading')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))))
  expect(levels.length).toBeGreaterThan(20)
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([])
})

test('the contents lead to their headings and leave the link in the address alone', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Alt+T')
  await expect(page).toHaveURL(/\?reading/)
  await page
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('button', { name: /^Site 2/ })
    .click()
  const heading = page.getByRole('heading', { name: /^Site 2/ })
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/reading/)
  await expect(bench.headline).toBeVisible()
})

test('the workbench is as it was after reading, with what was typed and undo', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await (await bench.editor()).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('nop')
  await expect(page.getByText('This assembles (1 instruction')).toBeVisible()
  await page.keyboard.press('Alt+T')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No site, running on Xen')
  await page.getByRole('button', { name: 'Back to the workbench' }).click()
  await (await bench.editor()).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(bench.site(3)).toBeVisible()
})

test('on paper stands the text, not the window', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await expect(page.getByRole('article')).toHaveCount(0)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('article', { name: '3 sites, running on Xen' })).toBeVisible()
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(bench.listing.getByRole('textbox')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await expect(page.getByRole('article')).toHaveCount(0)
  await expect(bench.headline).toBeVisible()
  await page.emulateMedia({ media: null })
  const pdf = await page.pdf({ format: 'A4' })
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  expect(pages).toBeGreaterThan(4)
})

test('a page that was only just opened comes on paper whole, and once more after a step', async ({
  page,
}) => {
  const bench = new Workbench(page)
  const pages = async () => {
    const pdf = await page.pdf({ format: 'A4' })
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  }
  await bench.open()
  const fresh = await pages()
  expect(fresh).toBeGreaterThan(4)
  await expect(page.getByRole('article')).toHaveCount(0)
  await page.getByRole('button', { name: 'Step through it' }).click()
  await expect(bench.place(1, 1)).toBeVisible()
  expect(await pages()).toBeGreaterThanOrEqual(fresh)
})

test('on paper the letters are dark, whichever theme is on the screen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Alt+T')
  await expect(page.getByRole('heading', { level: 1, name: /running on Xen/ })).toBeVisible()
  await page.evaluate(() => {
    const text = document.querySelector('article')
    window.addEventListener('beforeprint', () => {
      if (text) document.body.dataset['printed'] = getComputedStyle(text).color
    })
  })
  await page.pdf()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'rgb(20, 32, 43)')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

for (const width of [1440, 390]) {
  test(`of a lesson its text is on paper too, and while it asks nothing but what it asks about: ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 })
    const lesson = new Lesson(page)
    await page.goto('./#lesson/callsite/one-instruction')
    await expect(lesson.covered).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    const asked = page.getByRole('article', { name: 'Listing' })
    await expect(lesson.title).toHaveText('One job, many machines')
    await expect(asked).toContainText('PVOP_VCALLEE')
    await expect(page.getByRole('banner')).toBeHidden()
    await expect(page.getByRole('button', { name: 'Next scene' })).toBeHidden()
    expect(await page.locator('body').innerText()).not.toMatch(/chosen|rejected|of room/)
    await page.emulateMedia({ media: 'screen' })
    await lesson.answer('1')
    await page.emulateMedia({ media: 'print' })
    await expect(lesson.title).toBeVisible()
    await expect(asked).toHaveCount(0)
    await expect(page.getByRole('article')).toContainText('running on bare hardware')
    await page.emulateMedia({ media: 'screen' })
  })
}

test('all lessons come on paper, not those alone that the window shows', async ({ page }) => {
  await page.goto('./?lessons')
  await expect(page.getByRole('heading', { name: 'Lessons', exact: true })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button')).toHaveCount(0)
  const high = () => page.evaluate(() => document.documentElement.scrollHeight)
  await expect.poll(high).toBeGreaterThan(1000)
})
