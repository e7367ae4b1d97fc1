import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { RunPage } from './pages/runPage.ts'
import { violations } from './pages/violations.ts'

/** The sample with a record that forgets edx, where C code is called. */
async function mistake(page: Page): Promise<RunPage> {
  const bench = new RunPage(page)
  await bench.open()
  await bench.openSample('The mistake of 2.6.31')
  await bench.choose('Runs on', 'lguest')
  await bench.start()
  return bench
}

test('a run finds the mistake of 2.6.31 and names the register and the line', async ({ page }) => {
  const bench = await mistake(page)
  await expect(bench.verdict).toHaveText('Site 1 is broken before the patch.')
  await expect(bench.run).toContainText(
    'The C function irq_disable destroyed %edx, which line 17 reads.',
  )
  await expect(bench.run.getByRole('button', { name: 'site 2: irq_enable · kept' })).toBeVisible()
  await bench.run.getByRole('button', { name: 'line 17' }).click()
  await expect(bench.next).toContainText('add %edx,(%ebx)')
  await expect(bench.register('edx')).toContainText('destroyed')
  await expect(bench.register('edx')).toContainText('dead')
  await expect(bench.mark('both')).toBeVisible()
})

test('what a site was allowed to destroy may hold anything, and is not alarming', async ({
  page,
}) => {
  const bench = new RunPage(page)
  await bench.open()
  await bench.start()
  await expect(bench.verdict).toHaveText('All 3 sites keep what they promised.')
  await page.getByRole('button', { name: 'Run to the end' }).click()
  const ecx = bench.register('ecx')
  await expect(ecx).toContainText('destroyed')
  await expect(ecx).toContainText('anything')
  await expect(ecx.locator('[data-poisoned]')).toHaveCount(2)
  await expect(ecx.locator('[data-poisoned=wrong]')).toHaveCount(0)
  // Alive at the ret in the listing, in case it is the result.
  const eax = bench.register('eax').getByText('anything, if no result')
  const rightOf = async (part: Locator) =>
    part.evaluate((element) => element.getBoundingClientRect().right)
  expect(await rightOf(eax)).toBeLessThanOrEqual(await rightOf(bench.registers))
})

test('a machine that is between a push and its pop is not flagged', async ({ page }) => {
  const bench = new RunPage(page)
  await bench.open()
  await bench.start()
  const esp = bench.register('esp')
  const next = page.getByRole('button', { name: 'One instruction on' })
  const values = async () => esp.getByRole('cell').allInnerTexts()
  let between = 0
  for (let at = 1; at < 14; at++) {
    await next.click()
    await expect(bench.position(at)).toBeVisible()
    const [unpatched = '', patched = '', wanted = ''] = await values()
    // What stands there now, without what it was.
    const [left, right] = [unpatched, patched].map((text) => text.split('\n')[0])
    if (left !== right) between++
    expect(wanted).toBe('')
    await expect(esp).not.toContainText('differs')
  }
  expect(between).toBeGreaterThan(2)
})

test('what the patch hides is said, too', async ({ page }) => {
  const bench = await mistake(page)
  await bench.choose('Runs on', 'bare hardware')
  await expect(bench.verdict).toHaveText('Site 1 is wrong, and the patch hides it.')
  await bench.choose('Runs on', 'Xen')
  await expect(bench.verdict).toHaveText('Both sites keep what they promised.')
})

test('polite functions show why testing alone does not find it', async ({ page }) => {
  const bench = await mistake(page)
  await bench.run.getByRole('checkbox', { name: 'C functions are polite' }).check()
  await expect(bench.verdict).toHaveText('Both sites keep what they promised.')
  await bench.run.getByRole('checkbox', { name: 'C functions are polite' }).uncheck()
  await expect(bench.verdict).toHaveText('Site 1 is broken before the patch.')
})

test('the keys of the story walk the run while it is in view', async ({ page }) => {
  const bench = await mistake(page)
  await page.keyboard.press('ArrowRight')
  await expect(bench.position(1)).toBeVisible()
  await expect(bench.register('esp')).toContainText('was')
  await page.keyboard.press('ArrowLeft')
  await expect(bench.position(0)).toBeVisible()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(bench.next).toContainText('site 1')
  await page.keyboard.press('End')
  await expect(bench.next).toContainText('returns to its caller')
  await page.keyboard.press('Home')
  await expect(bench.position(0)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bench.run).toHaveCount(0)
  await expect(bench.headline).toBeVisible()
  await expect(bench.button).toBeFocused()
})

test('a step is said in words', async ({ page }) => {
  const bench = await mistake(page)
  const said = bench.next.getByRole('status')
  await expect(said).toHaveText('unpatched: push %ebx; patched: push %ebx')
  await page.keyboard.press('ArrowRight')
  await expect(said).toHaveText('unpatched: mov %eax,%ebx; patched: mov %eax,%ebx')
})

test('registers start as they are told to, and a wrong number says why it is one', async ({
  page,
}) => {
  const bench = await mistake(page)
  await bench.openStart()
  const edx = bench.run.getByRole('textbox', { name: '%edx at the start' })
  await edx.fill('0x1234')
  await expect(bench.register('edx')).toContainText('1234')
  await edx.fill('0x12345678')
  await expect(bench.register('edx')).toContainText('12345678')
  await edx.fill('twelve')
  await expect(bench.run.getByRole('alert')).toContainText('A number, please')
  await expect(edx).toHaveValue('twelve')
  await expect(bench.register('edx')).toContainText('12345678')
  await edx.fill('')
  await expect(bench.run.getByRole('alert')).toHaveCount(0)
  await expect(bench.register('edx')).not.toContainText('12345678')
})

