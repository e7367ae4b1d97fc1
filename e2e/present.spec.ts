import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { listedDecks } from './pages/decks.ts'
import { layouts, Presentation, question } from './pages/presentation.ts'
import { tooSmall } from './pages/tooSmall.ts'
import { Workbench } from './pages/workbench.ts'

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
]

/** Texts that are too small or too faint for the last row, and the size of the headline, in vh. */
function measured(page: Page) {
  return page.evaluate(() => {
    const channel = (part: number) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const rgba = (color: string) => {
      canvas?.clearRect(0, 0, 1, 1)
      if (canvas) canvas.fillStyle = color
      canvas?.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0, a = 0] = canvas?.getImageData(0, 0, 1, 1).data ?? []
      return [r / 255, g / 255, b / 255, a / 255] as const
    }
    const luminance = ([r, g, b]: readonly [number, number, number]) =>
      0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    const under = (element: Element | null): readonly [number, number, number] => {
      if (!element) return [1, 1, 1]
      const style = getComputedStyle(element)
      // A plate under the words covers the stripes around it.
      const plate = style.backgroundImage.startsWith('linear-gradient(')
        ? /linear-gradient\((rgb[^)]*\))/.exec(style.backgroundImage)?.[1]
        : undefined
      const [r, g, b, a] = rgba(plate ?? style.backgroundColor)
      if (a === 1) return [r, g, b]
      const below = under(element.parentElement)
      const mix = (own: number, other: number) => own * a + other * (1 - a)
      return [mix(r, below[0]), mix(g, below[1]), mix(b, below[2])]
    }
    /** How much larger the letters are drawn than they say: a picture is as large as its box. */
    const enlarged = (element: Element) => {
      const svg = element instanceof SVGElement ? element.ownerSVGElement : null
      const own = svg?.viewBox.baseVal.height
      return svg && own ? svg.getBoundingClientRect().height / own : element.currentCSSZoom
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const wrong: string[] = []
    let texts = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || !node.textContent?.trim() || element.closest('.unseen, script, style'))
        continue
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      texts += 1
      const style = getComputedStyle(element)
      // A product of fractions, to the hundredth that is told.
      const exact = (Number.parseFloat(style.fontSize) * enlarged(element) * 100) / innerHeight
      const size = Math.round(exact * 100) / 100
      const [r, g, b] = rgba(style.color)
      const [one, two] = [luminance([r, g, b]), luminance(under(element))]
      const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
      const text = node.textContent.trim().slice(0, 30)
      if (size < 2.6) wrong.push(`${text}: ${size.toFixed(2)} vh`)
      if (ratio < 7) wrong.push(`${text}: ${ratio.toFixed(2)} : 1`)
    }
    const headline = document.querySelector('main h1')
    const large = headline ? Number.parseFloat(getComputedStyle(headline).fontSize) : 0
    const wide = document.documentElement.scrollWidth > innerWidth
    return { wrong, texts, headline: (large / innerHeight) * 100, wide }
  })
}

/** What is cut off by a box around it, and what stands outside of the safe margins, 5 vw and 6 vh. */
function outside(page: Page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || !node.textContent?.trim() || element.closest('.unseen')) continue
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      if (box.width === 0) continue
      const text = node.textContent.trim()
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue
        const around = at.getBoundingClientRect()
        const letter = box.height / 4
        if (box.right > around.right + 2 || box.bottom > around.bottom + letter) {
          found.push(`${text}: cut off`)
        }
      }
      const top = innerHeight * 0.055
      if (box.top < top || box.bottom > innerHeight - top || box.left < innerWidth * 0.049) {
        found.push(`${text}: ${box.top.toFixed()} to ${box.bottom.toFixed()}`)
      }
    }
    return found
  })
}

