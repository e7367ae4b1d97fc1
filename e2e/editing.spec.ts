import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { violations } from './pages/violations.ts'
import { Workbench } from './pages/workbench.ts'

test('typing changes the decision', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.write('    PVOP_VCALLEE irq_disable\n    ret\n')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_disable · 6 bytes · routine/)
  await bench.write('    DISABLE_INTERRUPTS(CLBR_NONE)\n    ret\n')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_disable · 13 bytes · inline/)
})

test("Xen's irq_enable at a 6-byte site is drawn 17 bytes over the edge", async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.write('    PVOP_VCALLEE irq_enable\n')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable · 6 bytes/)
  await bench.site(1).click()
  await page.keyboard.press('Home')
  const fits = bench.headline.filter({
    hasText: 'The inline code needs 23 bytes. This site has 6.',
  })
  await pressUntil(page, 'ArrowRight', fits)
  await expect(bench.bytesAfter).toHaveAccessibleName(/17/)
  await expect(page.getByText('17 too many').first()).toBeVisible()
})

test('a broken text keeps the picture and says which line is wrong', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const before = await bench.site(1).getAttribute('aria-label')
  await bench.writeAtTop('    mvo %eax, %ebx\n')
  await expect(page.getByText('from the last version that assembled · line 1')).toBeVisible()
  await expect(bench.listing.getByText(/mov/).last()).toBeVisible()
  await expect(bench.site(1)).toHaveAccessibleName(before ?? '')
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Delete')
  await expect(bench.listing).not.toContainText('mvo')
  await expect(page.getByText('from the last version that assembled')).toHaveCount(0)
})

test('says that the picture is old over nothing else, on every machine, and at full strength', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: 'Step through it' }).click()
  const chip = page.getByText('from the last version that assembled · line 1')
  for (const cpu of ['x86-32', 'ia64']) {
    await bench.choose('CPU', cpu)
    await expect(bench.place(1)).toBeVisible()
    await bench.writeAtTop('    mvo %eax, %ebx\n')
    await expect(chip).toBeVisible()
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      expect(await chip.evaluate(overOthers), `${cpu}, ${width}`).toEqual([])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  }
})

/** Narrower than one column there is no editor to break a text in. */
const sizes = [
  [1440, 900],
  [1024, 768],
] as const

/** What is seen under an element: words of the step that it covers; and whatever fades it. */
function overOthers(chip: Element): readonly string[] {
  const own = chip.getBoundingClientRect()
  const covers = ({ left, right, top, bottom }: DOMRect) =>
    left < own.right && right > own.left && top < own.bottom && bottom > own.top
  const step = document.querySelector('main section:has(h2)') ?? document.body
  const covered = Array.from(step.querySelectorAll('p > *, h2'))
    .filter((part) => part.checkVisibility({ visibilityProperty: true }) && part !== chip)
    .filter((part) => covers(part.getBoundingClientRect()))
    .map((part) => part.textContent ?? '')
  const faded: string[] = []
  for (let at: Element | null = chip; at; at = at.parentElement) {
    if (getComputedStyle(at).opacity !== '1') faded.push(at.className)
  }
  return [...covered, ...faded]
}

test('an empty listing offers samples', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.write('')
  await expect(page.getByText('Write a callsite, or start from one of these:')).toBeVisible()
  await bench.step.getByRole('button').nth(1).click()
  await expect(bench.site(1)).toBeVisible()
})

test('a listing without a site offers to put one in', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.write('    nop\n    ret\n')
  await expect(
    page.getByText(
      'This assembles (2 instructions, 2 bytes), but nothing in it is marked for patching.',
    ),
  ).toBeVisible()
  await page.getByRole('button', { name: 'insert irq_disable here' }).click()
  await expect(bench.site(1)).toHaveAccessibleName(/irq_disable/)
})

test('a listing with an unmarked call can be searched for it', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.write('    push %eax\n    call paravirt_cli\n    pop %eax\n    ret\n')
  await page.getByRole('button', { name: 'try to find one (2007 scan)' }).click()
  await expect(bench.site(1)).toHaveAccessibleName(/irq_disable · 7 bytes/)
})

test('a listing of errors only says the first one and leads to it', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.write('')
  await expect(page.getByText('Write a callsite')).toBeVisible()
  await bench.write('    nop\n    frobnicate %eax\n')
  await expect(bench.headline).toContainText('frobnicate')
  await page.getByRole('button', { name: 'go to line 2' }).click()
  await expect(await bench.editor()).toBeFocused()
})

test('a machine that never existed is refused in words, with a way out', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.choose('Runs on', 'lguest')
  await bench.choose('CPU', 'x86-64')
  await expect(bench.headline).toContainText(/lguest.*32-bit.*\d{4}/)
  await expect(bench.sites).toHaveCount(0)
  await expect(bench.timeline).toHaveCount(0)
  await page.getByRole('button', { name: /switch to x86-32/ }).click()
  await expect(bench.site(1)).toHaveAccessibleName(/irq_disable/)
  await expect(bench.switch('Runs on').getByRole('radio', { name: 'lguest' })).toBeChecked()
})

/** Presses a key until something is seen; fails where forty presses do not bring it. */
async function pressUntil(page: Page, key: string, seen: Locator) {
  for (let press = 0; press < 40; press++) {
    if (await seen.isVisible()) return
    await page.keyboard.press(key)
  }
  await expect(seen).toBeVisible()
}

test("a text of the reader's own that goes out of view is told of, with the way back", async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  // A sample as it came is there to be opened again: nothing is said.
  await bench.openSample('C: flags around a counter')
  await expect(bench.site(1)).toHaveAccessibleName(/save_fl/)
  await expect(page.getByRole('button', { name: 'Dismiss' })).toHaveCount(0)
  await bench.write('own:\n    PVOP_VCALLEE irq_enable\n    ret\n')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable/)
  await bench.openSample('C: flags around a counter')
  await expect(page.getByText('A sample stands in the place of your text.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(bench.listing).toContainText('own:')
  await bench.switch('CPU').getByRole('radio', { name: 'ia64' }).check()
  await expect(
    page.getByText(/^Itanium has a listing of its own\. Your x86 text waits/),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Back to your text' }).click()
  await expect(bench.listing).toContainText('own:')
  await expect(bench.switch('CPU').getByRole('radio', { name: 'x86-32' })).toBeChecked()
})
