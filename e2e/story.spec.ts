import { expect, test } from './test.ts'
import { sitesTold, wrongPictures } from './pages/pictures.ts'
import { picturesDiffer } from './pages/picture.ts'
import { everyStep, wrongNumbers } from './pages/story.ts'
import { StoryPage } from './pages/storyPage.ts'
import { tooSmall } from './pages/tooSmall.ts'

/** Those that had such kernels. */
const backendsOf = {
  'x86-32': ['bare hardware', 'Xen', 'lguest', 'VMI', 'KVM'],
  'x86-64': ['bare hardware', 'Xen', 'KVM'],
} as const
const rules = ['as designed', '2.6.30']
const samples = [
  ['Three ways at once', 'first'],
  ['By hand, 2007', 'handwritten'],
  ['Entry code, every promise', 'clobbers'],
  ['C: flags around a counter', 'flags'],
  ['Page-table values', 'ptes'],
  ['Raw records', 'records'],
  ['Where the rules disagree', 'disagree'],
] as const

/** As the command line calls them. */
const idOf = (words: string): string =>
  ({ 'bare hardware': 'native', 'as designed': 'design' })[words] ?? words.toLowerCase()

test.describe('every number of every headline and picture is that of the step', () => {
  // Some hundreds of steps each; a limit, not a wait.
  test.describe.configure({ timeout: 240_000 })

  for (const cpu of ['x86-32', 'x86-64'] as const) {
    for (const [sample, file] of samples) {
      test(`${sample}, ${cpu}`, async ({ page }) => {
        const bench = new StoryPage(page)
        await bench.open()
        await bench.openSample(sample)
        await bench.choose('CPU', cpu)
        await bench.settled()
        let steps = 0
        for (const ruleSet of rules) {
          await bench.chooseLike('Rules', ruleSet)
          for (const backend of backendsOf[cpu]) {
            await bench.choose('Runs on', backend)
            await bench.settled()
            const seen = await everyStep(page)
            steps += seen.length
            expect(wrongNumbers(seen), `${ruleSet}, ${backend}`).toEqual([])
            const sites = sitesTold(file, cpu, idOf(backend), idOf(ruleSet))
            expect(wrongPictures(seen, sites), `${ruleSet}, ${backend}`).toEqual([])
          }
        }
        expect(steps).toBeGreaterThan(20)
      })
    }
  }
})

test('every backend and every rule set tells another story of the first sample', async ({
  page,
}) => {
  const bench = new StoryPage(page)
  await bench.open()
  const told = new Map<string, string>()
  for (const ruleSet of rules) {
    await bench.chooseLike('Rules', ruleSet)
    for (const backend of backendsOf['x86-32']) {
      await bench.choose('Runs on', backend)
      await bench.settled()
      const seen = await everyStep(page)
      told.set(`${ruleSet}, ${backend}`, seen.map(({ headline }) => headline).join('\n'))
    }
  }
  expect(new Set(told.values()).size).toBe(told.size)
})

test("Xen's irq_enable is 23 bytes at a 6-byte site, 17 of them over the edge", async ({
  page,
}) => {
  const bench = new StoryPage(page)
  await bench.open()
  await bench.write('f:\n    PVOP_VCALLEE irq_enable\n    ret\n')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable · 6 bytes/)
  await bench.goTo(/needs 23 bytes/)
  await expect(bench.headline).toHaveText('The inline code needs 23 bytes. This site has 6.')
  await expect(bench.bytesAfter).toHaveAccessibleName(
    /inline code: 23 bytes, 17 of them over the edge/,
  )
  await expect(bench.bytesAfter.getByText('6 bytes of room')).toBeVisible()
  await expect(bench.bytesAfter.getByText('17 too many')).toBeVisible()
  const drawn = await bench.bytesAfter.getByText(/^[\da-f]{2}$/).evaluateAll((bytes) => {
    const boxes = bytes.map((byte) => byte.getBoundingClientRect())
    return { count: boxes.length, rows: new Set(boxes.map(({ top }) => top)).size }
  })
  expect(drawn).toEqual({ count: 23, rows: 1 })
})

