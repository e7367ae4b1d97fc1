import { expect, test } from '@playwright/test'
import { Presentation } from './pages/presentation.ts'
import { Workbench } from './pages/workbench.ts'

test('a student reproduces the accident of out1 on Itanium, and sees it live under the static convention', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.choose('CPU', 'ia64')
  await bench.openSample('ia64: A function with a frame')
  await bench.choose('Rules', 'C call with a widened alloc, a model')

  const outcome = page.getByRole('region', { name: 'What becomes of it' })
  await expect(outcome).toContainText("r38 is alive here and lies in the callee's frame")
  const registers = page.getByRole('grid', { name: 'Registers beside the listing' })
  await expect(registers.getByRole('gridcell', { name: /^out1 \(r38\): destroyed/ })).toBeVisible()

  // Along the accident: the argument waits in out1, the call slides the frame, the alloc overlays it.
  await bench.timeline.focus()
  await page.keyboard.press('Home')
  const said = async (step: number, words: string) => {
    while (!(await bench.place(1, step).isVisible())) await page.keyboard.press('ArrowRight')
    await expect(bench.headline).toHaveText(words)
  }
  await said(6, 'out1 already holds an argument of a later call.')
  await said(8, 'br.call overwrites b0 and ar.pfs, and slides the frame.')
  await said(9, 'The callee’s alloc saves ar.pfs: in out1 of the caller.')
  await expect(bench.step.getByRole('cell', { name: 'old ar.pfs destroyed' })).toBeVisible()
  await said(10, 'Back again: out1 is destroyed. The later call gets garbage.')

  await bench.choose('Rules', 'static convention, as built in 2.6.30')
  await expect(bench.headline).toHaveText('out1 lives: the register stack never moved.')
  await expect(outcome).not.toContainText('r38')
  await expect(registers.getByRole('gridcell', { name: /^out1 \(r38\): destroyed/ })).toHaveCount(0)
  await expect(
    registers.getByRole('gridcell', { name: /^out1 \(r38\): holds a value/ }).first(),
  ).toBeVisible()

  // After patching one instruction stands where five bundles stood; out1 lives on beside it.
  const sides = page.getByRole('radiogroup', { name: 'Registers', exact: true })
  await sides.getByRole('radio', { name: 'after', exact: true }).check()
  await expect(registers.getByRole('row', { name: /^Line \d+: replaced$/ }).first()).toBeVisible()
  await expect(bench.listing.getByText('break.m 0x14')).toBeVisible()
  await sides.getByRole('radio', { name: 'before', exact: true }).check()

  // Run under both rules: the values say the same, and a sentence names line and register.
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const run = page.getByRole('region', { name: 'Run', exact: true })
  await expect(run.getByRole('heading', { level: 2 })).toHaveText(
    'The site keeps what it promised.',
  )
  await bench.choose('Rules', 'C call with a widened alloc, a model')
  await expect(run.getByRole('heading', { level: 2 })).toHaveText('Site 1 is broken by the patch.')
  await expect(run).toContainText('The C function GET_CPUID (model) destroyed out1 (r38), which')
  await run.getByRole('button', { name: 'line 70' }).click()
  await expect(run.getByRole('row', { name: /^in1r33/ })).toContainText(
    'destroyed 0000000000000287',
  )

  // From another label: the function there, and back.
  await run.getByText('How it starts').click()
  await run.getByRole('combobox', { name: 'Start at' }).selectOption('other')
  await expect(run).toContainText('at other')
  await expect(run.getByText('not reached').first()).toBeVisible()
  await run.getByRole('combobox', { name: 'Start at' }).selectOption('')
  await expect(run.getByRole('heading', { level: 2 })).toHaveText('Site 1 is broken by the patch.')

  // The frame along it: into the callee, and back to the same frame.
  const frames = run.getByRole('region', { name: 'The register stack along the listing' })
  await frames.getByRole('row', { name: /alloc/ }).getByRole('button').click()
  await expect(frames.getByRole('heading')).toHaveText('alloc: 7 registers, 2 of them outputs.')
  await frames
    .getByRole('row', { name: /br\.call/ })
    .last()
    .getByRole('button')
    .click()
  await expect(frames.getByRole('heading')).toHaveText('br.call slides the base to 5.')
})

test('a broken text keeps the last good run, and says so', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.choose('CPU', 'ia64')
  await expect(bench.headline).toHaveText(/bundle/)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const run = page.getByRole('region', { name: 'Run', exact: true })
  await expect(run.getByRole('heading', { level: 2 })).toBeVisible()
  await bench.writeAtTop('    mvo %eax, %ebx\n')
  await expect(run).toContainText('from the last version that assembled · line 1')
  await expect(run.getByRole('heading', { level: 2 })).toBeVisible()
})

test.describe('at 1024 pixels', () => {
  test.use({ viewport: { width: 1024, height: 768 } })

  test('what stands over the columns covers nothing else', async ({ page }) => {
    const bench = new Workbench(page)
    await bench.open()
    await page.getByRole('button', { name: /^x86-32 ·/ }).click()
    await bench.choose('CPU', 'ia64')
    await expect(bench.place(1)).toBeVisible()
    const sides = page.getByRole('radiogroup', { name: 'Registers', exact: true })
    await expect(sides.getByRole('radio')).toHaveCount(3)
    const names = bench.listing.getByText('addr', { exact: true })
    const [over, under] = [await sides.boundingBox(), await names.boundingBox()]
    expect(over && under && over.y + over.height <= under.y).toBe(true)
  })
})

test('a key is heard before the engine has told anything of the other machine', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await expect(bench.headline).toBeVisible()
  // One task: no answer can come in between.
  await bench
    .switch('CPU')
    .getByRole('radio', { name: 'ia64' })
    .evaluate((radio: HTMLElement) => {
      radio.click()
      const pressed = { key: 'c', code: 'KeyC', altKey: true, bubbles: true, cancelable: true }
      document.body.dispatchEvent(new KeyboardEvent('keydown', pressed))
    })
  await expect(page.getByRole('button', { name: 'Compare', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(page.getByRole('heading', { name: /^Same callsite/ })).toBeVisible()
})

test('lines that go on behind the columns say so', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.choose('CPU', 'ia64')
  await expect(bench.site(1)).toHaveAccessibleName(/GET_CPUID/)
  await bench.editor()
  const code = bench.listing.getByText('adds').last()
  await expect(code).toBeVisible()
  /** The colours of what is drawn over the end of a line, a finger's width before the columns. */
  const fade = () =>
    code.evaluate((line) => {
      const source = line.closest('.monaco-editor')?.parentElement
      return source ? getComputedStyle(source, '::after').backgroundImage : ''
    })
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.mouse.move(1000, 700)
  await expect.poll(fade).toContain('linear-gradient')
  // With the bar to scroll by in sight there is no need of it.
  await code.hover()
  await expect.poll(fade).not.toContain('linear-gradient')
})

test('key 2 shows a room the code of the step, and the register that dies beside it', async ({
  page,
}) => {
  const shown = new Presentation(page)
  await shown.open('deck=no-room&at=3&present')
  await shown.press('PageDown', '2')
  const code = shown.screen.getByRole('table', { name: 'code' })
  await expect(code).toContainText('br.few b7 ;;')
  await expect(code.getByRole('columnheader', { name: 'out1' })).toBeVisible()
  await expect(code.getByRole('row', { name: /br\.few/ })).toContainText('✕')
})
