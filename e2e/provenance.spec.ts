import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'
import { violations } from './pages/violations.ts'

const card = { name: 'Where this comes from' }

test('a step says who, where and when, and opens a short account', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: 'Step through it' }).click()
  const chip = bench.step.getByRole('button', { name: /^Where this step comes from/ })
  await expect(chip).toHaveText('Fitzhardinge · xen-devel · March 2007')
  await expect(page.getByRole('note', card)).toHaveCount(0)
  await chip.click()
  const note = page.getByRole('note', card)
  await expect(note).toContainText('Jeremy Fitzhardinge')
  await expect(note).toContainText('Every call to the layer is written down')
  await page.keyboard.press('Escape')
  await expect(note).toHaveCount(0)
  await expect(chip).toBeFocused()
  await expect(bench.place(1, 1)).toBeVisible()
})

test('opens and closes by keys alone', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: 'Step through it' }).click()
  await bench.step.getByRole('button', { name: /^Where this step/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('note', card)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('note', card)).toHaveCount(0)
})

test('the rule sets say whether they are a model or a kernel', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: /^Where the rule set “the design”/ }).click()
  await expect(page.getByRole('note', card)).toContainText('No kernel ran exactly this')
  await page.keyboard.press('Escape')
  await bench.choose('Rules', '2.6.30')
  await page.getByRole('button', { name: /^Where the rule set “kernel 2.6.30”/ }).click()
  const note = page.getByRole('note', card)
  await expect(note).toContainText('kernel 2.6.32 · 2009')
  await expect(note).toContainText('arch/x86/kernel/alternative.c')
})

test('promises, candidates and disagreements have their sources', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: 'Step through it' }).click()
  await page.keyboard.press('Shift+ArrowRight')
  const price = page.getByRole('region', { name: 'Price of this site' })
  await price.getByRole('button', { name: /^Where the promise “callee-save”/ }).click()
  await expect(page.getByRole('note', card)).toContainText('commit ecb93d1ccd')
  await expect(page.getByRole('note', card)).toContainText('30 January 2009')
  await page.keyboard.press('Escape')
  const why = page.getByRole('region', { name: 'Why' })
  await why.getByRole('button', { name: /^Where “inline code” comes from/ }).click()
  await expect(page.getByRole('note', card)).toContainText('Linus Torvalds')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const panel = page.getByRole('region', { name: 'Comparison' })
  await panel
    .getByRole('gridcell', { name: /other rules decide otherwise/ })
    .first()
    .click()
  const chip = panel.getByRole('button', { name: /^Where this disagreement comes from/ })
  await chip.click()
  await expect(page.getByRole('note', card)).toContainText('arch/x86/kernel/paravirt.c (2.6.32)')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('note', card)).toHaveCount(0)
  await expect(panel).toBeVisible()
})

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`an open account stays on the page of ${viewport.width} px, and in nobody's way`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport)
    const bench = new Workbench(page)
    await bench.open()
    await page.getByRole('button', { name: 'Step through it' }).click()
    await bench.step.getByRole('button', { name: /^Where this step/ }).click()
    const box = await page.getByRole('note', card).boundingBox()
    expect(box?.x ?? -1).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height)
    expect(await violations(page)).toEqual([])
  })
}
