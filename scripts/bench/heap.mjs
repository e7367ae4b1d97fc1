import { inBrowser, patience } from './browser.mjs'
import { jsonFrom } from './forNode.mjs'
import { table } from './numbers.mjs'

const cycles = 2000
const warmUp = 200
const backends = ['Xen', 'lguest', 'VMI', 'KVM']

/** Without the tool's wait for a button that stands still, which takes half of a cycle. */
async function switchTo(page, backend, checked) {
  const radio = page
    .getByRole('radiogroup', { name: 'Runs on' })
    .getByRole('radio', { name: backend, exact: true })
  await radio.dispatchEvent('click')
  if (checked && !(await radio.isChecked())) throw new Error(`the page did not go to ${backend}`)
}

/** One edit, one switch, two steps. Now and then it is looked whether the page still follows. */
async function cycle(page, count) {
  const listing = page.getByRole('region', { name: 'Listing' }).getByRole('textbox')
  await listing.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press(String(4 + (count % 2)))
  await switchTo(page, backends[count % backends.length], count % 100 === 0)
  await page.getByRole('slider', { name: 'Step' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
}

async function heapOf(page, session) {
  await page.waitForLoadState('networkidle')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

async function pageHeap(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url)
  await page.waitForSelector('.monaco-editor .view-line', { timeout: patience })
  const listing = page.getByRole('region', { name: 'Listing' }).getByRole('textbox')
  await listing.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  const session = await page.context().newCDPSession(page)
  for (let count = 0; count < warmUp; count++) await cycle(page, count)
  const before = await heapOf(page, session)
  for (let count = 0; count < cycles; count++) await cycle(page, count)
  const after = await heapOf(page, session)
  await page.close()
  return { before, after }
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
const row = (title, before, after) => [
  title,
  megabytes(before),
  megabytes(after),
  megabytes(after - before),
]

const growth = ({ before, after }) => (after - before) / 1e6

export async function measureHeap() {
  const { before, after } = await jsonFrom('scripts/bench/heap.ts')
  return {
    'heap-page': growth(await inBrowser(pageHeap)),
    'heap-engine': growth({ before: before.heap, after: after.heap }),
    'heap-iced': growth({ before: before.iced, after: after.iced }),
  }
}

/** What 2,000 cycles of editing, switching and stepping leave behind, after collecting garbage. */
export async function benchHeap() {
  const engine = await jsonFrom('scripts/bench/heap.ts')
  const page = await inBrowser(pageHeap)
  return table(
    [`${cycles.toLocaleString('en')} cycles`, 'before', 'after', 'growth'],
    [
      row('heap of the page', page.before, page.after),
      row('heap of the engine', engine.before.heap, engine.after.heap),
      row('memory of iced', engine.before.iced, engine.after.iced),
    ],
  )
}
