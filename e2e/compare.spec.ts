import { expect, test } from './test.ts'
import { ComparePage } from './pages/comparePage.ts'
import { violations } from './pages/violations.ts'

async function opened(page: ConstructorParameters<typeof ComparePage>[0]): Promise<ComparePage> {
  const bench = new ComparePage(page)
  await bench.open()
  await bench.compare()
  return bench
}

test('shows every site under every backend beside the listing', async ({ page }) => {
  const bench = await opened(page)
  await expect(bench.panel.getByRole('heading')).toHaveText('Same callsites, six worlds underneath')
  await expect(bench.grid.getByRole('rowheader')).toHaveCount(3)
  await expect(bench.cells).toHaveCount(18)
  await expect(await bench.cell(1, 'Xen')).toContainText('inline')
  await expect(await bench.cell(1, 'Xen')).toContainText('8 of 13 bytes')
  await expect(await bench.cell(2, 'Xen')).toContainText('destroys eax and edx')
  await expect(await bench.cell(1, 'no paravirt')).toContainText('cli')
  await expect(bench.listing).toBeVisible()
})

test('says why there is nothing to compare where the listing does not assemble for the machine', async ({
  page,
}) => {
  const bench = new ComparePage(page)
  await bench.open()
  await bench.choose('CPU', 'x86-64')
  await bench.compare()
  // Two machines were never there with 64 bits, and have a cell for all sites.
  await expect(bench.cells).toHaveCount(14)
  // This sample calls an operation that 6.1 does not have any more.
  await bench.choose('Rules', '6.1')
  await expect(bench.panel).toContainText('nothing to compare')
  await expect(bench.panel).toContainText('no operation flush_tlb_single')
  await expect(bench.cells).toHaveCount(0)

  // Nor does a room wait for what will not come.
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  await page.keyboard.press('5')
  await expect(page.getByRole('main', { name: 'Presentation' })).toContainText('nothing to compare')
})

test('opens and closes by keys, and by its button', async ({ page }) => {
  const bench = new ComparePage(page)
  await bench.open()
  await page.getByRole('button', { name: 'Step through it' }).click()
  await page.keyboard.press('Alt+c')
  await expect(bench.panel).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(bench.panel).toHaveCount(0)
  const button = page.getByRole('button', { name: 'Compare', exact: true })
  await expect(button).toBeFocused()
  await expect(bench.place(1, 1)).toBeVisible()
  await button.click()
  await bench.panel.getByRole('button', { name: 'Back to the steps' }).click()
  await expect(bench.panel).toHaveCount(0)
})

test('says why other rules decide otherwise, under the pointer and to the keyboard', async ({
  page,
}) => {
  const bench = await opened(page)
  const cell = await bench.cell(2, 'Xen')
  await expect(cell).toContainText('other rules decide otherwise')
  await cell.hover()
  await expect(bench.told).toContainText('Kernel 2.6.30 decides otherwise: stays indirect.')
  await expect(bench.told).toContainText('counts every call as destroying all')
  await (await bench.cell(1, 'bare hardware')).hover()
  await expect(bench.told).toContainText('agree')
  await bench.panel.getByRole('heading').hover()
  await page.keyboard.press('Tab')
  await cell.focus()
  await expect(bench.told).toContainText('counts every call as destroying all')
})

test('its rules are those of the whole page', async ({ page }) => {
  const bench = await opened(page)
  await expect(page.getByRole('radiogroup', { name: 'Rules' })).toHaveCount(1)
  await bench.choose('Rules', '2.6.30')
  await expect(await bench.cell(2, 'Xen')).toContainText('stays indirect')
  await (await bench.cell(2, 'Xen')).hover()
  await expect(bench.told).toContainText('The design decides otherwise: thunk.')
})

