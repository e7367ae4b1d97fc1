import { inBrowser, patience, slowDown, unanswered } from './browser.mjs'
import { jsonFrom } from './forNode.mjs'
import { median, milliseconds, percentile95, table } from './numbers.mjs'

const keys = 40
const warmUp = 6
const typed = 50
/** Milliseconds between two keys of somebody who types fast. */
const typingPause = 100
const scrollTime = 3000

/**
 * What is measured inside the page: when a key has changed the columns, and what each frame shows. A frame is
 * looked at after layout and before it is painted, where an observer of sizes is called.
 */
function watch() {
  const grid = () => document.querySelector('[role=grid]')
  const rows = () => [...(grid()?.querySelectorAll('[role=row]') ?? [])]
  const seen = { key: null }
  globalThis.pvscopeRegisters = seen

  let pressed = null
  let before = ''
  const firstLine = () => {
    const row = rows().find((each) => /^Line 1\b/.test(each.getAttribute('aria-label') ?? ''))
    return [...(row?.children ?? [])].map((cell) => cell.getAttribute('aria-label')).join()
  }
  addEventListener(
    'keydown',
    ({ key }) => {
      if (!/^[xp]$/.test(key)) return
      pressed = performance.now()
      seen.key = null
      before = firstLine()
    },
    true,
  )
  const repainted = (start) =>
    requestAnimationFrame(() => setTimeout(() => (seen.key = performance.now() - start)))
  new MutationObserver(() => {
    if (pressed === null || firstLine() === before) return
    repainted(pressed)
    pressed = null
  }).observe(document, { subtree: true, childList: true, attributes: true })

  /** Where each line in sight stands. They follow each other, so the uppermost that says its number tells all. */
  const topsOfLines = () => {
    const lines = [...document.querySelectorAll('.monaco-editor .view-line')]
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent }))
      .toSorted((one, other) => one.top - other.top)
    const numbers = lines.map(({ text }) => Number(/#\s(\d+)/.exec(text)?.[1] ?? Number.NaN))
    const known = numbers.findIndex((number) => number > 0)
    return new Map(lines.map(({ top }, at) => [(numbers[known] ?? 0) - known + at, top]))
  }
  /** How many cells are in sight, and how far the worst row is from its own line. */
  const look = () => {
    const box = grid()?.getBoundingClientRect()
    if (!box) return { cells: 0, off: null }
    const tops = topsOfLines()
    let cells = 0
    let off = 0
    for (const row of rows()) {
      const { top } = row.getBoundingClientRect()
      if (top < box.top || top > box.bottom - 23) continue
      cells += row.children.length
      const [, line] = /^Line (\d+):/.exec(row.getAttribute('aria-label') ?? '') ?? []
      if (line === undefined) continue
      const own = tops.get(Number(line))
      off = Math.max(off, own === undefined ? Infinity : Math.abs(own - top))
    }
    return { cells, off }
  }
  const probe = document.createElement('div')
  probe.style.cssText = 'position:fixed;left:-9px;top:0;height:1px;width:1px'
  const record = (run) => {
    if (!run.on) return
    probe.style.width = probe.style.width === '1px' ? '2px' : '1px'
    requestAnimationFrame(() => record(run))
  }
  seen.start = () => {
    const run = { on: true, frames: [] }
    document.body.append(probe)
    const observer = new ResizeObserver(() => {
      run.frames.push({ at: performance.now(), ...look() })
    })
    observer.observe(probe)
    requestAnimationFrame(() => record(run))
    seen.stop = () => {
      run.on = false
      observer.disconnect()
      return run.frames
    }
  }
  /** Scrolls by a wheel over the columns, once a frame. */
  seen.scroll = (by, time) =>
    new Promise((done) => {
      const start = performance.now()
      const times = []
      const next = (now) => {
        times.push(now)
        if (now - start > time) return done(times)
        grid()?.dispatchEvent(
          new WheelEvent('wheel', { deltaY: by, cancelable: true, bubbles: true }),
        )
        requestAnimationFrame(next)
      }
      requestAnimationFrame(next)
    })
}

async function opened(browser, url, rate = 1) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(watch)
  await page.goto(url)
  await page.waitForSelector('.monaco-editor .view-line', { timeout: patience })
  await page.waitForSelector('[role=grid] [role=gridcell]', { timeout: patience })
  await slowDown(page, rate)
  return page
}

async function toFirstLine(page) {
  await page.getByRole('region', { name: 'Listing' }).getByRole('textbox').focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('End')
}

