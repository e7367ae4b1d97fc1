import { inBrowser, patience, slowDown } from './browser.mjs'

/** Milliseconds in which nobody does anything. */
const watched = 5000
/** Until what a start leaves to do is done. */
const settled = 3000

/** Milliseconds that the page's thread has been at work so far. */
async function atWork(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
}

/**
 * How much of its time a page works that nobody touches, in per cent.
 * @param {number} rate how many times slower the page is made
 */
export const measureIdle = (rate) =>
  inBrowser(async (browser, url) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(url)
    await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: patience })
    await slowDown(page, rate)
    await page.waitForTimeout(settled)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const before = await atWork(session)
    await page.waitForTimeout(watched)
    return { idle: (100 * ((await atWork(session)) - before)) / watched }
  })