for (const viewport of sizes) {
  for (const theme of ['dark', 'light']) {
    test.describe(`${viewport.width}×${viewport.height}, ${theme}`, () => {
      test.use({ viewport })

      test('every text can be read from the last row, in every state of the decks', async ({
        page,
      }) => {
        const shown = new Presentation(page)
        for (const { id: deck, states } of await listedDecks(page)) {
          await shown.open(`deck=${deck}&present=${theme}`)
          for (let at = 1; at <= states; at++) {
            await expect(shown.screen.getByText(`${at} / ${states}`)).toBeVisible()
            await expect(shown.headline).toBeVisible()
            const covered = question.test(await shown.headline.innerText())
            const before = await measured(page)
            expect(before.wrong, `${deck} ${at}`).toEqual([])
            expect(before.headline).toBeGreaterThanOrEqual(7)
            expect(await outside(page), `${deck} ${at}`).toEqual([])
            if (covered) await shown.press('PageDown')
            await expect(shown.headline).not.toHaveText(question)
            // What is revealed is drawn when the engine has answered.
            await expect.poll(async () => (await measured(page)).texts).toBeGreaterThan(4)
            const after = await measured(page)
            expect(after.wrong, `${deck} ${at}`).toEqual([])
            expect(await outside(page), `${deck} ${at}`).toEqual([])
            await shown.press('PageDown')
          }
        }
      })

      test('every layout, sheet and note can be read from the last row', async ({ page }) => {
        const shown = new Presentation(page)
        await shown.open(`deck=costs&at=7&present=${theme}`)
        const before = new Map<string, number>()
        // At the size as it comes, and up to twice that size: who asks for more never gets less.
        for (const larger of [0, 2, 2, 1]) {
          for (let count = 0; count < larger; count++) await shown.press('+')
          for (const key of layouts) {
            await shown.press(key)
            await expect(shown.headline).toBeVisible()
            const { wrong, headline, wide } = await measured(page)
            const where = `layout ${key}, headline ${headline.toFixed(1)} vh`
            expect(wrong, where).toEqual([])
            expect(headline, where).toBeGreaterThanOrEqual(Math.max(7, before.get(key) ?? 0))
            before.set(key, headline)
            expect(wide).toBe(false)
            expect(await outside(page), where).toEqual([])
          }
        }
        for (const key of ['q', '?', 'e']) {
          await shown.press(key)
          expect((await measured(page)).wrong, key).toEqual([])
          await shown.press('Escape')
        }
        await shown.open(`deck=no-room&at=4&present=${theme}`)
        for (const key of layouts) {
          await shown.press(key)
          await expect(shown.headline).toBeVisible()
          expect((await measured(page)).wrong, `Itanium, layout ${key}`).toEqual([])
          expect(await outside(page), `Itanium, layout ${key}`).toEqual([])
        }
        await shown.open(`deck=costs&at=7&present=${theme}`)
        await shown.press(']', 'Escape', 'Escape')
        expect((await measured(page)).wrong).toEqual([])
      })
    })
  }
}

test('the keys of a clicker go through a deck and back', async ({ page }) => {
  const shown = new Presentation(page)
  const at = (number: number) => expect(shown.screen.getByText(`${number} / 12`)).toBeVisible()
  await shown.open('deck=costs&present')
  await at(1)
  await shown.press('PageDown')
  await at(2)
  await shown.press('Space')
  await at(3)
  await expect(shown.headline).toHaveText('What will bare hardware put here?')
  await shown.press('Enter')
  await at(3)
  await expect(shown.headline).toHaveText('Inline code wins.')
  await shown.press('ArrowRight')
  await at(4)
  await shown.press('PageUp')
  await at(3)
  await shown.press('End')
  await at(12)
  await shown.press('Home')
  await at(1)
})

test('the room reads what the deck calls its state, and not while it is asked', async ({
  page,
}) => {
  const shown = new Presentation(page)
  const title = (words: string) => shown.screen.getByText(words)
  await shown.open('deck=eras&at=2&present')
  await expect(shown.headline).toHaveText(question)
  expect(await shown.everything()).not.toContain('2009: the design')
  await shown.press('PageDown')
  await expect(title('2009: the design')).toBeVisible()
  await shown.press('h')
  await expect(shown.headline).toHaveText(question)
  expect(await shown.everything()).not.toContain('2009: the design')
  await shown.press('PageDown')
  await expect(title('2009: the design')).toBeVisible()
  // What is shown on a detour is not the deck's.
  await shown.press('h', ']')
  await expect(shown.screen.getByText('detour from 2/8')).toBeVisible()
  await expect(title('2009: the design')).toHaveCount(0)
})

