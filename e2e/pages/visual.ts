import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Browser,
  expect,
  type Locator,
  type Page,
  test,
  type TestInfo,
} from '@playwright/test'

/**
 * Whole browsers hint their letters as the desktop asks, shells as nobody asks: their pictures are not comparable. Where
 * no browser is named, Playwright starts its shell.
 */
const isShell = (path: string | undefined): boolean =>
  path === undefined || /headless[-_]shell/.test(path)

/** Where the pictures of this browser are: another major version draws a little differently. */
function folderOf(browser: Browser, { project }: TestInfo): string {
  const major = browser.version().split('.')[0] ?? ''
  return isShell(project.use.launchOptions?.executablePath) ? `${major}-shell` : major
}

/** Why the pictures cannot be compared here; null where they can. Said on the console too. */
export function incomparable(browser: Browser, info: TestInfo): string | null {
  const name = folderOf(browser, info)
  const folder = join(import.meta.dirname, '..', 'pictures', name)
  if (existsSync(folder) || info.config.updateSnapshots !== 'missing') return null
  const why = `!! There are no pictures of Chromium ${name}: visual tests are SKIPPED. Make them by: npx playwright test e2e/visual.spec.ts --update-snapshots=all`
  process.stderr.write(`\n${why}\n`)
  return why
}

/** Compares with the picture of the same name; antialiasing may differ, shapes and words may not. */
export async function expectPicture(
  what: Page | Locator,
  browser: Browser,
  name: string,
): Promise<void> {
  const file = [folderOf(browser, test.info()), `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`]
  const options = { animations: 'disabled', maxDiffPixelRatio: 0.001, threshold: 0.2 } as const
  // A page and an element have the same assertion, each with options of its own.
  if ('goto' in what) return expect.soft(what).toHaveScreenshot(file, options)
  // A page in the page is no part of the picture: it has pictures of its own.
  return expect.soft(what).toHaveScreenshot(file, { ...options, mask: [what.locator('iframe')] })
}
