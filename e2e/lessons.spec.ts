import { expect, test } from './test.ts'
import { Lesson } from './pages/lesson.ts'
import { violations } from './pages/violations.ts'

test('a student does lesson 5 from the catalogue to its end', async ({ page }) => {
  const lesson = new Lesson(page)
  await page.goto('./?lessons')
  expect(await violations(page)).toEqual([])
  await page
    .getByRole('button', { name: 'Start: 5. Five bytes, and six more: the sandwich' })
    .click()
  await expect(lesson.title).toHaveText('A site that nobody recorded')
  await expect(lesson.title).toBeFocused()

  // Nothing that would answer the question is anywhere on the page.
  await expect(lesson.covered).toBeVisible()
  await expect(lesson.listing.getByText('paravirt_cli')).toBeVisible()
  const seen = await page.locator('body').ariaSnapshot()
  expect(seen).not.toMatch(/9 bytes|chosen|rejected|Site 1 of/)
  expect(await violations(page)).toEqual([])
  await lesson.answer('5')
  await expect(lesson.reply).toContainText('Five for the call alone')
  await expect(lesson.covered).toBeVisible()
  await lesson.answer('9')
  await expect(lesson.reply).toContainText('Right. 5 for the call, 4 for two pushes')
  await expect(lesson.step).toBeVisible()

  await lesson.next()
  await expect(lesson.covered).toBeVisible()
  await lesson.answer('a call between the pushes and pops')
  await expect(lesson.reply).toContainText('is tried first')
  await lesson.answer('inline code')
  await expect(lesson.step.getByRole('heading')).toContainText('Inline code wins.')

  await lesson.next()
  const field = lesson.panel.getByRole('textbox', { name: 'Your instruction' })
  await field.fill('pop %ebx')
  await field.press('Enter')
  await expect(lesson.reply).toContainText('comes back in another register')
  await field.fill('pop %eqx')
  await field.press('Enter')
  await expect(lesson.reply).toContainText('%eqx')
  await field.fill('pop %eax')
  await field.press('Enter')
  await expect(lesson.reply).toContainText('the third pair is whole')
  await expect(lesson.covered).toBeHidden()

  await lesson.next()
  await lesson.answer('5')
  await lesson.next()
  await expect(lesson.title).toHaveText('Room for lguest')
  await lesson.expectGoals(3, 4)
  expect(await violations(page)).toEqual([])
  await lesson.panel.getByRole('button', { name: 'Hint 1 of 3' }).click()
  await expect(lesson.panel.getByText('two bytes with every pair')).toBeVisible()
  // A text that does not assemble takes no tick away, and says once why nothing can be checked.
  await lesson.insertBefore(10, '    frob  %eax')
  await expect(lesson.goals).toContainText('The text does not assemble. Line 10:')
  await expect(lesson.goals.getByText('The text does not assemble.')).toHaveCount(1)
  await expect(lesson.goals).toContainText('the ticks are of the last version that assembled')
  await expect(lesson.goals.getByRole('status')).toContainText('3 of 4 goals met in the last')
  expect(await violations(page)).toEqual([])
  await lesson.replace(10, '    pop   %eax')
  await lesson.insertBefore(5, '    push  %eax')
  await lesson.expectGoals(4, 4)

  // What was done is there again, and the reader's own text with it.
  await page.reload()
  await expect(lesson.title).toHaveText('Room for lguest')
  await lesson.expectGoals(4, 4)
  await expect(lesson.panel.getByText('This is your text of this scene.')).toBeVisible()
  await lesson.panel.getByRole('button', { name: 'Leave the lesson' }).click()
  await expect(page.getByRole('button', { name: /^Listing / })).toContainText('Three ways at once')
  await page.goto('./?lessons')
  await expect(page.getByText('5 of 5 scenes done')).toBeVisible()
})

test('the page around an open question says the same whatever is asked', async ({ page }) => {
  test.slow()
  const lesson = new Lesson(page)
  /** All that is read, pointed at or read out outside of the lesson and of the text that it is about. */
  const around = () =>
    page.evaluate(() => {
      const said: string[] = [document.title]
      const walk = (element: Element) => {
        if (element.matches('script, style, [data-lesson-panel], .view-lines, .line-numbers'))
          return
        for (const name of ['aria-label', 'title', 'aria-description', 'alt'])
          said.push(element.getAttribute(name) ?? '')
        for (const node of element.childNodes) {
          if (node instanceof Element) walk(node)
          else said.push(node.textContent?.trim() ?? '')
        }
      }
      walk(document.body)
      return said.filter((text) => text !== '').join('\n')
    })
  /** The switches under which names of registers and sources change; under Runs on nothing does. */
  const frame = page
    .locator('[role=radiogroup]')
    .filter({ hasText: /^(?:CPU|Rules)/ })
    .locator('label:has(input:checked)')
  const known = new Map<string, string>()
  let questions = 0
  await page.goto('./#lesson/callsite')
  await expect(page.locator('.view-lines')).toBeVisible()
  for (let more = true; more;) {
    const here = page.url()
    if (await lesson.panel.locator('[data-question]').isVisible()) {
      await expect(lesson.covered).toBeVisible()
      questions++
      const switches = (await frame.allInnerTexts()).join()
      const said = await around()
      expect(said, here).toBe(known.get(switches) ?? said)
      expect(said, here).not.toMatch(/may destroy|chosen|rejected|bytes of room/)
      known.set(switches, said)
    }
    const on = lesson.panel.getByRole('button', {
      name: /^(?:Next scene|Next lesson|All lessons)$/,
    })
    more = (await on.innerText()) !== 'All lessons'
    if (more) {
      await on.click()
      await expect(page).not.toHaveURL(here)
    }
  }
  expect(questions).toBeGreaterThan(40)
  expect(known.size).toBeGreaterThan(3)
})

