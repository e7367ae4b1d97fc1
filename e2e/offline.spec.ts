import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { serve } from '../scripts/setup/staticServer.mjs'
import { doDeck, doLesson, doMainJob, readLicences } from './pages/wholeJob.ts'
import { Workbench } from './pages/workbench.ts'
import { expect, test } from './test.ts'

test.use({ serviceWorkers: 'allow' })

/** The page says so itself, in its settings. */
async function waitUntilKept(page: Page) {
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByText('it opens without a network')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
}

test('after one visit the main job, a lesson and a deck work without a network', async ({
  page,
  context,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await waitUntilKept(page)
  await context.setOffline(true)
  await doMainJob(page, './?theme=light')
  await doLesson(page, './')
  await doDeck(page, './')
  await page.goto('./')
  await readLicences(page)
})

test('a newer version is offered in words, and comes when it is asked for', async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'pvscope-versions-'))
  cpSync('dist/site', folder, { recursive: true })
  const server = await serve({ folder, port: 4300 })
  const context = await browser.newContext({ serviceWorkers: 'allow' })
  const page = await context.newPage()
  try {
    const home = `http://127.0.0.1:${server?.port}/`
    await page.goto(home)
    await waitUntilKept(page)
    for (const file of ['index.html', 'sw.js']) {
      const text = readFileSync(join(folder, file), 'utf8')
      const newer =
        file === 'sw.js' ? `${text}\n// newer` : text.replace('<title>', '<title>Newer ')
      writeFileSync(join(folder, file), newer)
    }
    await page.reload()
    await expect(page.getByText('A newer pvscope is here.')).toBeVisible()
    await page.getByRole('button', { name: 'Load it' }).click()
    await page.waitForEvent('load')
    await expect(page.getByText('A newer pvscope is here.')).toBeHidden()
  } finally {
    await context.close()
    server?.close()
    rmSync(folder, { recursive: true })
  }
})
