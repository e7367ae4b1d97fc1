import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'

/** No pointer at all: everything below is done by keys. */

/** Presses Tab until an element has the focus; every stop on the way shows that it has it. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let press = 0; press < most; press++) {
    const stop = await page.evaluate(focusShown)
    expect(stop.shown, `the focus is seen at ${stop.name}`).toBe(true)
    if (name.test(stop.name)) return
    await page.keyboard.press('Tab')
  }
  expect(await page.evaluate(focusShown)).toMatchObject({ name: expect.stringMatching(name) })
}

/** What has the focus, and whether it or the label around it draws a ring. */
function focusShown(): { readonly name: string; readonly shown: boolean } {
  const focused = document.activeElement
  if (!focused || focused === document.body) return { name: 'the page', shown: true }
  const rings = [focused, focused.parentElement, focused.closest('label, .monaco-editor')]
  const shown = rings.some((element) => {
    if (!element) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  })
  const name = focused.getAttribute('aria-label') ?? focused.textContent ?? focused.tagName
  // The editor says by its cursor where it is.
  return { name, shown: shown || focused.closest('.monaco-editor') !== null }
}

test('the whole job, by keys alone: write, decide, step, compare machines, run, read, share', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const bench = new Workbench(page)
  await bench.open()
  await bench.editor()

  // Past the switches to the listing, by the first stop of Tab.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to the step' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(await bench.editor()).toBeFocused()
  await expect(bench.listing.getByText('leaves the listing')).toBeVisible()

  // Write a site.
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('    PVOP_VCALLEE irq_enable\n    ret\n')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable · 6 bytes/)

  // Out of the editor and to the step.
  await page.keyboard.press('Escape')
  await expect(await bench.editor()).not.toBeFocused()
  await expect(bench.listing.getByText('leaves the listing')).toHaveCount(0)
  await page.keyboard.press('Alt+S')
  await expect(page.getByRole('main')).toBeFocused()

  // Step through it: to the start, on, and from decision to the end.
  await page.keyboard.press('Home')
  await expect(bench.place(1, 1)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(bench.place(1, 2)).toBeVisible()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(bench.headline).toContainText(/wins|stays/)
  const xen = await bench.site(1).getAttribute('aria-label')

  // Run it on another machine, by its switch.
  await page.keyboard.press('Alt+S')
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('bare hardware')
  await page.keyboard.press('Enter')
  await expect(bench.site(1)).not.toHaveAccessibleName(xen ?? '')
  await expect(bench.headline).toContainText(/wins|stays/)

  // Execute it and come back.
  await page.keyboard.press('Alt+R')
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Alt+R')
  await expect(bench.headline).toBeVisible()

  // Read it as a text and come back.
  await page.keyboard.press('Alt+T')
  await expect(
    page.getByRole('heading', { level: 1, name: /running on bare hardware/ }),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bench.headline).toBeVisible()

  // Share it.
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('copy a link')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Link copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('#')
})

test('Tab goes through the whole page, and every stop is seen', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.editor()
  await page.getByRole('button', { name: 'Step through it' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+S')
  await tabTo(page, /^site 1:/)
  await tabTo(page, /^Pause|^Play/)
  await tabTo(page, /^Step$/)
  await page.keyboard.press('End')
  await expect(bench.headline).toContainText('Still 13 bytes')
})

test('a screen reader hears each step once, in short or in full', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Home')
  const said = bench.step.getByRole('status')
  await expect(said).toHaveCount(1)
  await expect(said).toHaveText(
    'Site 1 of 3 · step 1 of 10: The source marks this call: 13 bytes that boot may rewrite.',
  )
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    const region = document.querySelector('section[aria-label=Step] output')
    if (!region) throw new Error('no live region')
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
  await page.keyboard.press('ArrowRight')
  await expect(said).toContainText('step 2 of 10')
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
  expect(heard).toEqual([await said.innerText()])
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('announce full')
  await page.keyboard.press('Enter')
  await expect(said).toContainText('Boot reads it from a record of 8 bytes')
  await expect(said).toContainText('5 values are alive across this site')
})

test('Tab can be made to leave the editor, and the page says so', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const editor = await bench.editor()
  await page.keyboard.press('Alt+L')
  await expect(editor).toBeFocused()
  await expect(bench.listing.getByText('types a tab')).toBeVisible()
  await page.keyboard.press('Control+M')
  await page.keyboard.press('Tab')
  await expect(editor).not.toBeFocused()
})

test('the links that skip the switches can be read while they have the focus', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('button', { name: 'Skip to the step' })
  await expect(skip).toBeFocused()
  const box = await skip.boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(24)
})

test('leaving a page of its own leads back to where the focus was', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const lessons = page.getByRole('button', { name: 'Lessons' })
  await lessons.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Lessons, decks and samples' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(lessons).toBeFocused()
  await page.keyboard.press('Alt+T')
  await expect(page.getByRole('heading', { level: 1, name: /running on Xen/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(lessons).toBeFocused()
  // Another text is open then: its story is what comes next.
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open: By hand, 2007' }).press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  // The button with which presenting began is made anew.
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(bench.step).toBeVisible()
  await expect(page.getByRole('main')).toBeFocused()
})

test('the last step leaves the focus on the button that led there', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  const next = page.getByRole('button', { name: 'Next step' })
  await next.press('Enter')
  await expect(next).toBeDisabled()
  await next.press('Enter')
  await expect(next).toBeFocused()
  await expect(bench.place(3)).toBeVisible()
})

test('what was made of a what-if takes the focus once, and from nobody', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: /^Runs on: VMI/ }).press('Enter')
  await page.getByRole('button', { name: 'Make it so' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  const less = page.getByRole('button', { name: 'One byte less' })
  await less.press('Enter')
  await page.getByRole('button', { name: 'Reset' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await expect(less).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('keys of one character can be put to rest, and stay so', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: 'Settings' }).press('Enter')
  await page
    .getByRole('radiogroup', { name: 'Keys of one letter or sign' })
    .getByRole('radio', { name: 'off' })
    .check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.keyboard.press('Home')
  await expect(bench.place(1, 1)).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.reload()
  await expect(bench.place(1, 1)).toBeVisible()
  await page.keyboard.press('?')
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')

  // While presenting too: the sheet has a button for each letter that rests.
  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('combobox').fill('Present')
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('region', { name: 'Keys while presenting' })
  await expect(page.getByRole('main', { name: 'Presentation' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(sheet).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+K')
  await expect(sheet).toBeVisible()
  await page.keyboard.press('F1')
  await expect(sheet).toHaveCount(0)
  await page.keyboard.press('F1')
  const opened = page.waitForEvent('popup')
  const speaker = sheet.getByRole('button', { name: 'Speaker window' })
  const focused = () => speaker.evaluate((button) => button === document.activeElement)
  while (!(await focused())) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await opened
})
