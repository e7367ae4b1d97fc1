import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'
import { violations } from './pages/violations.ts'

for (const colorScheme of ['dark', 'light'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: width === 390 ? 844 : 900 } })

      test('nothing stands in the way of assistive technology', async ({ page }) => {
        const bench = new Workbench(page)
        await bench.open()
        expect(await violations(page)).toEqual([])
        await page.getByRole('button', { name: 'Step through it' }).click()
        await page.keyboard.press('Shift+ArrowRight')
        await expect(bench.headline).toContainText('wins')
        expect(await violations(page)).toEqual([])
        if (width === 390) await page.getByRole('button', { name: /^x86-32 ·/ }).click()
        await page.getByRole('button', { name: 'Settings' }).click()
        expect(await violations(page)).toEqual([])
      })
    })
  }
}