test('the keys for the next decision go through what a deck asks, and stay in it', async ({
  page,
}) => {
  const shown = new Presentation(page)
  const at = (number: number) => shown.screen.getByText(`${number} / 12`)
  await shown.open('deck=costs&at=1&present')
  for (const [key, number] of [
    ['Shift+ArrowRight', 3],
    ['Shift+ArrowRight', 4],
    ['Shift+ArrowRight', 8],
    ['Shift+ArrowRight', 10],
    ['Shift+ArrowRight', 11],
    ['Shift+ArrowRight', 12],
    ['Shift+ArrowRight', 12],
    ['Shift+ArrowLeft', 10],
    ['Shift+ArrowLeft', 8],
  ] as const) {
    await shown.press(key)
    await expect(at(number)).toBeVisible()
  }
  await expect(shown.screen.getByText(/^detour/)).toHaveCount(0)
})

test('the curtain says that it came, and that it went', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=1&present')
  await shown.press('h')
  await expect(shown.screen.getByRole('status')).toHaveText(
    'asks before answering · h answers at once',
  )
  await shown.press('h')
  await expect(shown.screen.getByRole('status')).toHaveText('answers at once · h asks first')
})

test('a layout that a number key chose holds until the next step', async ({ page }) => {
  const shown = new Presentation(page)
  const bench = new Workbench(page)
  await bench.open()
  await shown.press('p')
  await expect(shown.headline).toBeVisible()
  await shown.press('Home')
  await expect(shown.screen.getByRole('table')).toBeVisible()
  await shown.press('4')
  await expect(shown.screen.getByRole('region', { name: /no paravirt/ })).toBeVisible()
  await shown.press('ArrowRight')
  await expect(shown.screen.getByRole('region', { name: /no paravirt/ })).toHaveCount(0)
  await expect(shown.screen.getByRole('figure')).toHaveCount(2)
})

test('over the candidates stands what the columns are, but not where a row takes two lines', async ({
  page,
}) => {
  const shown = new Presentation(page)
  const head = shown.screen.getByRole('columnheader', { name: 'fits 13 bytes?' })
  await shown.open('deck=costs&at=4&present')
  await shown.press('PageDown', '3')
  await expect(head).toBeVisible()
  const row = shown.screen.getByRole('rowheader', { name: 'inline code' })
  const [above, below] = [await head.boundingBox(), await row.boundingBox()]
  expect(above && above.y + above.height).toBeLessThanOrEqual((below?.y ?? 0) + 2)
  await page.setViewportSize({ width: 390, height: 844 })
  const heads = shown.screen.getByRole('rowgroup').filter({ hasText: 'verdict' })
  await expect.poll(async () => (await heads.boundingBox())?.width).toBe(1)
})

