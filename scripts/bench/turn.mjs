import { inBrowser, patience, slowDown } from './browser.mjs'
import { median, milliseconds, table } from './numbers.mjs'

const turns = 12
/** How much slower than this machine the page is made. */
const throttle = 4
/** Milliseconds of a frame that still looks like motion. */
const longest = 50

/**
 * Notes when frames begin, from the first in which a byte turns until the plain picture has taken the place of the
 * turned bytes and is drawn: one frame more than those that show a turning byte. The frame that draws the step
 * itself comes before: the bytes lie still in it. What it takes is measured by the benchmark of steps.
 */
function watch() {
  const frames = { times: [], done: false }
  globalThis.pvscopeTurn = frames
  // All bytes share one clock; each says from which part of it on it turns.
  const begun = ({ animationName, currentTime, effect }) =>
    animationName?.includes('turn-over') &&
    currentTime / effect.getTiming().duration >=
      Number.parseFloat(getComputedStyle(effect.target).getPropertyValue('--from')) / 100
  const turning = () => document.getAnimations().some(begun)
  let seen = false
  let over = false
  const frame = (now) => {
    const turns = !frames.done && turning()
    seen ||= turns
    if (seen && !frames.done) frames.times.push(now)
    if (over) frames.done = true
    over = seen && !turns
    requestAnimationFrame(frame)
  }
  globalThis.pvscopeWatchTurn = () => {
    frames.times = []
    frames.done = false
    seen = false
    over = false
  }
  requestAnimationFrame(frame)
}

/** Steps from the decision to the writing and back, and tells how long each frame took while bytes were turning. */
async function framesOf(page, { present }) {
  if (present) await page.keyboard.press('p')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowRight')
  const took = []
  for (let count = 0; count < turns; count++) {
    await page.waitForTimeout(600)
    await page.evaluate(() => globalThis.pvscopeWatchTurn())
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => globalThis.pvscopeTurn.done, null, { timeout: patience })
    const times = await page.evaluate(() => globalThis.pvscopeTurn.times)
    took.push(times.slice(1).map((time, at) => time - times[at]))
    await page.keyboard.press('ArrowLeft')
  }
  return took
}

/** How long the frames of every turn took, in the workbench and presented. */
export const turnFrames = (rate) =>
  inBrowser(async (browser, url) => {
    const found = []
    for (const [title, present] of [
      ['workbench', false],
      ['present', true],
    ]) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.addInitScript(watch)
      await page.goto(url)
      await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: patience })
      await slowDown(page, rate)
      found.push({ title, took: await framesOf(page, { present }) })
      await page.close()
    }
    return found
  })

const tooLong = (frames) => frames.filter((time) => time > longest).length

/** @param {number} rate how many times slower the page is made */
export async function measureTurn(rate) {
  const [workbench, present] = await turnFrames(rate)
  return { turn: tooLong(workbench.took.flat()), 'turn-present': tooLong(present.took.flat()) }
}

/** Bytes turning over on a page that is four times slower than this machine. */
export async function benchTurn() {
  const rows = (await turnFrames(throttle)).map(({ title, took }) => {
    const worst = took.map((frames) => Math.max(...frames))
    const all = took.flat()
    return [
      title,
      String(all.length),
      milliseconds(median(all)),
      milliseconds(median(worst)),
      milliseconds(Math.max(...worst)),
      String(tooLong(all)),
    ]
  })
  const title = `${turns} turns, CPU ${throttle}× slower`
  const over = `over ${longest} ms`
  return table([title, 'frames', 'median', 'worst, median', 'worst', over], rows)
}
