import { inBrowser, patience, slowDown, unanswered } from './browser.mjs'
import { jsonFrom } from './forNode.mjs'
import { median, milliseconds, percentile95, table } from './numbers.mjs'

const keys = 60
const warmUp = 6

/**
 * From the press of a key to the frame that shows the step: the label of the step has changed, and the browser
 * has painted. The time of the event itself counts, so that waiting for the page counts too.
 */
function watch() {
  const seen = { took: null }
  globalThis.pvscopeSteps = seen
  let pressed = null
  const label = () => document.querySelector('section[aria-label=Step]')?.textContent ?? ''
  let before = ''
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressed = timeStamp
      before = label()
      seen.took = null
    },
    true,
  )
  new MutationObserver(() => {
    if (pressed === null || label() === before) return
    const start = pressed
    pressed = null
    requestAnimationFrame(() => setTimeout(() => (seen.took = performance.now() - start)))
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

async function pressed(page, key) {
  await page.keyboard.press(key)
  await page.waitForFunction(() => globalThis.pvscopeSteps.took !== null, null, {
    timeout: patience,
  })
  return page.evaluate(() => globalThis.pvscopeSteps.took)
}

/** On and back within a site and, by decisions, from site to site. */
async function stepping(browser, url, [on, back], rate = 1) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(watch)
  await page.goto(url)
  await page.waitForSelector('section[aria-label=Step] h2', { timeout: patience })
  await page.waitForSelector('.monaco-editor .view-line', { timeout: patience })
  await slowDown(page, rate)
  await page.keyboard.press('Home')
  // Away from the start, where the way back would end; the editor comes to rest meanwhile.
  for (let count = 0; count < 3; count++) await page.keyboard.press(on)
  await page.waitForTimeout(500)
  const took = []
  for (let count = 0; count < keys; count++) {
    took.push(await pressed(page, Math.floor(count / 5) % 2 === 0 ? on : back))
  }
  await page.close()
  return took.slice(warmUp)
}

const figures = (took) =>
  took.length === 0
    ? [`no answer in ${patience / 1000} s`, '', '']
    : [
        milliseconds(median(took)),
        milliseconds(percentile95(took)),
        milliseconds(Math.max(...took)),
      ]

/** @param {number} rate how many times slower the page is made */
export const measureSteps = (rate) =>
  inBrowser(async (browser, url) => {
    const { manySites } = await jsonFrom('scripts/bench/links.ts')
    const took = (keys) => stepping(browser, `${url}${manySites.link}`, keys, rate)
    return {
      step: median(await took(['ArrowRight', 'ArrowLeft'])),
      decision: median(await took(['Shift+ArrowRight', 'Shift+ArrowLeft'])),
    }
  })

/** Stepping through a listing of 200 sites: key → painted. */
export const benchSteps = () =>
  inBrowser(async (browser, url) => {
    const { manySites } = await jsonFrom('scripts/bench/links.ts')
    const rows = []
    for (const [title, pair] of [
      ['a step (→ ←)', ['ArrowRight', 'ArrowLeft']],
      ['a decision (Shift+→ ←)', ['Shift+ArrowRight', 'Shift+ArrowLeft']],
    ]) {
      const took = await stepping(browser, `${url}${manySites.link}`, pair).catch(unanswered)
      rows.push([title, ...figures(took)])
    }
    return table([`key → painted, ${manySites.sites} sites`, 'median', '95 %', 'worst'], rows)
  })