test.describe('with motion', () => {
  test('bytes turn over from the decision to the writing, and the end is the still picture', async ({
    page,
  }) => {
    const bench = new StoryPage(page)
    await bench.open()
    await bench.goTo(/Inline code wins/)
    const decided = await bench.picture()
    await page.keyboard.press('ArrowRight')
    await bench.still()
    const moved = await bench.picture()
    await page.keyboard.press('ArrowLeft')
    await bench.still()
    expect(picturesDiffer(await bench.picture(), decided)).toBe(false)

    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.reload()
    await bench.goTo(/Inline code wins/)
    await page.keyboard.press('ArrowRight')
    expect(await bench.turning()).toBe(0)
    await bench.still()
    expect(picturesDiffer(await bench.picture(), moved)).toBe(false)
  })

  test('a new key ends the motion at once', async ({ page }) => {
    const bench = new StoryPage(page)
    await bench.open()
    await bench.goTo(/Inline code wins/)
    await page.evaluate(() => {
      const press = () =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }),
        )
      press()
      press()
    })
    await expect(bench.headline).toContainText('5 bytes left')
    expect(await bench.turning()).toBe(0)
  })
})

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`stepping back shows the very same picture at ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport)
    const bench = new StoryPage(page)
    await bench.open()
    await page.keyboard.press('Home')
    const count = Number((await bench.stepLabel()).at(-1))
    const pictures: Buffer[] = []
    const pages: string[] = []
    for (let step = 1; step <= count; step++) {
      await expect(bench.place(1, step)).toBeVisible()
      await bench.still()
      pictures.push(await bench.picture())
      pages.push(await bench.rightHalf())
      if (step < count) await page.keyboard.press('ArrowRight')
    }
    for (let step = count - 1; step >= 1; step--) {
      await page.keyboard.press('ArrowLeft')
      await expect(bench.place(1, step)).toBeVisible()
      await bench.still()
      expect(await bench.rightHalf()).toBe(pages[step - 1])
      const before = pictures[step - 1]
      expect(before && picturesDiffer(await bench.picture(), before), `step ${step}`).toBe(false)
    }
  })
}

test('the timeline is scrubbed with the mouse', async ({ page }) => {
  const bench = new StoryPage(page)
  await bench.open()
  const box = await bench.timeline.boundingBox()
  if (!box) throw new Error('no timeline')
  const middle = box.y + box.height / 2
  await page.mouse.move(box.x + 4, middle)
  await page.mouse.down()
  await expect(bench.place(1, 1)).toBeVisible()
  await page.mouse.move(box.x + box.width - 4, middle, { steps: 6 })
  await page.mouse.up()
  await expect(bench.headline).toContainText('Still 13 bytes')
})

test('another rule set speaks up where it disagrees, and one press asks it', async ({ page }) => {
  const bench = new StoryPage(page)
  await bench.open()
  await bench.site(2).click()
  const ask = bench.step.getByRole('button', { name: 'Switch to kernel 2.6.30' })
  await expect(bench.step.getByText('Kernel 2.6.30 decides otherwise')).toBeVisible()
  await ask.click()
  await expect(bench.switch('Rules').getByRole('radio', { name: '2.6.30' })).toBeChecked()
  await expect(bench.site(2)).toHaveAccessibleName(/stays indirect/)
})

test('what would flip the decision is tried beside it, and made so by a switch', async ({
  page,
}) => {
  const bench = new StoryPage(page)
  await bench.open()
  await bench.site(2).click()
  const flip = page.getByRole('button', { name: /^Runs on: bare hardware/ })
  await flip.click()
  await expect(flip).toHaveAttribute('aria-pressed', 'true')
  await expect(bench.side('Preview')).toContainText('not your listing')
  await expect(bench.side('As it is')).toContainText('thunk')
  // Whoever pressed it sees what it did.
  await expect(page.getByRole('button', { name: 'Make it so' })).toBeInViewport({ ratio: 1 })
  await expect(bench.switch('Runs on').getByRole('radio', { name: 'Xen' })).toBeChecked()
  await page.getByRole('button', { name: 'Make it so' }).click()
  await expect(bench.switch('Runs on').getByRole('radio', { name: 'bare hardware' })).toBeChecked()
})

test('a site that would cut its call in two is no offer, and is made by no edit', async ({
  page,
}) => {
  const bench = new StoryPage(page)
  await bench.open()
  await bench.site(1).click()
  await expect(bench.site(1)).toHaveAccessibleName(/13 bytes/)
  // 13 to 10 bytes end at the pops; less ends inside of the call.
  await expect(bench.whatIf.getByRole('button', { name: /^Runs on: / }).first()).toBeVisible()
  await expect(bench.whatIf.getByRole('button', { name: /^room for [0-9] bytes/ })).toHaveCount(0)
  const shorter = bench.whatIf.getByRole('button', { name: 'One byte less' })
  for (let length = 13; length > 12; length--) await shorter.click()
  await expect(bench.side('Preview')).toContainText('of 12 bytes')
  await expect(bench.whatIf).toContainText(
    'takes the push of eax and leaves the pop behind the site',
  )
  for (let length = 12; length > 7; length--) await shorter.click()
  await expect(bench.whatIf).toContainText(
    /A site of 7 bytes would end in the middle of "call .*pv_irq_ops.*" and cut it in two/,
  )
  await expect(page.getByRole('button', { name: 'Make it so' })).toHaveCount(0)
})

test('another site is tried without touching the listing, then made so and undone', async ({
  page,
}) => {
  const bench = new StoryPage(page)
  await bench.open()
  await bench.write('f:\n    PVOP_VCALLEE irq_enable\n    ret\n')
  await expect(bench.site(1)).toHaveAccessibleName(/6 bytes · routine/)
  const longer = bench.whatIf.getByRole('button', { name: 'One byte more' })
  await expect(bench.whatIf).toContainText('as in your listing')
  for (let length = 6; length < 23; length++) await longer.click()
  await expect(bench.side('Preview')).toContainText('inline')
  await expect(bench.side('Preview')).toContainText('23 of 23 bytes')
  await expect(bench.site(1)).toHaveAccessibleName(/6 bytes · routine/)
  await expect(bench.listing).toContainText('PVOP_VCALLEE')
  await expect(bench.listing).not.toContainText('PV_RECORD')

  await bench.whatIf.getByRole('button', { name: 'Reset' }).click()
  await expect(bench.side('Preview')).toHaveCount(0)
  await bench.whatIf.getByRole('button', { name: 'edx may be destroyed' }).click()
  await bench.whatIf.getByRole('button', { name: 'eax may be destroyed' }).click()
  await expect(bench.side('Preview')).toContainText('routine')
  await longer.click()
  await page.getByRole('button', { name: 'Make it so' }).click()
  await expect(bench.site(1)).toHaveAccessibleName(/7 bytes · routine/)
  await expect(bench.listing).toContainText('PV_RECORD')
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  await expect(undo).toBeFocused()
  await undo.press('Enter')
  await expect(bench.site(1)).toHaveAccessibleName(/6 bytes · routine/)
})

test('a short story passes over what decides nothing', async ({ page }) => {
  const bench = new StoryPage(page)
  await bench.open()
  await bench.site(2).click()
  const brief = page.getByRole('button', { name: 'Short story' })
  await brief.click()
  await expect(brief).toHaveAttribute('aria-pressed', 'true')
  await bench.headline.click()
  await page.keyboard.press('ArrowLeft')
  await expect(bench.headline).toContainText('A C call destroys ecx')
  await page.keyboard.press('ArrowLeft')
  await expect(bench.headline).toContainText('The promise: 6 bytes')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(bench.headline).toHaveText('The thunk wins.')
})

test('no text is smaller than 11 pixels and nothing is cut off at the side', async ({ page }) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport)
    const bench = new StoryPage(page)
    await bench.open()
    await page.keyboard.press('Home')
    expect(await tooSmall(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
  }
})

for (const backend of ['Xen', 'VMI']) {
  test(`names of routines are whole in the table of candidates: ${backend}`, async ({ page }) => {
    const bench = new StoryPage(page)
    await bench.open()
    await page.getByRole('button', { name: 'Step through it' }).click()
    // Xen is what the page opens with.
    if (backend === 'VMI') {
      await bench.choose('Runs on', backend)
      await bench.choose('Rules', '2.6.30')
    }
    const heads = page.getByRole('main').getByRole('rowheader')
    const names = heads.locator('code')
    for (const width of [1440, 1024]) {
      await page.setViewportSize({ width, height: 900 })
      await expect(names).not.toHaveCount(0)
      const cut = await names.evaluateAll((all) =>
        all.flatMap((name) => {
          const { right = 0 } = name.closest('tr')?.getBoundingClientRect() ?? {}
          const within = name.getBoundingClientRect().right <= right
          return within && name.scrollWidth <= name.clientWidth ? [] : [name.textContent]
        }),
      )
      expect(cut).toEqual([])
      const story = page.getByRole('main')
      expect(
        await story.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
      ).toBe(0)
    }
  })
}
