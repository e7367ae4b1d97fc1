import { pathToFileURL } from 'node:url'
import { doDeck, doLesson, doMainJob, readLicences } from './pages/wholeJob.ts'
import { test } from './test.ts'

const file = pathToFileURL('dist/single/index.html').href
test.use({ baseURL: file })

test('one file from a disk does the main job, a lesson and a deck', async ({ page }) => {
  await doMainJob(page, file)
  await doLesson(page, file)
  await doDeck(page, file)
  await page.goto('about:blank')
  await page.goto(file)
  await readLicences(page)
})
