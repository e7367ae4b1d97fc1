import { expect, type Page } from '@playwright/test'
import { Lesson } from './lesson.ts'
import { Presentation } from './presentation.ts'
import { RunPage } from './runPage.ts'

/**
 * What somebody comes for, wherever the page was opened from: writes a site, sees it decided and changed, steps, and
 * runs it before and after.
 */
export async function doMainJob(page: Page, home: string): Promise<void> {
  const bench = new RunPage(page)
  await bench.open(home)
  await bench.write('    DISABLE_INTERRUPTS(CLBR_NONE)\n    ret\n')
  await expect(bench.site(2)).toHaveCount(0)
  await bench.choose('Runs on', 'lguest')
  await expect(bench.headline).toHaveText('Inline code wins.')
  await bench.choose('Runs on', 'bare hardware')
  await expect(bench.site(1)).toHaveAccessibleName(/inline$/)
  // Both are inline: only the bytes tell that the answer is there, which goes back to the decision.
  await expect(bench.bytesAfter).toHaveAccessibleName(/\bfa\b/)
  await bench.timeline.focus()
  await page.keyboard.press('Home')
  await expect(bench.place(1, 1)).toBeVisible()
  await bench.start()
  await expect(bench.verdict).toHaveText('The site keeps what it promised.')
}

/** Answers a question of a lesson, once wrong, and sees what was covered. */
export async function doLesson(page: Page, home: string): Promise<void> {
  const lesson = new Lesson(page)
  await page.goto('about:blank')
  await page.goto(`${home}#lesson/sandwich`)
  await expect(lesson.covered).toBeVisible()
  await lesson.answer('5')
  await expect(lesson.reply).toContainText('Five for the call alone')
  await lesson.answer('9')
  await expect(lesson.reply).toContainText('Right.')
  await expect(lesson.step).toBeVisible()
}

/** Opens a deck in its middle and goes on. */
export async function doDeck(page: Page, home: string): Promise<void> {
  const shown = new Presentation(page)
  await page.goto('about:blank')
  await page.goto(`${home}#deck=costs&at=2&present`)
  await expect(shown.screen.getByText('2 / 12')).toBeVisible()
  await expect(shown.headline).toBeVisible()
  await shown.press('End')
  await expect(shown.screen.getByText('12 / 12')).toBeVisible()
}

/** Reads under which licence a part of the page is. */
export async function readLicences(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'Licences' }).click()
  const dialog = page.getByRole('dialog', { name: 'Licences' })
  await dialog.getByText('monaco-editor', { exact: true }).click()
  await expect(dialog.getByText('Microsoft Corporation').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
}
