import type { Locator } from '@playwright/test'
import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

const outcomeWord = /\b(inline|thunk|C call|nothing|stays indirect|jump)\b/i

for (const viewport of sizes) {
  test.describe(`a first visit at ${viewport.width}×${viewport.height}`, () => {
    test.use({ viewport })

    test('says at once what this is, in a headline of at most 12 words', async ({ page }) => {
      const bench = new Workbench(page)
      await bench.open()
      const words = (await bench.headline.innerText()).trim().split(/\s+/)
      expect(words.length).toBeLessThanOrEqual(12)
      await expect(bench.headline).toContainText('Xen rewrites this call')
      await expect(bench.headline).toBeInViewport({ ratio: 1 })
    })

    test('has one primary button and it is in sight', async ({ page }) => {
      const bench = new Workbench(page)
      await bench.open()
      const filled = await page.getByRole('button').evaluateAll((buttons) => {
        const text = getComputedStyle(document.body).color
        const background = (button: Element) => getComputedStyle(button).backgroundColor
        return buttons
          .filter((button) => background(button) === text)
          .map((button) => button.textContent?.trim())
      })
      expect(filled).toEqual(['Step through it'])
      await expect(page.getByRole('button', { name: 'Step through it' })).toBeInViewport({
        ratio: 1,
      })
    })

    test('shows an outcome and both rows of bytes without scrolling', async ({ page }) => {
      const bench = new Workbench(page)
      await bench.open()
      const chip = bench.site(1)
      await expect(chip).toHaveAccessibleName(outcomeWord)
      await expect(chip.getByText(outcomeWord)).toBeInViewport({ ratio: 1 })
      await expect(bench.bytesBefore).toBeInViewport({ ratio: 1 })
      await expect(bench.bytesAfter).toBeInViewport({ ratio: 1 })
    })

    test('needs at most 90 words outside of the listing', async ({ page }) => {
      const bench = new Workbench(page)
      await bench.open()
      const words = await wordsInSight(page.locator('body'), bench.listing)
      expect(words.length, words.join(' ')).toBeLessThanOrEqual(90)
    })

    test('cuts nothing off at the side', async ({ page }) => {
      const bench = new Workbench(page)
      await bench.open()
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBe(viewport.width)
    })

    test('steps through the first site at a press of the button', async ({ page }) => {
      const bench = new Workbench(page)
      await bench.open()
      await page.getByRole('button', { name: 'Step through it' }).click()
      await expect(bench.place(1, 1)).toBeVisible()
      await expect(bench.headline).toContainText('13 bytes that boot may rewrite')
      await expect(page.getByRole('button', { name: 'Step through it' })).toHaveCount(0)
    })
  })
}

/**
 * Words that a reader sees now: not the listing, not hidden or for screen readers only, not bytes, and no
 * code (decoded instructions are part of the byte figure).
 */
async function wordsInSight(body: Locator, listing: Locator): Promise<string[]> {
  const listingNode = await listing.elementHandle()
  return body.evaluate((root, skipped) => {
    const inSight = (node: Node) => {
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      const element = node.parentElement
      return (
        element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) === true &&
        box.width > 1 &&
        box.height > 1 &&
        box.top < innerHeight &&
        element.closest('.unseen, code') === null
      )
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (skipped?.contains(node) || !inSight(node)) continue
      const isByte = (word: string) => /^[\da-f]{2}$/.test(word)
      const words = (node.textContent ?? '')
        .split(/\s+/)
        .filter((word) => /[A-Za-z]{2}|\d/.test(word))
      found.push(...words.filter((word) => !isByte(word)))
    }
    return found
  }, listingNode)
}

test('the first visit shows the three ways at once', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await expect(bench.site(1)).toHaveAccessibleName(/irq_disable · 13 bytes · inline/)
  await expect(bench.site(2)).toHaveAccessibleName(/pte_val · 6 bytes · thunk/)
  await expect(bench.site(3)).toHaveAccessibleName(/flush_tlb_single · 6 bytes · C call/)
})

test('the Runs-on switch invites while nothing was touched, and works at once', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await expect(page.getByText('or change it')).toBeVisible()
  await bench.choose('Runs on', 'bare hardware')
  await expect(page.getByText('or change it')).toHaveCount(0)
  await expect(bench.headline).not.toContainText('many machines')
})

test('leads on: the next step is the first one, and the last one offers what comes then', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('ArrowRight')
  await expect(bench.place(1, 1)).toBeVisible()
  const after = page.getByRole('region', { name: 'What next' })
  await expect(after).toHaveCount(0)
  await page.keyboard.press('End')
  await after.getByRole('button', { name: 'Compare all machines' }).click()
  await expect(page.getByRole('columnheader', { name: 'lguest' })).toBeVisible()
})

test('a stranger finds lesson 1 beside the one button', async ({ page }) => {
  await new Workbench(page).open()
  await page.getByRole('link', { name: 'Lesson 1' }).click()
  await expect(page.getByRole('complementary', { name: 'Lesson' })).toContainText(/lesson 1 of/i)
})

test('what a word means never lies over the one button', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const button = page.getByRole('button', { name: 'Step through it' })
  for (const word of ['Xen', 'Inline code']) {
    await bench.step.getByRole('link', { name: word, exact: true }).hover()
    await expect(page.getByRole('note')).toBeVisible()
    // Fails where something else takes the click.
    await button.click({ trial: true })
    await page.mouse.move(1, 899)
    await expect(page.getByRole('note')).toHaveCount(0)
  }
})
