import { inBrowser, patience, unanswered } from './browser.mjs'
import { jsonFrom } from './forNode.mjs'
import { median, milliseconds, percentile95, table } from './numbers.mjs'

const loads = 9
const keys = 24
const warmUp = 4

/** Notes when the first decision and the editor are there, and when a key has changed the bytes shown. */
function watch() {
  const seen = { decided: null, editor: null, key: null }
  const textOf = (label) => document.querySelector(`[aria-label="${label}"]`)?.textContent ?? ''
  let bytes = ''
  let pressed = null
  globalThis.pvscopeBench = seen
  addEventListener(
    'keydown',
    ({ key }) => {
      if (!/^[0-9]$/.test(key)) return
      pressed = performance.now()
      seen.key = null
      bytes = textOf('Bytes before and after')
    },
    true,
  )
  new MutationObserver(() => {
    const now = performance.now()
    if (seen.decided === null && document.querySelector('[aria-label="Step"] h2'))
      seen.decided = now
    if (seen.editor === null && document.querySelector('.monaco-editor .view-line'))
      seen.editor = now
    if (pressed !== null && textOf('Bytes before and after') !== bytes) {
      seen.key = now - pressed
      pressed = null
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

/** Each load in a context of its own: nothing cached, nothing kept. */
async function coldLoads(browser, url) {
  const took = []
  for (let count = 0; count < loads; count++) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    })
    const page = await context.newPage()
    await page.addInitScript(watch)
    await page.goto(url)
    await page.waitForFunction(() => globalThis.pvscopeBench.editor !== null, null, {
      timeout: patience,
    })
    took.push(await page.evaluate(() => globalThis.pvscopeBench))
    await context.close()
  }
  return took
}

/** Replaces the last digit of the first line again and again, as somebody typing would. */
async function keystrokes(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(watch)
  await page.goto(url)
  await page.waitForFunction(
    () => globalThis.pvscopeBench.editor !== null && globalThis.pvscopeBench.decided !== null,
    null,
    { timeout: patience },
  )
  await page.getByRole('region', { name: 'Listing' }).getByRole('textbox').focus()
  await page.keyboard.press('ControlOrMeta+Home')
  const took = []
  for (let count = 0; count < keys; count++) {
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press(String(4 + (count % 2)))
    await page.waitForFunction(() => globalThis.pvscopeBench.key !== null, null, {
      timeout: patience,
    })
    took.push(await page.evaluate(() => globalThis.pvscopeBench.key))
  }
  await page.close()
  return took.slice(warmUp)
}

const figures = (took) =>
  took.length === 0
    ? [`no answer in ${patience / 1000} s`, '']
    : [milliseconds(median(took)), milliseconds(percentile95(took))]

/** What somebody at the screen waits for, in Chromium, on the production build. */
export const benchPage = () =>
  inBrowser(async (browser, url) => {
    const cold = await coldLoads(browser, url)
    const rows = [
      ['cold load → first decided site', cold.map(({ decided }) => decided)],
      ['cold load → editor ready', cold.map(({ editor }) => editor)],
    ]
    const { bytes } = await jsonFrom('scripts/bench/links.ts')
    for (const { lines, link } of bytes) {
      const title = `key → bytes redrawn, ${lines.toLocaleString('en')} lines`
      rows.push([title, await keystrokes(browser, `${url}${link}`).catch(unanswered)])
    }
    return table(
      ['in Chromium', 'median', '95 %'],
      rows.map(([title, took]) => [title, ...figures(took)]),
    )
  })