test('under the code stands what its marks mean, of those that are shown', async ({ page }) => {
  const shown = new Presentation(page)
  const key = shown.screen.getByRole('list', { name: 'What the register columns mean' })
  for (const size of sizes) {
    await page.setViewportSize(size)
    await shown.open('deck=costs&at=1&present')
    await shown.press('2')
    await expect(key).toBeVisible()
    await expect(key.getByRole('listitem')).toHaveText([
      'Rread',
      'Wwritten',
      'ssaved here',
      'tkept by the callee',
      'may be destroyed',
    ])
    await shown.open('deck=costs&at=7&present')
    await shown.press('2')
    await expect(key).toContainText("the caller's")
    await expect(key).not.toContainText('saved here')
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(key).toHaveCount(0)
})

test('what a register holds is not seen while the room is asked which one dies', async ({
  page,
}) => {
  const shown = new Presentation(page)
  await shown.open('deck=no-room&at=3&present')
  await expect(shown.headline).toHaveText(question)
  await expect(shown.screen.getByRole('cell', { name: /out1/ })).toBeVisible()
  await expect(shown.screen.getByText('argument', { exact: true })).toHaveCount(0)
  await shown.press('PageDown')
  await expect(
    shown.screen.getByText('The C function that is called from this site.'),
  ).toBeVisible()
  await expect(shown.screen.getByText('index', { exact: true })).toBeVisible()
  await shown.press('PageDown')
  await expect(shown.screen.getByText('4 / 8')).toBeVisible()
  await expect(shown.screen.getByText('So the code in a site cannot be ordinary C.')).toBeVisible()
  await expect(shown.screen).not.toContainText('Choose')
})

test('no number is broken, and a bundle is two rows of eight bytes where there is no room for sixteen', async ({
  page,
}) => {
  const shown = new Presentation(page)
  await page.setViewportSize({ width: 1024, height: 768 })
  await shown.open('deck=no-room&at=1&present')
  const lines = await shown.screen
    .getByText(/^movl r2=/)
    .first()
    .evaluate((code) => {
      const number = [...code.childNodes].findLast((node) => node.textContent?.includes('0xa0'))
      const range = document.createRange()
      if (number) range.selectNodeContents(number)
      return range.getClientRects().length
    })
  expect(lines).toBe(1)
  await shown.open('deck=no-room&at=5&present')
  const built = shown.screen.getByRole('definition').first().locator('span')
  await expect(built).toHaveCount(16)
  const tops = await built.evaluateAll((bytes) =>
    bytes.map((byte) => byte.getBoundingClientRect().top),
  )
  expect(new Set(tops.slice(0, 8)).size).toBe(1)
  expect(new Set(tops.slice(8)).size).toBe(1)
})

test('blank, white, theme and machine answer their keys', async ({ page }) => {
  const shown = new Presentation(page)
  const bench = new Workbench(page)
  await bench.open()
  await shown.press('p', 'b')
  await expect(shown.headline).toHaveCount(0)
  await shown.press('b', 'w')
  await expect(shown.headline).toHaveCount(0)
  await shown.press('ArrowRight')
  await expect(shown.headline).toBeVisible()
  await shown.press('t')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'present-light')
  await expect(shown.screen.getByText('irq_disable · Xen')).toBeVisible()
  await shown.press(']')
  await expect(shown.screen.getByText('irq_disable · lguest')).toBeVisible()
  await shown.press('}')
  await expect(shown.screen.getByText('lguest · 2.6.30')).toBeVisible()
})

test('presenting takes two presses of Escape to leave, and one is taken back', async ({ page }) => {
  const shown = new Presentation(page)
  const bench = new Workbench(page)
  // In full screen the first press is the browser's own: here the page stays in its window.
  await page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new Error('refused'))
  })
  await bench.open()
  await shown.press('p')
  await expect(shown.headline).toBeVisible()
  await shown.press('Escape')
  await expect(shown.screen.getByText('Esc again leaves')).toBeVisible()
  await expect(shown.screen.getByText('Esc again leaves')).toHaveCount(0, { timeout: 5000 })
  await expect(shown.headline).toBeVisible()
  await shown.press('Escape', 'Escape')
  await expect(bench.headline).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
})

test('a reload comes back to the same picture', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=7&present=light')
  await shown.press('3')
  await expect(shown.screen.getByRole('rowheader', { name: 'C call', exact: true })).toBeVisible()
  await page.reload()
  await expect(shown.screen.getByRole('rowheader', { name: 'C call', exact: true })).toBeVisible()
  await expect(shown.screen.getByText('7 / 12')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'present-light')
})

test('an edit in a deck is a detour that outlives a reload, and the deck stays as authored', async ({
  page,
}) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=4&present')
  await shown.press('PageDown')
  await expect(shown.headline).toHaveText('Inline code wins.')
  const bytes = await shown.screen.getByRole('figure').allInnerTexts()
  await shown.press('e')
  const field = page.getByRole('textbox', { name: 'Assembly, AT&T syntax' })
  await field.fill('    PVOP_VCALLEE irq_disable\n')
  await page.keyboard.press('Control+Enter')
  await expect(shown.screen.getByText('detour from 4/12 · Esc returns')).toBeVisible()
  await expect(shown.headline).not.toHaveText('Inline code wins.')
  const edited = await shown.headline.innerText()

  await page.reload()
  await expect(shown.screen.getByText('detour from 4/12 · Esc returns')).toBeVisible()
  await expect(shown.headline).toHaveText(edited)

  await page.evaluate(() => document.dispatchEvent(new Event('fullscreenchange')))
  await expect(shown.screen.getByText('Esc again leaves')).toBeVisible()
  await expect(shown.headline).toHaveText(edited)

  await shown.press('Escape')
  await expect(shown.screen.getByText('4 / 12')).toBeVisible()
  await expect(shown.headline).toHaveText('Inline code wins.')
  expect(await shown.screen.getByRole('figure').allInnerTexts()).toEqual(bytes)

  await expect(shown.screen.getByText('your detour is kept · e opens it')).toBeVisible()
  await shown.press('e')
  await expect(field).toHaveValue('    PVOP_VCALLEE irq_disable\n')
  await shown.press('Escape')
  await expect(shown.screen.getByText('4 / 12')).toBeVisible()
})

