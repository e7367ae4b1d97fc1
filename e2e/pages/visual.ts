import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, expect, type Locator, type Page, type TestInfo } from '@playwright/test'

/** The major version of the browser: pictures of another one are not comparable. */
export const majorOf = (browser: Browser): string => browser.version().split('.')[0] ?? ''

/** Why the pictures cannot be compared here; null where they can. Said on the console too. */
export function incomparable(browser: Browser, { config }: TestInfo): string | null {
  const major = majorOf(browser)
  const folder = join(import.meta.dirname, '..', 'pictures', major)
  if (existsSync(folder) || config.updateSnapshots !== 'missing') return null
  const why = `!! There are no pictures of Chromium ${major}: visual tests are SKIPPED. Make them by: npx playwright test e2e/visual.spec.ts --update-snapshots=all`
  process.stderr.write(`\n${why}\n`)
  return why
}

/** Compares with the picture of the same name; antialiasing may differ, shapes and words may not. */
export async function expectPicture(
  what: Page | Locator,
  browser: Browser,
  name: string,
): Promise<void> {
  const file = [majorOf(browser), `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`]
  const options = { animations: 'disabled', maxDiffPixelRatio: 0.01, threshold: 0.2 } as const
  // A page and an element have the same assertion, each with options of its own.
  if ('goto' in what) await expect.soft(what).toHaveScreenshot(file, options)
  else await expect.soft(what).toHaveScreenshot(file, options)
}
