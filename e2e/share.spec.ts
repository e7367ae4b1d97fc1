import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'
import { violations } from './pages/violations.ts'

const root = join(import.meta.dirname, '..')
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share' })
const tab = (page: Page, name: string) => dialog(page).getByRole('radio', { name, exact: true })
const link = (page: Page) => dialog(page).getByRole('textbox', { name: /^Link to/ })

/** Of the dialog, not of the preview in it, which is a page of its own. */
const faults = async (page: Page) => violations(page, { inside: 'dialog[open]' })

/** The bytes of what a button of the dialog saves. */
async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name, exact: true }).click(),
  ])
  return readFile(await download.path())
}

/** What the command line draws of a sample at its decision. */
function drawn(sample: string, ...more: readonly string[]): string {
  return drawnOf(`app/samples/${sample}`, ...more)
}

function drawnOf(file: string, ...more: readonly string[]): string {
  const args = ['figure', file, ...more, '--theme', 'dark', '--svg', '-']
  const run = spawnSync(process.execPath, ['scripts/pvscope.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(run.status, run.stderr).toBe(0)
  return run.stdout
}

test('a sample goes out as a link, a code, a snippet, pictures and files', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('ControlOrMeta+S')
  expect(await faults(page)).toEqual([])
  // The whole link with this address: short enough for a code that a projector can show.
  expect((await link(page).inputValue()).length).toBeLessThan(120)
  const code = dialog(page).getByRole('figure', { name: 'QR code of the link' })
  expect(Number(await code.getAttribute('data-version'))).toBeLessThanOrEqual(6)

  await tab(page, 'Embed').check()
  const snippet = dialog(page).getByRole('textbox', { name: 'Snippet to copy' })
  await dialog(page).getByRole('checkbox', { name: 'listing' }).uncheck()
  await dialog(page).getByRole('checkbox', { name: 'why' }).check()
  await dialog(page)
    .getByRole('textbox', { name: /^Title/ })
    .fill('"><img src=x>')
  await expect(snippet).toHaveValue(/embed\.html\?view=step,why#v4=/)
  await expect(snippet).toHaveValue(/title="&quot;&gt;&lt;img src=x&gt;"/)
  await expect(dialog(page).locator('iframe')).toHaveAttribute('src', /\?view=step,why#v4=/)
  // Of Markdown it shows what that is: a picture that leads here, in which there is nothing to choose.
  await dialog(page).getByRole('radio', { name: 'Markdown' }).check()
  await expect(snippet).toHaveValue(/^\[!\[.*preview\.png\)\]\(.*#v4=.*\)$/)
  await expect(dialog(page).locator('iframe')).toHaveCount(0)
  await expect(dialog(page).getByRole('checkbox')).toHaveCount(0)
  const preview = dialog(page).getByRole('figure', { name: 'Preview' })
  await expect(preview.getByRole('img', { name: '"><img src=x>' })).toBeVisible()
  await expect(preview.getByRole('link')).toHaveAttribute('href', /^\.\/#v4=/)
  expect(await faults(page)).toEqual([])

  expect(await faults(page)).toEqual([])
  await tab(page, 'Export').check()
  expect(await faults(page)).toEqual([])
  await dialog(page).getByRole('radio', { name: 'dark' }).check()
  expect(
    (await saved(page, 'The step as SVG')).toString() === drawn('first.32.s', '--no-scan'),
  ).toBe(true)
  const png = await saved(page, 'The registers as PNG')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000)
  expect((await saved(page, 'The comparison as SVG')).toString()).toContain('lguest')
  const handout = (await saved(page, 'Handout to print, one HTML file')).toString()
  expect(handout).toContain('</html>')
  expect(handout).not.toContain('<script')
  expect(handout).not.toContain('Still being looked for')
  const patched = await saved(page, 'The code as boot leaves it, for GNU as, .s')
  expect(patched.toString()).toContain('# site 1: pv_irq_ops.irq_disable')
  const trace = JSON.parse((await saved(page, 'The run, every instruction, .json')).toString())
  expect(trace.patched.trace.length).toBeGreaterThan(3)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
})

/** How a picture is asked for on the page and on the command line. */
const states = [
  {
    cpu: 'x86-64',
    rules: '6.1',
    on: 'KVM',
    step: 2,
    args: ['--arch', 'x86-64', '--rules', '6.1', '--backend', 'kvm'],
    // The editor would indent what follows an indented line.
    text: 'one: PVOP_VCALLEE irq_disable\nret\n',
  },
  {
    cpu: 'x86-32',
    rules: '2.6.30',
    on: 'lguest',
    step: 4,
    args: ['--rules', '2.6.30', '--backend', 'lguest'],
    text: 'two: movl %eax, %ecx\nDISABLE_INTERRUPTS(CLBR_EAX)\nmovl %ecx, %eax\nret\n',
  },
] as const

const pictures = {
  step: 'The step as SVG',
  bytes: 'The bytes as SVG',
  registers: 'The registers as SVG',
}

for (const { cpu, rules, on, step, args, text } of states) {
  test(`the command line draws what the page exports: ${rules} on ${on}`, async ({
    page,
  }, info) => {
    const file = info.outputPath('listing.s')
    writeFileSync(file, text)
    const bench = new Workbench(page)
    await bench.open()
    await bench.choose('CPU', cpu)
    await bench.choose('Rules', rules)
    await bench.choose('Runs on', on)
    await bench.write(text)
    await expect(bench.step.getByText(/^Site 1 of 1 /).first()).toBeVisible()
    // Neither the editor nor a switch gives up its keys.
    await bench.headline.click()
    await page.keyboard.press('Home')
    for (let at = 1; at < step; at++) await page.keyboard.press('ArrowRight')
    await expect(bench.place(1, step)).toBeVisible()
    await page.keyboard.press('ControlOrMeta+S')
    await tab(page, 'Export').check()
    await dialog(page).getByRole('radio', { name: 'dark' }).check()
    for (const [what, button] of Object.entries(pictures)) {
      const own = (await saved(page, button)).toString()
      const drawing = drawnOf(file, ...args, '--site', '1', '--what', what, '--step', String(step))
      expect(own === drawing, what).toBe(true)
    }
  })
}

test('a text for Itanium goes out as pictures and files too', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.choose('CPU', 'ia64')
  await expect(bench.site(1)).toHaveAccessibleName(/GET_CPUID/)
  await page.keyboard.press('ControlOrMeta+S')
  await tab(page, 'Export').check()
  expect(await faults(page)).toEqual([])
  await dialog(page).getByRole('radio', { name: 'dark' }).check()
  expect((await saved(page, 'The step as SVG')).toString() === drawn('ia64/frame.s')).toBe(true)
  expect((await saved(page, 'The register stack as SVG')).toString()).toContain('sof 7')
  const png = await saved(page, 'The comparison as PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000)
  const handout = (await saved(page, 'Handout to print, one HTML file')).toString()
  expect(handout).toContain('PARAVIRT_PATCH_TYPE_GET_CPUID')
  const patched = await saved(page, 'The code as boot leaves it, for GNU as, .s')
  expect(patched.toString()).toContain('// site 1: GET_CPUID, 80 bytes, replaced, 16 used')
  const trace = JSON.parse((await saved(page, 'The run, every instruction, .json')).toString())
  expect(trace.run.trace.length).toBeGreaterThan(3)
})

test('files come in by dropping them, and go out again', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const drop = async (name: string, text: string) => {
    const data = await page.evaluateHandle(
      ([file, content]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([content ?? ''], file ?? ''))
        return transfer
      },
      [name, text],
    )
    await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
    await expect(page.locator('html')).toHaveAttribute('data-dropping', /Drop/)
    await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  }
  await drop('mine.s', '    PVOP_VCALLEE irq_enable\n    ret\n')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable/)
  await expect(page.getByText('"mine.s" is open.')).toBeVisible()
  await drop('picture.png', '\u0000')
  await expect(page.getByText('"picture.png" is no file that pvscope opens.')).toBeVisible()
  await bench.choose('Runs on', 'KVM')
  await page.keyboard.press('ControlOrMeta+S')
  await tab(page, 'Export').check()
  const file = (await saved(page, 'Text, switches and place, .pvscope.json')).toString()
  await page.keyboard.press('Escape')
  await bench.choose('Runs on', 'Xen')
  await drop('mine.pvscope.json', file)
  await expect(bench.switch('Runs on').getByRole('radio', { name: 'KVM' })).toBeChecked()
})

test('a hostile link is only text, and of a damaged one what can be read is shown', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  const hostile = '"><img src=x onerror="document.title=1"><script>document.title=1</script>'
  await bench.write(`# ${hostile}\n    PVOP_VCALLEE irq_enable\n    ret\n`)
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable/)
  await page.keyboard.press('ControlOrMeta+S')
  const whole = await link(page).inputValue()
  await page.goto('about:blank')
  await page.goto(whole)
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable/)
  await expect(page.locator('img, script:not([src])')).toHaveCount(0)
  await expect(page).toHaveTitle('pvscope')

  await page.goto('about:blank')
  await page.goto(whole.slice(0, -5))
  await expect(page.getByText(/This link is damaged: .* check each line of it\./)).toBeVisible()
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable/)
  // What the reader makes of it stays.
  await bench.choose('Runs on', 'KVM')
  await expect.poll(() => page.url()).not.toContain('#')
})

test('the head says what this is where a link is previewed', async ({ page }) => {
  const html = readFileSync(join(root, 'index.html'), 'utf8')
  for (const name of ['og:title', 'og:description', 'og:image', 'twitter:card']) {
    expect(html).toContain(name)
  }
  const picture = await page.request.get('/preview.png')
  expect(picture.headers()['content-type']).toContain('image/png')
})
