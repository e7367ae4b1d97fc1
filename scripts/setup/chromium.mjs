import { existsSync } from 'node:fs'
import { installPackage } from './debian.mjs'
import { run, runTool } from './process.mjs'

/** A browser without a window of its own: the same engine opens a page in a third less of the time. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell']

const wholeBrowsers = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A browser that is there but cannot start (a missing library, a snap's placeholder) is none. */
async function starts(path) {
  const { code, text } = await run(path, ['--version'], { output: 'capture', seconds: 60 })
  return code === 0 && /chrom/i.test(text)
}

async function pathOf(name) {
  if (name.startsWith('/')) return existsSync(name) ? name : null
  if (process.platform === 'win32') return null
  const { code, text } = await run('sh', ['-c', 'command -v "$0"', name], { output: 'capture' })
  return code === 0 ? text.trim() : null
}

async function systemBrowser(names) {
  for (const name of names) {
    const path = await pathOf(name)
    if (path !== null && (await starts(path))) return path
  }
  return null
}

/** Playwright names the path of its whole browser alone, but starts its shell: which one is seen by starting it. */
async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test')
  try {
    const server = await chromium.launchServer({ timeout: 60_000 })
    const path = server.process().spawnfile
    await server.close()
    return path
  } catch {
    return null
  }
}

async function downloadedBrowser({ say, output }) {
  say('No Chromium found; asking Playwright to download its own …')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }
  const { code } = await runTool('playwright', ['install', 'chromium', '--only-shell'], {
    env,
    output,
    seconds: 300,
  })
  if (code !== 0) say('Playwright could not download a browser from here.')
  return code === 0 ? playwrightBrowser() : null
}

async function packagedBrowser(name, announcer) {
  return (await installPackage(name, announcer)) ? systemBrowser([name]) : null
}

/**
 * Path of a Chromium that starts, or null. In order: PVSCOPE_CHROMIUM, Playwright's own, a shell of
 * the system or of the distribution's packages, a whole browser of the system, Playwright's
 * download, the distribution's whole browser.
 */
export async function ensureChromium(announcer) {
  const named = process.env.PVSCOPE_CHROMIUM
  if (named) {
    if (await starts(named)) return named
    announcer.say(`PVSCOPE_CHROMIUM names ${named}, which does not start; looking for another.`)
  }
  return (
    (await playwrightBrowser()) ??
    (await systemBrowser(shells)) ??
    (await packagedBrowser('chromium-headless-shell', announcer)) ??
    (await systemBrowser(wholeBrowsers)) ??
    (await downloadedBrowser(announcer)) ??
    packagedBrowser('chromium', announcer)
  )
}
