import { pathToFileURL } from 'node:url'
import { Presentation } from './pages/presentation.ts'
import { Workbench } from './pages/workbench.ts'
import { expect, test } from './test.ts'

const file = pathToFileURL('dist/single/index.html').href
test.use({ baseURL: file })

test('one file from a disk does the main job, a lesson and a deck', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open(file)
  await bench.choose('Runs on', 'lguest')
  await expect(bench.headline).toHaveText('Inline code wins.')
  await bench.write('DISABLE_INTERRUPTS(CLBR_NONE)\nret\n')
  await expect(bench.site(1)).toBeVisible()
  await page.goto(`${file}#lesson/callsite`)
  await expect(page.getByRole('heading', { name: 'One job, many machines' })).toBeVisible()
  const shown = new Presentation(page)
  await page.goto('about:blank')
  await page.goto(`${file}#deck=costs&at=2&present`)
  await expect(shown.screen.getByText('2 / 12')).toBeVisible()
})
