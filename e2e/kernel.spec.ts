import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'

test('a kernel file shows its sites, and one of them is stepped through and copied', async ({
  page,
}) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.postData() !== null) sent.push(request.url())
  })
  const bench = new Workbench(page)
  await bench.open()
  await bench.openSample('A small kernel of 6.1')

  const kernel = page.getByRole('region', { name: 'Kernel file' })
  await expect(kernel.getByRole('heading', { level: 2 })).toHaveText('vmlinux61: 8 sites')
  await expect(kernel).toContainText('Nothing is uploaded')
  // What is about one listing alone gives way to the table.
  await expect(page.getByRole('button', { name: 'Compare' })).toHaveCount(0)
  await expect(bench.timeline).toHaveCount(0)
  const table = kernel.getByRole('table', { name: 'Sites of the kernel file' })
  const rows = table.getByRole('row')
  await expect(rows).toHaveCount(9)

  await table.getByRole('button', { name: 'operation' }).click()
  await expect(rows.nth(1)).toContainText('cpu.read_msr')
  await table.getByRole('button', { name: 'operation' }).click()
  await expect(rows.nth(1)).toContainText('mmu.set_pte')
  await kernel.getByRole('searchbox').fill('irq inline')
  await expect(rows).toHaveCount(3)
  await expect(kernel).toContainText('2 of 8 sites')

  await bench.choose('Runs on', 'bare hardware')
  await expect(kernel).toContainText('On bare hardware')
  await table.getByRole('button', { name: 'Show irq.irq_disable in save_and_disable' }).click()

  await expect(bench.listing).toContainText('PVOP_VCALLEE irq_disable')
  await expect(bench.step.getByRole('heading')).toHaveText('Inline code has the last word.')
  await page.keyboard.press('ArrowLeft')
  await expect(bench.step.getByRole('heading')).toHaveText(
    'This is not a Xen PV guest: this code goes in.',
  )
  await page.keyboard.press('ArrowLeft')
  await expect(bench.step.getByRole('heading')).toHaveText(
    'Second pass: this site has 1 alternative.',
  )
  await page.getByRole('button', { name: 'Xen PV' }).click()
  await expect(bench.step.getByRole('heading')).toHaveText('The direct call stays.')

  await page.getByRole('button', { name: 'Copy as listing' }).click()
  await expect(page.getByRole('button', { name: 'Copy as listing' })).toBeHidden()
  const editor = await bench.editor()
  await editor.press('Control+Home')
  await editor.pressSequentially('    nop\n')
  await expect(bench.listing).toContainText('nop')
  await expect(bench.step.getByRole('heading')).toHaveText('The direct call stays.')
  expect(sent).toEqual([])
})

test('a file that is no kernel is refused in words, and the text stays', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Kernel file: all its sites')
  await page.keyboard.press('Enter')
  const kernel = page.getByRole('region', { name: 'Kernel file' })
  const chosen = page.waitForEvent('filechooser')
  await kernel.getByRole('button', { name: 'Open a kernel file …' }).click()
  await (
    await chosen
  ).setFiles({
    name: 'kvm.ko.xz',
    mimeType: 'application/x-xz',
    buffer: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2, 3, 4]),
  })
  await expect(kernel.getByRole('alert')).toContainText('xz -dc kvm.ko.xz > kvm.ko')
  await page.getByRole('button', { name: 'Back to the listing' }).click()
  await expect(bench.step.getByRole('heading')).toBeVisible()
})

test('what objdump wrote is shown as a table, and goes on as a listing', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const text = `
x.o:     file format elf64-x86-64

Disassembly of section .text:

0000000000000000 <take>:
   0:\tff 15 00 00 00 00    \tcall   *0x0(%rip)        # 6 <take+0x6>
\t\t\t2: R_X86_64_PC32\tpv_ops+0xf4
   6:\tc3                   \tret
`
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Kernel file: all its sites')
  await page.keyboard.press('Enter')
  const kernel = page.getByRole('region', { name: 'Kernel file' })
  const chosen = page.waitForEvent('filechooser')
  await kernel.getByRole('button', { name: 'Open a kernel file …' }).click()
  const file = { name: 'take.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }
  await (await chosen).setFiles(file)

  await expect(kernel.getByRole('heading', { level: 2 })).toHaveText('take.txt: 1 site')
  const row = kernel.getByRole('row').nth(1)
  await expect(row).toContainText('irq.irq_disable')
  await row.getByRole('button').click()
  await expect(bench.listing).toContainText('PVOP_VCALLEE irq_disable')
  await page.getByRole('button', { name: '‹ All sites' }).click()
  await kernel.getByRole('button', { name: 'Edit as a listing' }).click()
  await expect(kernel).toBeHidden()
  await expect(page.getByRole('button', { name: 'Copy as listing' })).toBeHidden()
  await expect(bench.listing).toContainText('PVOP_VCALLEE irq_disable')
})

test('a kernel without names shows the site that was chosen, wherever in its code that is', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Kernel file: all its sites')
  await page.keyboard.press('Enter')
  // One way back, which stands where it stands under the table too.
  const back = page.getByRole('button', { name: 'Back to the listing' })
  await expect(back).toHaveCount(1)
  await page.getByRole('button', { name: 'A kernel without names' }).click()
  const table = page.getByRole('table', { name: 'Sites of the kernel file' })
  await expect(table).toBeVisible()
  await expect(back).toHaveCount(1)
  for (const [site, operation] of [
    [/^Show mmu\.alloc_p4d/, 'alloc_p4d'],
    [/^Show lock\.queued_spin_unlock/, 'queued_spin_unlock'],
  ] as const) {
    await table.getByRole('button', { name: site }).click()
    await expect(bench.step.getByRole('heading')).toBeVisible()
    await bench.editor()
    const line = bench.listing.getByText(new RegExp(`^\\s*PVOP_\\w+\\s${operation}`)).last()
    await expect(line).toBeInViewport()
    await page.getByRole('button', { name: '‹ All sites' }).click()
  }
})