test('a text that does not assemble stays in the editor, and what is shown meanwhile says so', async ({
  page,
}) => {
  const shown = new Presentation(page)
  const bench = new Workbench(page)
  await bench.open()
  await shown.press('p', 'e')
  const editor = page.getByRole('region', { name: 'Edit the listing' })
  const field = editor.getByRole('textbox')
  const good = await field.inputValue()
  await field.fill(`    movv %eax\n${good}`)
  await page.keyboard.press('Control+Enter')
  await expect(editor.getByRole('status')).toHaveText(/^line 1: .*movv/)
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await page.keyboard.press('Control+Enter')
  await expect(field).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(editor).toHaveCount(0)
  await expect(shown.headline).toBeVisible()
  await expect(shown.screen.getByRole('status')).toHaveText(
    'from the last version that assembled · line 1',
  )
  await shown.press('e')
  await field.fill(`    mov %eax, %ebx\n${good}`)
  await page.keyboard.press('Control+Enter')
  await expect(editor).toHaveCount(0)
  await expect(shown.screen.getByText(/^from the last version/)).toHaveCount(0)
})

test('an edit stays at the site that was presented, also where its name was gone meanwhile', async ({
  page,
}) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=8&present')
  await shown.press('PageDown', 'e')
  const editor = page.getByRole('region', { name: 'Edit the listing' })
  const field = editor.getByRole('textbox')
  const call = '    PVOP_CALLEE pte_val\n'
  const text = await field.inputValue()
  expect(text).toContain(call)
  await field.fill(text.replace(call, ''))
  await expect(shown.screen.getByText(/^site 2 · flush_tlb_single/)).toBeVisible()
  await field.fill(text.replace(call, `${call}    nop\n    nop\n    nop\n`))
  await page.keyboard.press('Control+Enter')
  await expect(editor).toHaveCount(0)
  await expect(shown.screen.getByText(/^site 2 · pte_val/)).toBeVisible()
})

test("a deck leaves the reader's own work alone", async ({ page }) => {
  const bench = new Workbench(page)
  const shown = new Presentation(page)
  await bench.open()
  await bench.write('    PVOP_VCALLEE irq_enable\n')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable/)
  await page.getByRole('button', { name: 'Present: decks' }).click()
  await page.getByRole('button', { name: 'Play "What a callsite costs"' }).click()
  await expect(shown.screen.getByText('1 / 12')).toBeVisible()
  await page.reload()
  await expect(shown.screen.getByText('1 / 12')).toBeVisible()
  await shown.press('Escape', 'Escape')
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable/)
  await page.reload()
  await expect(bench.site(1)).toHaveAccessibleName(/irq_enable/)
})

test('two tabs present by themselves, and neither takes place or text of the other', async ({
  page,
  context,
}) => {
  const [one, two] = [new Presentation(page), new Presentation(await context.newPage())]
  await one.open('deck=costs&at=3&present')
  await two.open('deck=thunks&at=1&present')
  await two.press('PageDown')
  await expect(one.screen.getByText('3 / 12')).toBeVisible()
  await two.press('e')
  const editor = two.page.getByRole('textbox')
  await expect(editor).toBeFocused()
  await editor.fill('# another text\n    PVOP_VCALLEE irq_enable\n    ret\n')
  await two.press('Control+Enter')
  await expect(two.screen.getByRole('button', { name: /^detour from 2\/8/ })).toBeVisible()
  await page.reload()
  await expect(one.screen.getByText('3 / 12')).toBeVisible()
  await one.press('2')
  await expect(one.screen).not.toContainText('another text')
  await two.page.reload()
  await two.press('2')
  await expect(two.screen).toContainText('another text')
})

