import { expect, type Page } from '@playwright/test'
import { Workbench } from './workbench.ts'

export interface ListedDeck {
  readonly id: string
  readonly states: number
}

/** The decks that come with the page, as it lists them itself: a new one is looked at like the others. */
export async function listedDecks(page: Page): Promise<readonly ListedDeck[]> {
  await new Workbench(page).open()
  await page.getByRole('button', { name: 'Present: decks' }).click()
  const lines = page.locator('[data-deck]')
  await expect(lines.first()).toBeVisible()
  return lines.evaluateAll((all) =>
    all.map((line) => ({
      id: line.getAttribute('data-deck') ?? '',
      states: Number(/^(\d+) states,/.exec(line.querySelector('small')?.textContent ?? '')?.[1]),
    })),
  )
}
