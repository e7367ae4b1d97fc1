import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'

test('the editor offers operations behind a macro, and Tab takes one', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.write('')
  await page.keyboard.type('PVOP_VCALL flush_tlb_us')
  await expect(page.getByRole('option', { name: /^flush_tlb_user/ })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(bench.site(1)).toHaveAccessibleName(/flush_tlb_user · 6 bytes · C call/)
})

test('Enter ends a line while words are offered', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.write('')
  await page.keyboard.type('no')
  await expect(page.getByRole('option', { name: /^nop/ })).toBeVisible()
  await page.keyboard.type('p')
  await page.keyboard.press('Enter')
  await page.keyboard.type('ret ')
  await expect(page.getByText('This assembles (2 instructions, 2 bytes)')).toBeVisible()
})

test('a macro explains itself with what the prelude says', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.editor()
  await bench.listing.getByText('DISABLE_INTERRUPTS', { exact: true }).hover()
  const hover = page.getByRole('tooltip')
  await expect(hover).toContainText('.macro DISABLE_INTERRUPTS')
  // What it is stands above what the linter says of the line.
  const meaning = await hover.getByText('A callsite of irq_disable:').boundingBox()
  const lint = await hover
    .getByText(/lint\//)
    .first()
    .boundingBox()
  expect(meaning?.y ?? Infinity).toBeLessThan(lint?.y ?? 0)
  await expect(hover).toContainText('Here it stands for 7 instructions, 13 bytes')
})

test('macros open and close', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.editor()
  await expect(bench.listing.getByText('*pv_mmu_ops')).toHaveCount(0)
  await page.keyboard.press('Alt+E')
  await expect(bench.listing.getByText('*pv_mmu_ops')).toHaveCount(2)
  await page.keyboard.press('Alt+E')
  await expect(bench.listing.getByText('*pv_mmu_ops')).toHaveCount(0)
})

test('decoded text can be read in Intel syntax', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('radiogroup', { name: 'Decoded text' }).getByLabel('Intel').check()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(bench.listing.getByText(/push\s+eax/)).toBeVisible()
})
