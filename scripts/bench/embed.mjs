import { gzipSync } from 'node:zlib'
import { inBrowser, patience } from './browser.mjs'
import { kilobytes, median, milliseconds, percentile95, table } from './numbers.mjs'

const loads = 9
/** Milliseconds after navigation at which somebody presses "next". */
const pressedAt = 1500
/** Milliseconds after which nothing more is loaded. */
const resting = 2000
/** A phone, or an old laptop. */
const throttle = 4

const heading = 'pvscope bench '

/**
 * Presses "next" once at its time, and says on the console when the headline had changed: to be asked from outside would
 * take the slow page some hundred milliseconds. A key waits while the page is busy, so the time runs from when it was to
 * be pressed. Where there is no headline yet, it is pressed when there is.
 */
function watch({ at, heading }) {
  const seen = { first: null, changed: null }
  const headline = () => document.querySelector('h2')?.textContent ?? ''
  let before = null
  let due = false
  const press = () => {
    before = headline()
    const key = { key: 'ArrowRight', bubbles: true, cancelable: true }
    document.body.dispatchEvent(new KeyboardEvent('keydown', key))
  }
  // This runs when the page begins, which is some time after navigation.
  const wait = at - performance.now()
  setTimeout(() => {
    due = true
    if (headline() !== '') press()
  }, wait)
  const observer = new MutationObserver(() => {
    const now = performance.now()
    if (headline() === '') return
    seen.first ??= now
    if (before === null && due) press()
    if (before === null || headline() === before) return
    observer.disconnect()
    seen.changed = now - at
    const { timeOrigin } = performance
    setTimeout(() => console.debug(heading + JSON.stringify({ ...seen, timeOrigin })))
  })
  observer.observe(document, { subtree: true, childList: true, characterData: true })
}

/** One load with nothing cached. */
async function coldLoad(browser, address, rate = throttle) {
  const context = await browser.newContext({ viewport: { width: 880, height: 640 } })
  const bodies = []
  context.on('response', (response) => bodies.push(weighed(response)))
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
  await page.addInitScript(watch, { at: pressedAt, heading })
  const said = page.waitForEvent('console', {
    predicate: (message) => message.text().startsWith(heading),
    timeout: patience,
  })
  await page.goto(address, { waitUntil: 'commit' })
  const { timeOrigin, ...seen } = JSON.parse((await said).text().slice(heading.length))
  // What comes when the first picture stands and the browser rests is loaded too.
  await page.waitForTimeout(resting)
  const loaded = await Promise.all(bodies)
  await context.close()
  const sum = (which) => loaded.filter(which).reduce((total, { size }) => total + size, 0)
  const drawn = timeOrigin + seen.first
  return {
    ...seen,
    // A font is asked for when it is drawn in, which may be a frame later.
    early: sum(({ kind, start }) => kind !== 'wasm' && (kind === 'woff2' || start <= drawn)),
    compressed: sum(({ kind }) => kind !== 'wasm'),
    wasm: sum(({ kind }) => kind === 'wasm'),
  }
}

/** Bytes of an answer as they travel, and when it was asked for. */
async function weighed(response) {
  const kind = /\.(\w+)$/.exec(new URL(response.url()).pathname)?.[1] ?? ''
  // Of what is still on its way when the page is closed there is nothing to weigh.
  const body = await response.body().catch(() => Buffer.alloc(0))
  const size = ['woff2', 'wasm'].includes(kind) ? body.length : gzipSync(body, { level: 9 }).length
  return { kind, size, start: response.request().timing().startTime }
}

/** As a course has it: without a link, and with one to a sample (`page-table`), of which the engine has to be asked. */
const figures = { 'no link': '', 'a link': '#v4=LxYD1aS2aTmJ6cV6JhamxvCyFEthzAUA' }

const addressOf = (url, hash) => `${url}embed.html${hash}`

/** @param {number} rate how many times slower the page is made */
export const measureEmbed = (rate) =>
  inBrowser(async (browser, url) => {
    const took = []
    for (let count = 0; count < loads; count++)
      took.push(await coldLoad(browser, addressOf(url, figures['no link']), rate))
    return {
      'embed-next': median(took.map(({ changed }) => changed)),
      'embed-size': took[0].early / 1000,
    }
  })

/** A figure in a course: what it weighs, and what whoever is quick has to wait for. */
export const benchEmbed = () =>
  inBrowser(async (browser, url) => {
    const took = Object.fromEntries(Object.keys(figures).map((name) => [name, []]))
    // In turns, so that a machine that grows slower slows all.
    for (let count = 0; count < loads; count++)
      for (const [name, hash] of Object.entries(figures))
        took[name].push(await coldLoad(browser, addressOf(url, hash)))
    const each = (row) => Object.values(took).flatMap(row)
    const times = (pick) =>
      each((seen) => [
        milliseconds(median(seen.map(pick))),
        milliseconds(percentile95(seen.map(pick))),
      ])
    const weights = (pick) => each(([seen]) => [kilobytes(pick(seen)), ''])
    return table(
      [
        `embed.html, ${throttle}× CPU throttle, cold cache`,
        ...Object.keys(took).flatMap((name) => [`${name}: median`, '95 %']),
      ],
      [
        ['navigation → first headline', ...times(({ first }) => first)],
        [`"next" at ${pressedAt / 1000} s → headline`, ...times(({ changed }) => changed)],
        ['loaded until then, gzip, without wasm', ...weights(({ early }) => early)],
        ['all that is loaded, gzip, without wasm', ...weights(({ compressed }) => compressed)],
        ['wasm', ...weights(({ wasm }) => wasm)],
      ],
    )
  })
