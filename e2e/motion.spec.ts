import type { Locator, Page } from '@playwright/test'
import { atRest, repaint } from './pages/picture.ts'
import { Presentation } from './pages/presentation.ts'
import { Workbench } from './pages/workbench.ts'
import { expect, test } from './test.ts'

declare global {
  interface Window {
    /** Faces of bytes that have begun to turn. */
    facesTurned: number
  }
}

/** Counts the faces that begin to turn, from the next step on. */
const watchTurns = (page: Page) =>
  page.evaluate(() => {
    window.facesTurned = 0
    document.addEventListener('animationstart', ({ animationName }) => {
      if (animationName.includes('turn-')) window.facesTurned += 1
    })
  })

const turned = (page: Page) => page.evaluate(() => window.facesTurned)

/** The greatest difference between two pictures in any colour of any pixel, of 255; of another size all of it. */
async function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const blank = await page.context().newPage()
  const most = await blank.evaluate(
    async (pictures) => {
      const [first, second] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
          const image = await createImageBitmap(new Blob([bytes]))
          const { width, height } = image
          const canvas = new OffscreenCanvas(width, height).getContext('2d')
          canvas?.drawImage(image, 0, 0)
          return { width, height, data: canvas?.getImageData(0, 0, width, height).data }
        }),
      )
      if (!first?.data || !second?.data) return 255
      if (first.width !== second.width || first.height !== second.height) return 255
      return first.data.reduce(
        (most, value, at) => Math.max(most, Math.abs(value - (second.data?.[at] ?? 0))),
        0,
      )
    },
    [one.toString('base64'), other.toString('base64')],
  )
  await blank.close()
  return most
}

/** From the decision to what is written, with the motion and without: the same picture at the end. */
async function expectSamePicture(page: Page, headline: Locator, strip: Locator) {
  const write = async () => {
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+ArrowRight')
    // The decision has to be in view first: two keys within one frame are one way, on which nothing turns.
    await expect(headline).toContainText('Inline code wins.')
    const start = await turned(page)
    await page.keyboard.press('ArrowRight')
    await expect(page.getByText('8 bytes go in.').first()).toBeVisible()
    return start
  }
  const picture = async () => {
    await atRest(page)
    await repaint(page)
    return strip.screenshot()
  }
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const start = await write()
  await expect.poll(async () => (await turned(page)) - start).toBeGreaterThan(1)
  const moved = await picture()

  await page.emulateMedia({ reducedMotion: 'reduce' })
  const still = await write()
  const unmoved = await picture()
  expect(await turned(page)).toBe(still)
  expect(await difference(page, moved, unmoved)).toBe(0)
}

test('bytes turn over in place and leave the picture of bytes that never moved', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await bench.editor()
  await page.getByRole('button', { name: 'Step through it' }).click()
  await watchTurns(page)
  const strip = page.getByRole('region', { name: 'Bytes before and after' })
  await expectSamePicture(page, bench.headline, strip)

  // Back again they turn the other way; the next key does not wait for them.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const start = await turned(page)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(async () => (await turned(page)) - start).toBeGreaterThan(1)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(bench.headline).toContainText('one nop fills them')
  await atRest(page)
})

test('the room sees the bytes turn over too', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('present')
  await watchTurns(page)
  await expectSamePicture(page, shown.headline, shown.screen)
})
