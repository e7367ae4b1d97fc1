import { pathToFileURL } from 'node:url'
import { doDeck, doLesson, doMainJob, readLicences } from './pages/wholeJob.ts'
import { expect, test } from './test.ts'

const file = pathToFileURL('dist/single/index.html').href
test.use({ baseURL: file })

test('one file from a disk does the main job, a lesson and a deck', async ({ page }) => {
  await doMainJob(page, file)
  // A browser that lets no worker start from a file leaves the engine to the page, which then waits for it.
  expect(page.workers()).toHaveLength(1)
  await doLesson(page, file)
  await doDeck(page, file)
  await page.goto('about:blank')
  await page.goto(file)
  await readLicences(page)
})

test('a receipt made in one file links to that file', async ({ page }) => {
  await page.goto(`${file}#task/callsite/add-enable`)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada')
  const handIn = page.getByRole('button', { name: 'Make a receipt' })
  await expect(handIn).toHaveAttribute('aria-disabled', 'false')
  await handIn.click()
  await expect(page.locator('pre')).toContainText(`link: ${file}#v`)
})