/** The register that the first line writes changes with each key. */
async function keystrokes(browser, url, rate) {
  const page = await opened(browser, url, rate)
  await toFirstLine(page)
  const took = []
  for (let count = 0; count < keys; count++) {
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press(count % 2 === 0 ? 'p' : 'x')
    await page.waitForFunction(() => globalThis.pvscopeRegisters.key !== null, null, {
      timeout: patience,
    })
    took.push(await page.evaluate(() => globalThis.pvscopeRegisters.key))
  }
  await page.close()
  return took.slice(warmUp)
}

/** Frames while somebody types a comment and new lines in the middle of the window. */
async function typing(browser, url, rate) {
  const page = await opened(browser, url, rate)
  await toFirstLine(page)
  for (let line = 0; line < 12; line++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.evaluate(() => globalThis.pvscopeRegisters.start())
  for (let count = 0; count < typed; count++) {
    await page.keyboard.press(count % 10 === 9 ? 'Enter' : count % 10 === 0 ? '#' : 'a')
    await page.waitForTimeout(typingPause)
  }
  const frames = await page.evaluate(() => globalThis.pvscopeRegisters.stop())
  await page.close()
  return frames
}

async function scrolling(browser, url, by, rate) {
  const page = await opened(browser, url, rate)
  const times = await page.evaluate(
    ([step, time]) => globalThis.pvscopeRegisters.scroll(step, time),
    [by, scrollTime],
  )
  // Once more for what is seen: looking takes time that scrolling would not.
  await page.evaluate(() => globalThis.pvscopeRegisters.start())
  await page.evaluate(([step]) => globalThis.pvscopeRegisters.scroll(step, 1000), [-by])
  const frames = await page.evaluate(() => globalThis.pvscopeRegisters.stop())
  await page.close()
  const gaps = times.slice(1).map((time, at) => time - times[at])
  return { perSecond: (gaps.length / (times.at(-1) - times[0])) * 1000, gaps, frames }
}

const worst = (frames) => Math.max(...frames.map(({ off }) => off ?? 0))
const emptiest = (frames) => Math.min(...frames.map(({ cells }) => cells))

const keyFigures = (took) =>
  took.length === 0
    ? [`no answer in ${patience / 1000} s`, '']
    : [milliseconds(median(took)), milliseconds(percentile95(took))]

const pixels = (value) => `${value.toFixed(1)} px`

/** @param {number} rate how many times slower the page is made */
export const measureRegisters = (rate) =>
  inBrowser(async (browser, url) => {
    const { registers } = await jsonFrom('scripts/bench/links.ts')
    const [small, middle, large] = registers.map(({ link }) => `${url}${link}`)
    const frames = await typing(browser, small, rate)
    return {
      'columns-200': percentile95(await keystrokes(browser, small, rate)),
      'columns-2000': percentile95(await keystrokes(browser, middle, rate)),
      wheel: (await scrolling(browser, large, 230, rate)).perSecond,
      'typing-off': worst(frames),
      'typing-cells': emptiest(frames),
    }
  })

/** The register columns: how soon they answer, and what every frame of them shows. */
export const benchRegisters = () =>
  inBrowser(async (browser, url) => {
    const { registers, oneFunction } = await jsonFrom('scripts/bench/links.ts')
    const [small, middle, large] = registers.map(({ link }) => `${url}${link}`)
    const answers = []
    for (const [title, link] of [
      ['200 lines', small],
      ['2,000 lines', middle],
      ['2,000 lines of one function', `${url}${oneFunction.link}`],
    ]) {
      const took = await keystrokes(browser, link).catch(unanswered)
      answers.push([`key → repaint, ${title}`, ...keyFigures(took)])
    }
    const seen = []
    for (const [title, by] of [
      ['wheel, 10,000 lines', 230],
      ['whole windows, 10,000 lines', 720],
    ]) {
      const found = await scrolling(browser, large, by).catch(unanswered)
      if (!found.frames) {
        seen.push([title, `no answer in ${patience / 1000} s`, '', '', ''])
        continue
      }
      const { perSecond, gaps, frames } = found
      const rate = `${Math.round(perSecond)} frames/s`
      seen.push([
        title,
        rate,
        milliseconds(percentile95(gaps)),
        pixels(worst(frames)),
        emptiest(frames),
      ])
    }
    const frames = await typing(browser, small)
    seen.push([
      `${typed} keys at 10/s`,
      `${frames.length} frames`,
      '',
      pixels(worst(frames)),
      emptiest(frames),
    ])
    return [
      table(['register columns', 'median', '95 %'], answers),
      table(['every frame', 'frames', '95 % within', 'worst off the text', 'fewest cells'], seen),
    ].join('\n\n')
  })