test('is walked with arrow keys, chosen with Space and shown with Enter', async ({ page }) => {
  const bench = await opened(page)
  const first = await bench.cell(1, 'bare hardware')
  await first.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const cell = await bench.cell(2, 'Xen')
  await expect(cell).toBeFocused()
  await page.keyboard.press('Space')
  await expect(cell).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('End')
  await expect(await bench.cell(2, 'no paravirt')).toBeFocused()
  await page.keyboard.press('Control+Home')
  await expect(bench.grid.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(bench.panel).toHaveCount(0)
  await expect(bench.place(2)).toBeVisible()
  await expect(bench.switch('Runs on').getByRole('radio', { name: 'lguest' })).toBeChecked()
})

test('lays two cells side by side, byte by byte and register by register', async ({ page }) => {
  const bench = await opened(page)
  await (await bench.cell(2, 'bare hardware')).click()
  await expect(bench.panel.getByText('Choose a second one')).toBeVisible()
  await (await bench.cell(2, 'Xen')).click()
  await expect(bench.pair.getByRole('figure').first()).toHaveAccessibleName(/6 bytes: 66 0f 1f/)
  await expect(bench.pair.getByRole('figure').nth(1)).toHaveAccessibleName(/6 bytes: e8/)
  await expect(bench.pair).toContainText('of 6 bytes differ')
  await expect(bench.pair).toContainText(
    'Xen destroys eax and edx, which bare hardware leaves alone',
  )
  const row = bench.pair.getByRole('row', { name: /really destroyed/ })
  await expect(row.getByRole('cell')).toHaveText(['nothing', 'eax edx'])
})

test('shows a cell in the story: its site under its backend', async ({ page }) => {
  const bench = await opened(page)
  await (await bench.cell(3, 'KVM')).click()
  await bench.told.getByRole('button', { name: 'Show this' }).click()
  await expect(bench.place(3)).toBeVisible()
  await expect(bench.switch('Runs on').getByRole('radio', { name: 'KVM' })).toBeChecked()
})

test('refuses in words what never existed, with the years', async ({ page }) => {
  const bench = await opened(page)
  await bench.choose('CPU', 'x86-64')
  await expect(bench.panel.getByRole('heading')).toHaveText(
    'Same callsites, four worlds underneath',
  )
  await expect(
    bench.cells.filter({ hasText: 'lguest ran 32-bit kernels only (2007–' }),
  ).toBeVisible()
  await expect(
    bench.cells.filter({ hasText: 'VMI was for 32-bit kernels only (2007–' }),
  ).toBeVisible()
})

test('keeps the last good answer while the text is broken', async ({ page }) => {
  const bench = await opened(page)
  await bench.writeAtTop('nonsense %here\n')
  await expect(bench.panel.getByText('from the last version that assembled')).toBeVisible()
  await expect(bench.cells).toHaveCount(18)
})

test('takes the whole page where more room is wanted, and gives the listing back', async ({
  page,
}) => {
  const bench = await opened(page)
  const width = async () => (await bench.panel.boundingBox())?.width ?? 0
  const before = await width()
  await bench.panel.getByRole('button', { name: 'Whole page' }).click()
  await expect.poll(width).toBeGreaterThan(before * 1.8)
  await bench.panel.getByRole('button', { name: 'Beside the listing' }).click()
  await expect.poll(width).toBe(before)
})

test('puts many sites on pages that the keys turn', async ({ page }) => {
  const bench = await opened(page)
  const sites = Array.from({ length: 90 }, () => 'PVOP_VCALLEE irq_disable').join('\n')
  await bench.write(`${sites}\nret\n`)
  await expect(bench.panel.getByText('Sites 1 to 40 of 90')).toBeVisible()
  await (await bench.cell(40, 'Xen')).focus()
  await page.keyboard.press('ArrowDown')
  await expect(bench.panel.getByText('Sites 41 to 80 of 90')).toBeVisible()
  await expect(await bench.cell(1, 'Xen')).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect(bench.panel.getByText('Sites 81 to 90 of 90')).toBeVisible()
  await bench.panel.getByRole('button', { name: 'Earlier sites' }).click()
  await expect(bench.panel.getByText('Sites 41 to 80 of 90')).toBeVisible()
})

test('on Itanium both machines and both rule sets stand beside each other, by the same keys', async ({
  page,
}) => {
  const bench = new ComparePage(page)
  await bench.open()
  await bench.choose('CPU', 'ia64')
  await bench.openSample('ia64: A function with a frame')
  await bench.compare()
  await expect(bench.panel.getByRole('heading')).toHaveText(
    'Same callsite, two worlds, two rule sets',
  )
  await expect(bench.cells).toHaveCount(4)
  const built = bench.cells.nth(1)
  const scanned = bench.cells.nth(3)
  await expect(built).toContainText('Xen’s code')
  await expect(scanned).toContainText('still needed, and dies:')

  await built.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('End')
  await expect(scanned).toBeFocused()
  await page.keyboard.press('Space')
  await expect(scanned).toHaveAttribute('aria-selected', 'true')
  await expect(bench.pair.getByRole('figure').first()).toHaveAccessibleName(/80 bytes: 00 a0 00/)
  await expect(bench.pair).toContainText('bytes differ')
  await expect(bench.pair).toContainText('which Xen with the static convention leaves alone')
  const row = bench.pair.getByRole('row', { name: /dies although needed/ })
  await expect(row.getByRole('cell')).toHaveText(['nothing', 'r38'])
  expect(await violations(page)).toEqual([])

  // Enter shows the cell with the focus: its site, its machine, its rules.
  await page.keyboard.press('Enter')
  await expect(bench.panel).toHaveCount(0)
  await expect(bench.place(1)).toBeVisible()
  await expect(
    bench.switch('Rules').getByRole('radio', { name: 'C call with a widened alloc, a model' }),
  ).toBeChecked()
})

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`${colorScheme}`, () => {
    test.use({ colorScheme })

    test('nothing stands in the way of assistive technology', async ({ page }) => {
      const bench = await opened(page)
      await (await bench.cell(2, 'bare hardware')).click()
      await (await bench.cell(2, 'Xen')).click()
      await expect(bench.pair).toBeVisible()
      expect(await violations(page)).toEqual([])
    })
  })
}

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 1024, height: 768 } })

  test('all sites stand over the listing, with rules of their own, and give it back', async ({
    page,
  }) => {
    const bench = await opened(page)
    await expect(bench.cells).toHaveCount(18)
    const width = async () => (await bench.panel.boundingBox())?.width ?? 0
    expect(await width()).toBeGreaterThan(900)
    await bench.chooseRules('2.6.30')
    await expect(await bench.cell(2, 'Xen')).toContainText('stays indirect')
    await expect(page.getByRole('button', { name: /^x86-32 · Xen · 2\.6\.30/ })).toBeVisible()
    await bench.panel.getByRole('button', { name: 'Beside the listing' }).click()
    await expect(bench.cells).toHaveCount(6)
    expect(await width()).toBeLessThan(500)
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('one site at a time, backends as rows', async ({ page }) => {
    const bench = new ComparePage(page)
    await bench.open()
    await page.getByRole('button', { name: /^x86-32 ·/ }).tap()
    await page.getByRole('button', { name: 'Compare', exact: true }).tap()
    await expect(bench.grid.getByRole('rowheader')).toHaveText([
      'bare hardware',
      'Xen',
      'lguest',
      'VMI',
      'KVM',
      'no paravirt',
    ])
    await bench.panel.getByRole('button', { name: 'Next site' }).tap()
    await expect(bench.panel.getByText('Site 2 of 3')).toBeVisible()
    await bench.grid.getByRole('gridcell').nth(1).tap()
    await expect(bench.told).toContainText('decides otherwise')
    // Nothing that is said covers anything else that is said.
    await bench.grid.getByRole('gridcell').nth(2).tap()
    const [told, pair] = [await bench.told.boundingBox(), await bench.pair.boundingBox()]
    const lowest = await bench.told.evaluate((section) =>
      Math.max(...Array.from(section.children, (part) => part.getBoundingClientRect().bottom)),
    )
    expect(told && pair && lowest <= pair.y).toBe(true)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(390)
    expect(await violations(page)).toEqual([])
  })
})
