import { inBrowser, patience, slowDown } from './browser.mjs'
import { median, milliseconds, percentile95, table } from './numbers.mjs'

const steps = 120
const warmUp = 20

/** How long a key takes until the run has another picture, and until that is painted. */
function watch() {
  const seen = { drawn: null, painted: null }
  globalThis.pvscopeStep = seen
  let pressed = null
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'ArrowRight' && key !== 'ArrowLeft') return
      pressed = performance.now()
      seen.drawn = null
      seen.painted = null
    },
    true,
  )
  new MutationObserver(() => {
    if (pressed === null) return
    const start = pressed
    pressed = null
    seen.drawn = performance.now() - start
    requestAnimationFrame(() => setTimeout(() => (seen.painted = performance.now() - start)))
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
}

/** Steps through the run of the first sample, forward and back. */
const stepsTaken = (rate) =>
  inBrowser(async (browser, url) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(watch)
    await page.goto(url)
    await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: patience })
    await page.keyboard.press('Alt+r')
    await page.getByRole('region', { name: 'What comes next' }).waitFor({ timeout: patience })
    await slowDown(page, rate)
    const took = []
    for (let at = 0; at < steps; at++) {
      await page.keyboard.press(at % 40 < 20 ? 'ArrowRight' : 'ArrowLeft')
      await page.waitForFunction(() => globalThis.pvscopeStep.painted !== null, null, {
        timeout: patience,
      })
      took.push(await page.evaluate(() => globalThis.pvscopeStep))
    }
    return took.slice(warmUp)
  })

/** @param {number} rate how many times slower the page is made */
export const measureRunStep = async (rate) => ({
  'run-step': median((await stepsTaken(rate)).map(({ drawn }) => drawn)),
})

export async function benchRunPage() {
  const took = await stepsTaken(1)
  const rows = [
    ['key → the run shows another moment', took.map(({ drawn }) => drawn)],
    ['key → painted', took.map(({ painted }) => painted)],
  ]
  return table(
    ['a step of a run, in Chromium', 'median', '95 %'],
    rows.map(([title, all]) => [title, milliseconds(median(all)), milliseconds(percentile95(all))]),
  )
}
