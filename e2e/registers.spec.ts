import { expect, test } from './test.ts'
import { RegistersPage } from './pages/registersPage.ts'

const afterCall = `f:
mov (%esi), %ecx
mov %eax, %ebx
PVOP_VCALL flush_tlb_user
mov %ebx, %eax
ret
`

/** Words of a cell whose register holds a value before the row, and of one that holds a value after it. */
const holdsBefore =
  /: (alive|read|read for the last time|read and written|kept|destroyed|read by the call)/
const holdsAfter = /: (alive|read$|written|read and written|kept|destroyed)/

test('a value that is needed after a C call is destroyed by it, and the cell names the line', async ({
  page,
}) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  await bench.write(afterCall)
  await expect(bench.row(2)).toBeVisible()
  await expect(bench.cell(4, 'ecx', 1)).toHaveAccessibleName(
    'ecx: may be destroyed, nobody needs it',
  )
  await page.keyboard.press('ControlOrMeta+Home')
  for (let line = 0; line < 4; line++) await page.keyboard.press('ArrowDown')
  await page.keyboard.insertText('mov %ecx, (%edi)\n')
  await expect(bench.cell(4, 'ecx', 1)).toHaveAccessibleName('ecx: destroyed, needed in line 5')
  await bench.cell(4, 'ecx', 1).hover()
  await expect(bench.tip).toContainText(
    "ecx is needed in line 5, but line 4's site may destroy it.",
  )
  await expect(bench.tip).toContainText('loaded in line 2, last read in line 5')
})

/** Rows of the first sample's sites. */
const inSite = /^Line (8|10|15)\b/

test('what it runs on changes the columns after patching, never those before', async ({ page }) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  await page.keyboard.press('Alt+E')
  const before: string[] = []
  const after: string[] = []
  const outside: string[] = []
  for (const [backend, outcome] of [
    ['bare hardware', /inline/],
    ['Xen', /thunk/],
    ['lguest', /C call/],
  ] as const) {
    await bench.choose('Runs on', backend)
    await expect(bench.site(2)).toHaveAccessibleName(backend === 'Xen' ? outcome : /pte_val/)
    await bench.show('before')
    await expect(bench.row(8, 4)).toBeVisible()
    before.push((await bench.said()).join('\n'))
    await bench.show('after')
    await expect(bench.row(8, 7)).toHaveCount(0)
    const rows = await bench.said()
    after.push(rows.join('\n'))
    outside.push(rows.filter((row) => !inSite.test(row)).join('\n'))
  }
  expect(new Set(before).size).toBe(1)
  expect(new Set(after).size).toBeGreaterThan(1)
  expect(new Set(outside).size).toBe(1)
  expect(outside[0]?.split('\n').length).toBeGreaterThan(8)
})

test('the count is what is drawn', async ({ page }) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  await bench.write(afterCall)
  for (const line of [2, 3, 5, 6]) {
    await expect(bench.row(line)).toBeVisible()
    const cells = await bench
      .row(line)
      .getByRole('gridcell', { name: /^e.., ?|^e..: / })
      .all()
    const names = await Promise.all(cells.map((cell) => cell.getAttribute('aria-label')))
    const before = names.filter((name) => holdsBefore.test(name ?? '')).length
    const after = names.filter((name) => holdsAfter.test(name ?? '')).length
    const count = Number(await bench.row(line).getByRole('gridcell').last().innerText())
    const said = await bench.row(line).getAttribute('aria-label')
    expect(said).toContain(`${count} of 7 alive`)
    expect(Math.max(before, line === 6 ? before : after), `${line}: ${names.join('; ')}`).toBe(
      count,
    )
  }
})

