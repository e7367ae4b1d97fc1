import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { boxOf } from './pages/boxOf.ts'
import { RegistersPage } from './pages/registersPage.ts'
import { RunPage } from './pages/runPage.ts'

const android =
  'Mozilla/5.0 (Linux; Android 15; Tablet) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

/** Tops of rows of the columns that are no top of a line or of a row of a macro. */
const astray = (listing: Locator): Promise<readonly number[]> =>
  listing.evaluate((section) => {
    const topsOf = (selector: string) =>
      [...section.querySelectorAll(selector)].map((each) => each.getBoundingClientRect().top)
    const lines = topsOf('[role=group] > span')
    const rows = topsOf('[role=row]')
    if (rows.length < 4) throw new Error('too few rows in sight')
    return rows.filter((top) => !lines.some((line) => Math.abs(line - top) <= 0.5))
  })

const text = [
  'two_sites:',
  'mov   %eax, %ebx',
  'PVOP_CALLEE pte_val',
  'mov   %eax, (%edi)',
  'PVOP_VCALL flush_tlb_single',
  'ret',
].join('\n')

/** Middle of the sign of a macro, and half the height of its line. */
const signOf = (listing: Locator, macro: string): Promise<{ x: number; y: number; half: number }> =>
  listing
    .locator('.view-line', { hasText: macro })
    .locator('.pv-toggle')
    .evaluate((sign) => {
      const line = sign.closest('.view-line')
      if (!line) throw new Error('the sign stands in no line')
      const { x, width } = sign.getBoundingClientRect()
      const { y, height } = line.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2, half: height / 2 }
    })

async function startRun(page: Page): Promise<void> {
  const bench = new RunPage(page)
  await bench.button.tap()
  await bench.ended()
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('while a run is in view lines are as high as a finger, and registers stay beside them', async ({
    page,
  }) => {
    const bench = new RegistersPage(page)
    await bench.open()
    expect(await bench.heights()).toEqual([23])
    await startRun(page)
    expect(await bench.heights()).toEqual([32])
    await page.getByRole('button', { name: 'Registers, each in its own column' }).tap()
    await bench.listing.getByRole('button', { name: 'What the macro of line 10 writes' }).tap()
    expect(await bench.heights()).toEqual([32])
    expect(await astray(bench.listing)).toEqual([])

    const points = bench.listing.getByRole('button', { name: /^Breakpoint in line/ })
    await expect(points).not.toHaveCount(0)
    const missed = await points.evaluateAll((all) =>
      all.flatMap((point) => {
        point.scrollIntoView({ block: 'center' })
        const { x, y } = point.getBoundingClientRect()
        const hits = [1, 43].flatMap((right) =>
          [1, 31].map((down) => document.elementFromPoint(x + right, y + down)),
        )
        return hits.every((hit) => hit === point) ? [] : [point.getAttribute('aria-label')]
      }),
    )
    expect(missed).toEqual([])
    const ninth = bench.listing.getByRole('button', { name: 'Breakpoint in line 9' })
    await ninth.tap()
    await expect(ninth).toHaveAttribute('aria-pressed', 'true')

    await page.getByRole('button', { name: 'Back to the steps' }).tap()
    expect(await bench.heights()).toEqual([23])
    expect(await astray(bench.listing)).toEqual([])
  })
})

test.describe('on a narrow window without touch', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a run leaves the lines as they are', async ({ page }) => {
    const bench = new RegistersPage(page)
    await bench.open()
    await new RunPage(page).start()
    expect(await bench.heights()).toEqual([23])
  })
})

for (const userAgent of [undefined, android]) {
  test.describe(`on a tablet${userAgent ? ' with Android' : ''}`, () => {
    test.use({
      viewport: { width: 1024, height: 768 },
      hasTouch: true,
      isMobile: true,
      ...(userAgent && { userAgent }),
    })

    test('taps close and open a macro and set a breakpoint, and no keyboard comes for them', async ({
      page,
    }) => {
      const bench = new RegistersPage(page)
      await bench.openEditor()
      await bench.write(text)
      await expect(bench.row(5)).toBeVisible()
      await bench.expectAligned(text)
      expect(await bench.heights()).toEqual([23])

      await startRun(page)
      const editor = await bench.editor()
      await expect(editor).not.toBeFocused()
      await bench.expectAligned(text)
      expect(await bench.heights()).toEqual([32])

      // Beside the sign, where the fingertip still covers it.
      const last = bench.listing.locator('.view-line', { hasText: 'flush_tlb_single' })
      const { x, y, width, height } = await boxOf(last.locator('.pv-toggle'))
      await expect(bench.row(5, 1)).toBeVisible()
      await page.touchscreen.tap(x + width / 2 + 18, y + height / 2 - 14)
      await expect(bench.row(5, 1)).toHaveCount(0)
      await page.touchscreen.tap(x + width / 2 - 18, y + height / 2 + 14)
      await expect(bench.row(5, 1)).toBeVisible()
      await expect(editor).not.toBeFocused()
      await bench.expectAligned(text)
      expect(await bench.heights()).toEqual([32])

      const hint = page.getByText('a tap left of a line sets a breakpoint')
      await expect(hint).toBeVisible()
      const line = await boxOf(bench.listing.locator('.view-line', { hasText: 'mov' }).first())
      for (const down of [1, 31]) {
        await page.touchscreen.tap(22, line.y + down)
        await expect(page.getByText('breakpoint: line 2')).toBeVisible()
        await page.touchscreen.tap(44, line.y + down)
        await expect(hint).toBeVisible()
      }
      await expect(editor).not.toBeFocused()

      await page.getByRole('button', { name: 'Back to the steps' }).tap()
      await bench.expectAligned(text)
      expect(await bench.heights()).toEqual([23])
    })

    for (const [where, side, words] of [
      ['above', -1, '%ebx'],
      ['below', 1, '(%edi)'],
    ] as const) {
      test(`a tap on the line ${where} the sign of a macro puts the caret there`, async ({
        page,
      }) => {
        const bench = new RegistersPage(page)
        await bench.openEditor()
        await bench.write(text)
        await expect(bench.row(5, 1)).toBeVisible()
        await expect(bench.row(3, 1)).toHaveCount(0)
        const { x, y, half } = await signOf(bench.listing, 'pte_val')
        await page.touchscreen.tap(x, y + side * (half + 3))
        await expect(await bench.editor()).toBeFocused()
        await page.keyboard.insertText(' # here')
        await expect(bench.listing).toContainText(`${words} # here`)
        await expect(bench.row(3, 1)).toHaveCount(0)
      })
    }
  })
}