test('a file that is dropped on a presentation leaves it where it is, and says what became of it', async ({
  page,
}) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=3&present')
  const drop = async (name: string, text: string) => {
    const data = await page.evaluateHandle(
      ([called, held]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([held], called))
        return transfer
      },
      [name, text] as const,
    )
    await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  }
  await drop('monday.pvscope-deck.json', '{"states": 3}')
  await expect(shown.screen.getByRole('status')).toContainText('This file holds no deck of pvscope')
  await drop('picture.png', '\u0000')
  await expect(shown.screen.getByRole('status')).toContainText('"picture.png" is no file')
  await expect(shown.screen.getByText('3 / 12')).toBeVisible()
  await page.reload()
  await expect(shown.screen.getByText('3 / 12')).toBeVisible()
  await drop('mine.s', '    PVOP_VCALLEE irq_enable\n    ret\n')
  await expect(shown.screen.getByRole('status')).toContainText('detour from 3/12')
  await shown.press('Escape')
  await expect(shown.screen.getByText('3 / 12')).toBeVisible()
})

test('a QR code leads to where the room is', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=5&present')
  await shown.press('q')
  const sheet = page.getByRole('region', { name: 'Link as a QR code' })
  await expect(sheet).toContainText('#deck=costs&at=5&present')
  const box = await sheet.locator('svg').boundingBox()
  expect(box?.height).toBeGreaterThan((page.viewportSize()?.height ?? 0) * 0.7)
})

test('a QR code asks as long as the room is asked', async ({ page }) => {
  const shown = new Presentation(page)
  const sheet = page.getByRole('region', { name: 'Link as a QR code' })
  const link = async () => {
    await shown.press('q')
    const text = await sheet.innerText()
    await shown.press('q')
    return /#(\S+)/.exec(text)?.[1] ?? ''
  }
  await shown.open('deck=costs&at=4&present')
  await shown.press(']')
  await expect(shown.headline).toHaveText(question)
  const detour = await link()
  await shown.press('Escape', 'Escape', 'Escape', 'p', 'h')
  await shown.press('Shift+ArrowRight')
  await expect(shown.headline).toHaveText(question)
  const curtain = await link()
  expect(new Set([detour, curtain]).size).toBe(2)
  for (const taken of [detour, curtain]) {
    await shown.open(taken)
    await expect(shown.headline).toHaveText(question)
  }
  await shown.press('PageDown')
  await expect(shown.headline).not.toHaveText(question)
})

test('a key that is held opens no answer, and passes no state of a deck', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=2&present')
  const hold = async (key: string, times: number) => {
    for (let count = 0; count < times; count++) await page.keyboard.down(key)
    await page.keyboard.up(key)
  }
  await hold('PageDown', 5)
  await expect(shown.screen.getByText('3 / 12')).toBeVisible()
  await expect(shown.headline).toHaveText(question)
  await hold('b', 4)
  await expect(shown.headline).toHaveCount(0)
  await hold('b', 3)
  await expect(shown.headline).toHaveText(question)
})

test('a step takes away a sheet, and only the next one opens the answer', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=4&present')
  for (const key of ['q', '?']) {
    await shown.press(key, 'PageDown')
    await expect(page.getByRole('region', { name: /QR code|Keys/ })).toHaveCount(0)
    await expect(shown.headline).toHaveText(question)
  }
  await shown.press('PageDown')
  await expect(shown.headline).toHaveText('Inline code wins.')
})

test('a reload comes back to the sheet that was up, and to a listing that is being edited', async ({
  page,
}) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=4&present')
  await shown.press('q')
  await page.reload()
  await expect(page.getByRole('region', { name: 'Link as a QR code' })).toBeVisible()
  await shown.press('q', 'e')
  const field = page.getByRole('textbox', { name: 'Assembly, AT&T syntax' })
  await field.fill('    PVOP_VCALLEE irq_enable\n')
  await page.reload()
  await expect(field).toHaveValue('    PVOP_VCALLEE irq_enable\n')
  await page.keyboard.press('Escape')
  await expect(shown.screen.getByText('4 / 12')).toBeVisible()
})

