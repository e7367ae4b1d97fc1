import { join } from 'node:path'
import { onStderr } from '../setup/announce.mjs'
import { builds, ensureBuild } from '../setup/build.mjs'
import { ensureChromium } from '../setup/chromium.mjs'
import { SetupError, root } from '../setup/process.mjs'
import { serve } from '../setup/staticServer.mjs'

/** Milliseconds after which a page that does not answer is given up. */
export const patience = 60_000

/** Serves the production build and hands a browser and the page's address to `work`. */
export async function inBrowser(work) {
  await ensureBuild('site', onStderr)
  const executablePath = await ensureChromium(onStderr)
  if (executablePath === null) throw new SetupError('no Chromium could be found or installed')
  const server = await serve({ folder: join(root, builds.site.folder), port: 4210 })
  if (server === null) throw new SetupError('no free port to serve the page from')
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    return await work(browser, `http://127.0.0.1:${server.port}/`)
  } finally {
    await browser.close()
    server.close()
  }
}

/** Makes a page so many times slower than this machine: its own thread, not its workers. */
export async function slowDown(page, rate) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

/** A page that never answers is a result, not the end of the benchmark. */
export function unanswered(error) {
  if (error.name !== 'TimeoutError') throw error
  return []
}
