import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'

test('a reload brings back the text, the switches and the place', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.write('    nop\n    PVOP_VCALLEE irq_enable\n    PVOP_VCALLEE irq_disable\n')
  await bench.choose('Runs on', 'KVM')
  await bench.choose('Rules', '2.6.30')
  await bench.site(2).click()
  await page.reload()
  await expect(bench.site(2)).toHaveAttribute('aria-current', 'true')
  await expect(bench.listing).toContainText('irq_enable')
  await expect(bench.switch('Runs on').getByRole('radio', { name: 'KVM' })).toBeChecked()
  await expect(bench.switch('Rules').getByRole('radio', { name: '2.6.30' })).toBeChecked()
})

test('broken storage is no error', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('pvscope', '{"version":1,"document":7}'))
  const bench = new Workbench(page)
  await bench.open()
  await expect(bench.headline).toContainText('Xen rewrites this call')
})

test('storage that is shut is no error', async ({ page }) => {
  const failures: Error[] = []
  page.on('pageerror', (error) => failures.push(error))
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  const bench = new Workbench(page)
  await bench.open()
  await bench.choose('Runs on', 'KVM')
  await expect(bench.site(1)).toBeVisible()
  expect(failures).toEqual([])
})

test('a shared link opens what was shared', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const bench = new Workbench(page)
  await bench.open()
  await bench.write('    PVOP_VCALLEE irq_enable\n')
  await bench.choose('Runs on', 'KVM')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable/)
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const other = await context.newPage()
  const shared = new Workbench(other)
  await shared.open(link)
  await expect(shared.site(1)).toHaveAccessibleName(/irq_enable/)
  await expect(shared.switch('Runs on').getByRole('radio', { name: 'KVM' })).toBeChecked()
})

test('the page works where no worker can start', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException('denied', 'SecurityError')
      }
    } as unknown as typeof Worker
  })
  const bench = new Workbench(page)
  await bench.open()
  await bench.choose('Runs on', 'bare hardware')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_disable · 13 bytes · inline/)
})

test('a listing can be saved with its prelude', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: /^Listing / }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export .s for GNU as' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('listing.s')
  const stream = await file.createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  expect(text).toContain('.macro DISABLE_INTERRUPTS')
  expect(text).toContain('DISABLE_INTERRUPTS(CLBR_NONE)')
})