test('a mouse goes on wherever it rests', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('deck=costs&at=1&present')
  await page.mouse.click(40, 300)
  await expect(shown.screen.getByText('2 / 12')).toBeVisible()
  await page.mouse.click(900, 400)
  await expect(shown.screen.getByText('3 / 12')).toBeVisible()
})

test('the price that is asked for has a sentence of its own', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('deck=thunks&at=7&present')
  await expect(shown.headline).toHaveText('3 values are alive here, and 5 places are left.')
  await shown.press('1')
  await expect(shown.headline).not.toHaveText(/are alive here/)
  await shown.press('4')
  await expect(shown.headline).toHaveText('3 values are alive here, and 5 places are left.')
})

test('the squares of the price are those that are explained, also with a frame pointer', async ({
  page,
}) => {
  const bench = new Workbench(page)
  const shown = new Presentation(page)
  const states = async (within: string) => {
    const squares = shown.screen.locator(`${within} [data-state]`)
    const all = await squares.evaluateAll((found) => found.map((each) => each.dataset['state']))
    return [...new Set(all)].toSorted()
  }
  await bench.open()
  await page.getByRole('button', { name: 'Settings' }).click()
  const choice = page.getByRole('radiogroup', { name: 'ebp is a frame pointer' })
  await choice.getByRole('radio', { name: 'yes', exact: true }).check()
  await page.getByRole('button', { name: 'Close' }).click()
  await shown.press('p', '4')
  await expect.poll(() => states('section')).toContain('frame')
  expect(await states('section')).toEqual(await states('p'))
})

test.describe('on a phone that followed the link', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a finger goes through a deck and leaves it, and nothing is cut off', async ({ page }) => {
    const shown = new Presentation(page)
    await shown.open('deck=costs&at=1&present')
    const press = (name: string) => page.getByRole('button', { name, exact: true }).tap()
    await page.touchscreen.tap(300, 500)
    await expect(shown.screen.getByText('2 / 12')).toBeVisible()
    await page.touchscreen.tap(30, 500)
    await expect(shown.screen.getByText('1 / 12')).toBeVisible()
    for (let at = 1; at <= 12; at++) {
      await expect(shown.screen.getByText(`${at} / 12`)).toBeVisible()
      await expect(shown.headline).toBeVisible()
      if (question.test(await shown.headline.innerText())) {
        expect((await outside(page)).filter((text) => text.endsWith('cut off'))).toEqual([])
        await press('next, or the answer')
      }
      await expect(shown.headline).not.toHaveText(question)
      expect(await tooSmall(page), `state ${at}`).toEqual([])
      expect((await outside(page)).filter((text) => text.endsWith('cut off'))).toEqual([])
      await press('next, or the answer')
    }
    await press('more')
    await page.getByRole('button', { name: 'price' }).tap()
    await expect(shown.headline).toHaveText(/are alive here/)
    await press('close')
    await expect(shown.headline).toHaveCount(0)
    expect(new URL(page.url()).hash).toBe('')
  })
})

test('a window that is narrower than any projector shows all of every layout', async ({ page }) => {
  const shown = new Presentation(page)
  for (const [width, height] of [
    [700, 800],
    [900, 900],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await shown.open('deck=costs&at=2&present')
    for (const key of layouts) {
      await shown.press(key)
      await expect(shown.headline).toBeVisible()
      // A line of code may go on behind the registers, where it fades.
      const fading = await shown.screen.locator('code').evaluateAll((lines) =>
        lines.flatMap((line) => {
          const fades = getComputedStyle(line).maskImage.startsWith('linear-gradient')
          return fades ? [...line.querySelectorAll('*'), line].map((part) => part.textContent) : []
        }),
      )
      const cut = (await outside(page)).filter(
        (each) => each.endsWith(': cut off') && !fading.includes(each.slice(0, -9)),
      )
      expect(cut, `${width} × ${height}, layout ${key}`).toEqual([])
    }
  }
})