for (const [width, characters, folded] of [
  [1440, 44, false],
  [1024, 30, true],
] as const) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 800 } })

    test(`${characters} characters of 64-bit source stand beside all columns`, async ({ page }) => {
      const bench = new RegistersPage(page)
      await bench.openEditor()
      if (width < 1180) await page.getByRole('button', { name: /^x86-32 ·/ }).click()
      await bench.choose('CPU', 'x86-64')
      const words = `mov %rax, %rbx #${'x'.repeat(characters - 16)}`
      await bench.write(`${words}\nret\n`)
      await expect(bench.row(1)).toBeVisible()
      const { end, columns } = await bench.roomFor('mov')
      expect(end).toBeLessThanOrEqual(columns)
      const group = bench.row(1).getByRole('gridcell', { name: /that a C call keeps: / })
      await expect(group).toHaveCount(folded ? 1 : 0)
    })
  })
}

for (const deviceScaleFactor of [1, 1.25, 1.5]) {
  test.describe(`at a scale of ${deviceScaleFactor}`, () => {
    test.use({ deviceScaleFactor, viewport: { width: 1440, height: 500 } })

    test('rows stand beside their lines, scrolled, opened and typed into', async ({ page }) => {
      const bench = new RegistersPage(page)
      await bench.openEditor()
      const many = Array.from({ length: 80 }, (_, line) => `mov ${4 * line}(%esi), %eax\n`).join('')
      const listing = `PVOP_VCALLEE irq_disable\n${many}ret\n`
      await bench.write(listing)
      await bench.expectAligned(listing)
      await page.keyboard.press('ControlOrMeta+Home')
      await bench.expectAligned(listing)
      await bench.grid.hover()
      await page.mouse.wheel(0, 431)
      await expect(bench.row(25)).toBeInViewport()
      await bench.expectAligned(listing)
      await page.mouse.wheel(0, -5000)
      await page.keyboard.press('Alt+E')
      await expect(bench.row(1, 1)).toBeVisible()
      await bench.expectAligned(listing)
      await page.keyboard.type('nop\n')
      await expect(bench.row(2, 1)).toBeVisible()
      await bench.expectAligned(`nop\n${listing}`)
    })
  })
}

test('before, after and the difference', async ({ page }) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  await expect(bench.cell(8, 'edi', 4)).toHaveAccessibleName('edi: saved on the stack')
  await expect(bench.listing.getByText('call  *%cs:pv_irq_ops+8')).toBeVisible()
  await bench.show('after')
  await expect(bench.listing.getByText('call  *%cs:pv_irq_ops+8')).toHaveCount(0)
  await expect(bench.cell(8, 'edi', 1)).toHaveAccessibleName('edi: alive')
  await page.keyboard.press('Alt+G')
  await expect(bench.side.getByRole('radio', { name: 'difference' })).toBeChecked()
  await expect(bench.cell(8, 'edi', 4)).toHaveAccessibleName('edi: alive only after patching')
  await expect(bench.row(8, 4)).toHaveAccessibleName(/3 alive before, 5 after/)
  await page.reload()
  await expect(bench.side.getByRole('radio', { name: 'difference' })).toBeChecked()
})

test('a promise under the pointer is shown in the columns, and no longer', async ({ page }) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  const edx = bench.cell(8, 'edx', 4)
  await expect(edx).toHaveAccessibleName('edx: saved on the stack')
  const before = await bench.said()
  await bench.promise('callee-save').hover()
  await expect(edx).toHaveAccessibleName(/^edx: destroyed/)
  await expect(bench.row(8, 4)).toHaveAccessibleName(/edx destroyed/)
  const previewed = await bench.said()
  expect(previewed.filter((row, at) => row !== before[at])).toHaveLength(1)
  await bench.headline.hover()
  await expect(edx).toHaveAccessibleName('edx: saved on the stack')
  expect(await bench.said()).toEqual(before)
})

test('lines written by hand say that they were replaced', async ({ page }) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  await bench.write(`771:
call *pv_irq_ops+8
nop
nop
772: .pushsection .parainstructions,"a"
.balign 4
.long 771b
.byte 45, 772b-771b
.short CLBR_EAX|CLBR_EDX
.popsection
ret
`)
  await expect(bench.site(1)).toHaveAccessibleName(/inline/)
  await bench.show('after')
  await expect(bench.row(2)).toHaveAccessibleName('Line 2: replaced')
  await expect(bench.row(4, 1)).toBeVisible()
})