test('a student does lesson 6 with keys and text, and hands a task in', async ({ page }) => {
  const lesson = new Lesson(page)
  await page.goto('./#lesson/thunks')
  await lesson.answer('6')
  await lesson.next()
  await lesson.answer('6')
  await expect(lesson.reply).toContainText('Six was the sandwich')
  await lesson.answer('5')
  await lesson.next()
  await lesson.answer('a call that saves registers')
  await lesson.next()
  await lesson.answer('%edx')
  await expect(lesson.step).toBeVisible()
  await lesson.next()
  await lesson.expectGoals(1, 4)
  await lesson.replace(14, '    .short CLBR_EAX|CLBR_EDX')
  await lesson.replace(16, '    add   %ecx, (%ebx)')
  await lesson.insertBefore(6, '    mov   %edx, %ecx')
  await lesson.expectGoals(4, 4)
  await expect(page).toHaveURL(/#lesson\/thunks\/mend$/)

  // The same task for a course: its goals are told when it is handed in.
  await page.goto('./#task/thunks/mend-record/hidden')
  await page.reload()
  await expect(lesson.panel.getByText('The goals are told when you hand in.')).toBeVisible()
  await lesson.panel.getByRole('textbox', { name: 'Your name' }).fill('Ada')
  const handIn = lesson.panel.getByRole('button', { name: 'Make a receipt' })
  // There is none before the engine has looked at the text in view.
  await expect(handIn).toHaveAttribute('aria-disabled', 'false')
  await handIn.click()
  const receipt = lesson.panel.locator('pre')
  await expect(receipt).toContainText('goals met: 4/4 (record, carries, run, work)')
  await expect(receipt).toContainText('name: Ada')
  await expect(receipt).toContainText(`link: ${page.url().replace(/#.*/, '')}#v`)
  expect((await receipt.innerText()).split('\n').length).toBeLessThanOrEqual(12)
  await lesson.expectGoals(4, 4)
})

test('the catalogue has every sample with a picture and a time', async ({ page }) => {
  await page.goto('./?lessons')
  for (const [shelf, first] of [
    ['Lessons', '1. What a callsite is'],
    ['Decks to lecture from', /./],
    ['Samples to play with', 'Three ways at once'],
    ['Samples for Itanium', 'A function with a frame'],
    ['Kernel files', 'A small kernel of 6.1'],
  ] as const) {
    const cards = page.getByRole('region', { name: shelf, exact: true }).getByRole('listitem')
    await expect(cards.first().getByRole('heading')).toHaveText(first)
    for (const card of await cards.all()) {
      await expect(card).toContainText(/\d min/)
      await expect(card.locator('svg')).toBeVisible()
    }
  }
  await page.getByRole('button', { name: 'Open: A leaf without an alloc' }).click()
  await expect(page.getByRole('button', { name: /^Listing / })).toContainText(
    'A leaf without an alloc',
  )
  await page.goto('./?lessons')
  await page.getByRole('button', { name: 'Open: A module of 6.1' }).click()
  await expect(page.getByText('module61.ko').first()).toBeVisible()
})

for (const entry of ['', 'embed.html'])
  test(`a lesson in the frame of a platform reports its score: "${entry}"`, async ({
    page,
    baseURL,
  }) => {
    await page.route('**/platform.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Platform</title><output></output>
        <iframe title="Lesson" width="1200" height="760" src="${baseURL}/${entry}#task/callsite/add-enable"></iframe>
        <script>
          addEventListener('message', ({ data, source }) => {
            if (data.subject === 'SPLICE.getState')
              source.postMessage({ subject: 'SPLICE.getState.response', message_id: data.message_id, state: null }, '*')
            if (data.subject === 'SPLICE.reportScoreAndState')
              document.querySelector('output').textContent = data.activity_id + ': ' + data.score
          })
        </script>`,
      }),
    )
    await page.goto('./platform.html')
    const frame = page.frameLocator('iframe')
    await expect(frame.getByRole('region', { name: 'Goals' })).toBeVisible()
    const editor = frame.getByRole('region', { name: 'Listing' }).getByRole('textbox')
    await expect(editor).toBeAttached()
    await editor.focus()
    await page.keyboard.press('ControlOrMeta+Home')
    for (let line = 1; line < 6; line++) await page.keyboard.press('ArrowDown')
    await page.keyboard.insertText('    PVOP_VCALLEE irq_enable\n')
    await expect(page.getByRole('status')).toHaveText('pvscope/callsite/add-enable: 1')
  })

test.describe('on a laptop of 1440 px', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('a lesson about registers names every one of them', async ({ page }) => {
    const lesson = new Lesson(page)
    await page.goto('./#lesson/values')
    await lesson.panel.getByRole('button', { name: 'Show me' }).click()
    for (const name of ['eax', 'ecx', 'edx', 'ebx', 'esi', 'edi', 'ebp'])
      await expect(lesson.listing.getByText(name, { exact: true })).toBeVisible()
  })
})
