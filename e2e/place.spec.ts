import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'

test('the same site stays in view through switches and edits', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.editor()
  await bench.site(2).click()
  await bench.timeline.focus()
  await page.keyboard.press('End')
  await expect(bench.place(2)).toBeVisible()
  const last = Number(await bench.timeline.getAttribute('aria-valuemax'))
  await expect(bench.timeline).toHaveAttribute('aria-valuenow', String(last))

  await bench.choose('Runs on', 'bare hardware')
  await expect(bench.site(2)).toHaveAttribute('aria-current', 'true')
  await expect(bench.step.getByText('was: thunk (Xen)')).toBeVisible()
  await bench.choose('Runs on', 'lguest')
  await expect(bench.step.getByText(/^was: .* \(native\)$/)).toBeVisible()
  await expect(bench.site(2)).toHaveAttribute('aria-current', 'true')
  const decision = await bench.headline.innerText()

  await bench.writeAtTop('    nop\n    nop\n')
  await expect(bench.site(2)).toHaveAttribute('aria-current', 'true')
  await expect(bench.place(2)).toBeVisible()
  await expect(bench.headline).toContainText(decision.split('\n')[0] ?? decision)
})

test('what it was goes away by itself', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.choose('Rules', '2.6.30')
  const was = bench.step.getByText(/^was: /)
  await expect(was).toBeVisible()
  await expect(was).toHaveCount(0, { timeout: 6000 })
})

test('stepping back shows exactly what was there before', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Home')
  const pictures: string[] = []
  const last = Number(await bench.timeline.getAttribute('aria-valuemax'))
  const picture = () => page.getByRole('main').ariaSnapshot()
  for (let step = 1; step <= last; step++) {
    await expect(bench.place(1, step)).toBeVisible()
    pictures.push(await picture())
    if (step < last) await page.keyboard.press('ArrowRight')
  }
  for (let step = last - 1; step >= 1; step--) {
    await page.keyboard.press('ArrowLeft')
    await expect(bench.place(1, step)).toBeVisible()
    expect(await picture()).toBe(pictures[step - 1])
  }
})