test('a cell tells where its value came from, to the pointer and to the keyboard', async ({
  page,
}) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  await bench.cell(6, 'ecx').hover()
  await expect(bench.tip).toContainText(
    'ecx holds the value loaded in line 6, last read in line 9.',
  )
  await page.mouse.move(2, 2)
  await expect(bench.tip).toBeHidden()
  await bench.listing.getByRole('radio', { name: 'before' }).focus()
  await bench.grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(bench.grid).toHaveAttribute('aria-activedescendant', /./)
  await expect(bench.tip).toContainText('last read in line')
})

test('a cell that the keyboard went to is let go once its row stands for another line', async ({
  page,
}) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  await bench.write(`${'mov 4(%esi), %eax\n'.repeat(200)}ret\n`)
  await page.keyboard.press('ControlOrMeta+Home')
  await expect(bench.cell(3, 'esi')).toBeVisible()
  await page.mouse.move(2, 2)
  await bench.listing.getByRole('radio', { name: 'before' }).focus()
  await bench.grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const active = bench.grid.locator('[data-active]')
  await expect(active).toHaveCount(1)
  const row = await active.evaluateHandle((cell) => cell.parentElement)
  const label = await row.evaluate((element) => element?.getAttribute('aria-label'))
  await bench.grid.hover()
  await page.mouse.wheel(0, 1800)
  await expect(bench.row(90)).toBeVisible()
  expect(await row.evaluate((element) => element?.isConnected)).toBe(true)
  expect(await row.evaluate((element) => element?.getAttribute('aria-label'))).not.toBe(label)
  await expect(active).toHaveCount(0)
  await expect(bench.grid).not.toHaveAttribute('aria-activedescendant')
})

test('the gap between two bars belongs to the cell above or below it', async ({ page }) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  await expect(bench.cell(6, 'ecx')).toBeVisible()
  const row = await bench.row(6).boundingBox()
  const cell = await bench.cell(6, 'ecx').boundingBox()
  if (!row || !cell) throw new Error('not drawn')
  const end = cell.y + cell.height
  await page.mouse.move(cell.x + cell.width / 2, row.y + row.height - 0.5)
  await expect(bench.tip).toContainText('ecx')
  expect(end).toBeLessThanOrEqual(row.y + row.height)
})

test('the line of the cursor can be said', async ({ page }) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  await bench.write(afterCall)
  // What is said is of the text in view: its answer has to be there.
  await expect(bench.row(2)).toHaveAccessibleName(/eax, ecx/)
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+Y')
  await expect(page.getByText(/^Line 2: \d of 7 alive: /)).toBeVisible()
})

test('the legend says what each picture means', async ({ page }) => {
  const bench = new RegistersPage(page)
  await bench.openEditor()
  await expect(page.getByText('written, never used')).toBeHidden()
  await page.getByRole('button', { name: 'What the register columns mean' }).click()
  await expect(page.getByText('written, never used')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('written, never used')).toBeHidden()
})

test('nothing moves when the editor takes the place of the plain listing', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((done) => (release = done))
  await page.route('**/mount-*.js', async (route) => {
    await held
    await route.continue()
  })
  const bench = new RegistersPage(page)
  await bench.open()
  await expect(bench.row(7)).toBeVisible()
  const places = () =>
    bench.grid.evaluate((grid) =>
      [...grid.querySelectorAll('[role=row], [role=gridcell]')].map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect()
        return [x, y, width, height].map((value) => Math.round(value)).join()
      }),
    )
  const before = await places()
  const words = await bench.said()
  release()
  await bench.editor()
  await expect(bench.grid).toHaveCount(1)
  expect(await bench.said()).toEqual(words)
  expect(await places()).toEqual(before)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('each line says how many registers are alive', async ({ page }) => {
    const bench = new RegistersPage(page)
    await bench.open()
    await expect(bench.row(7).getByText('5/7')).toBeVisible()
    await expect(bench.grid.getByRole('gridcell', { name: /^ecx/ })).toHaveCount(0)
  })
})
