import { readFileSync, statSync } from 'node:fs'
import { inBrowser, patience } from './browser.mjs'
import { median, milliseconds, table } from './numbers.mjs'

const runs = 3

/** Notes how long the page's main thread is busy at a stretch, and when the table is there. */
function watch() {
  const seen = { chosen: null, listed: null, totals: null, longest: 0 }
  globalThis.pvscopeKernel = seen
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      if (seen.chosen !== null && startTime >= seen.chosen) {
        seen.longest = Math.max(seen.longest, duration)
      }
    }
  }).observe({ type: 'longtask', buffered: false })
  addEventListener('change', () => (seen.chosen ??= performance.now()), true)
  new MutationObserver(() => {
    const view = document.querySelector('[data-kernel]')
    if (!view || seen.chosen === null) return
    const now = performance.now()
    if (view.querySelector('tbody button')) seen.listed ??= now - seen.chosen
    if (view.querySelector('[role=img]')) seen.totals ??= now - seen.chosen
  }).observe(document, { subtree: true, childList: true })
}

/** Most memory that a process had, in bytes; null where the system does not tell. */
function peakOf(pid, field = 'VmHWM') {
  try {
    const kilobytes = new RegExp(`${field}:\\s+(\\d+)`).exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) * 1024
  } catch {
    return null
  }
}

async function renderers(browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

async function once(browser, url, file) {
  const others = new Set(await renderers(browser))
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(watch)
  await page.goto(url)
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: patience })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Kernel file: all its sites')
  await page.keyboard.press('Enter')
  const own = (await renderers(browser)).filter((id) => !others.has(id))
  const before = Math.max(...own.map((id) => peakOf(id, 'VmRSS') ?? 0))
  // The picker is made on the fly; its field has to be seen for the moment of the choice.
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a kernel file …' }).click()
  await page.evaluate(() => (globalThis.pvscopeKernel.chosen = performance.now()))
  await (await chosen).setFiles(file)
  await page.waitForFunction(
    () => globalThis.pvscopeKernel.listed !== null && globalThis.pvscopeKernel.totals !== null,
    null,
    { timeout: patience },
  )
  const seen = await page.evaluate(() => globalThis.pvscopeKernel)
  const memory = Math.max(...own.map((id) => peakOf(id) ?? 0)) - before
  await page.close()
  return { ...seen, memory }
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`

/** Opens a big kernel in the page as somebody would, by the picker. */
export const benchElfPage = (file) =>
  inBrowser(async (browser, url) => {
    const results = []
    for (let count = 0; count < runs; count++) results.push(await once(browser, url, file))
    const { size } = statSync(file)
    const time = (key) => milliseconds(median(results.map((result) => result[key])))
    const memory = Math.max(...results.map((result) => result.memory))
    return table(
      [
        'opened in Chromium',
        'chosen → table',
        'chosen → totals',
        'longest task of the page',
        'memory at most',
      ],
      [
        [
          megabytes(size),
          time('listed'),
          time('totals'),
          milliseconds(Math.max(...results.map(({ longest }) => longest))),
          `${megabytes(memory)}, ${(memory / size).toFixed(2)} × the file`,
        ],
      ],
    )
  })