test('a run halts at a breakpoint, which goes where its line goes', async ({ page }) => {
  const bench = await mistake(page)
  const editor = await bench.editor()
  await editor.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  for (let line = 1; line < 17; line++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('F9')
  await expect(page.getByText('Breakpoint set in line 17')).toBeVisible()
  await bench.ended()
  await page.getByRole('button', { name: 'Run to the next breakpoint' }).click()
  await expect(bench.next).toContainText('add %edx,(%ebx)')
  await bench.writeAtTop('    nop\n')
  await expect(page.getByText('breakpoint: line 18')).toBeVisible()
  await expect(bench.next).toContainText('add %edx,(%ebx)')
})

test('a click left of a line sets a breakpoint, another one takes it away', async ({ page }) => {
  const bench = await mistake(page)
  await bench.editor()
  const address = bench.listing.getByText('0009', { exact: false }).first()
  await address.click({ position: { x: 10, y: 8 } })
  await expect(page.getByText('breakpoint: line 17')).toBeVisible()
  await bench.ended()
  await page.keyboard.press('F8')
  await expect(bench.next).toContainText('add %edx,(%ebx)')
  await address.click({ position: { x: 10, y: 8 } })
  await expect(page.getByText('breakpoint: line 17')).toHaveCount(0)
})

test('an endless loop ends at the limit, and the page stays usable', async ({ page }) => {
  const bench = new RunPage(page)
  await bench.open()
  await bench.write('    mov   $0, %ecx\n1:  inc   %ecx\n    jmp   1b\n')
  await page.keyboard.press('Escape')
  await bench.button.click()
  await expect(bench.run).toContainText('stopped after 1,000,000 instructions')
  await bench.ended()
  await page.keyboard.press('ArrowRight')
  await expect(bench.position(1)).toBeVisible()
  await page.keyboard.press('End')
  await expect(bench.page.getByText('instruction 1,000,000 of 1,000,000')).toBeVisible()
  await expect(bench.register('ecx')).toContainText('0007a120')
  await bench.write('    mov   $1, %eax\n    ret\n')
  await bench.ended()
  await expect(bench.run).toContainText('Patched or not, it returns to its caller.')
})

test('a broken text keeps the last good run', async ({ page }) => {
  const bench = await mistake(page)
  await bench.writeAtTop('    movv %eax\n')
  await expect(bench.run).toContainText('from the last version that assembled')
  await expect(bench.verdict).toHaveText('Site 1 is broken before the patch.')
})

test('a fault is told in a sentence', async ({ page }) => {
  const bench = new RunPage(page)
  await bench.open()
  await bench.write('    xor   %eax, %eax\n    mov   (%eax), %ebx\n    ret\n')
  await page.keyboard.press('Escape')
  await bench.start()
  await expect(bench.run).toContainText('it reads 0x0, and nothing is there.')
  await page.keyboard.press('End')
  await expect(bench.next).toContainText('line 2')
  await expect(bench.mark('both')).toBeVisible()
})

test('a link brings the run back where it was', async ({ page }) => {
  const bench = await mistake(page)
  await bench.openStart()
  await bench.run.getByRole('textbox', { name: '%edx at the start' }).fill('0x12345678')
  await bench.run.getByRole('checkbox', { name: 'interrupts on' }).uncheck()
  await bench.run.getByRole('checkbox', { name: 'everything the promise' }).check()
  await bench.ended()
  await bench.verdict.click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(bench.position(2)).toBeVisible()
  // Without a clipboard the link is marked for the keyboard.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('copy it with the keyboard')).toBeVisible()
  const link = await page.evaluate(() => String(getSelection()))
  await page.evaluate(() => localStorage.clear())
  await page.goto('about:blank')
  await page.goto(link)
  await bench.ended()
  await expect(bench.position(2)).toBeVisible()
  await expect(bench.run).toContainText('edx = 0x12345678, interrupts off')
  await expect(bench.run.getByRole('checkbox', { name: 'everything the promise' })).toBeChecked()
  await expect(bench.register('edx')).toContainText('12345678')
})

for (const colorScheme of ['dark', 'light'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`a run in ${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: width === 390 ? 844 : 900 } })

      test('has nothing in the way of assistive technology, and fits', async ({ page }) => {
        const bench = new RunPage(page)
        await bench.open()
        await bench.start()
        await page.keyboard.press('Shift+ArrowRight')
        await bench.openStart()
        await bench.run.getByText('All that happened').click()
        expect(await violations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      })
    })
  }
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a run is walked and halted with a thumb', async ({ page }) => {
    const bench = new RunPage(page)
    await bench.open()
    await bench.start()
    await page.getByRole('button', { name: 'next', exact: true }).click()
    await expect(page.getByText(/^1\/\d+$/)).toBeVisible()
    await bench.listing.getByRole('button', { name: 'Breakpoint in line 5' }).click()
    await expect(
      bench.listing.getByRole('button', { name: 'Breakpoint in line 5' }),
    ).toHaveAttribute('aria-pressed', 'true')
  })
})
