import { expect, type Locator, type Page } from '@playwright/test'

/** A lesson as somebody who reads it knows it. */
export class Lesson {
  readonly page: Page
  readonly panel: Locator
  readonly title: Locator
  readonly listing: Locator
  readonly step: Locator
  readonly covered: Locator
  readonly goals: Locator
  readonly reply: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('complementary', { name: 'Lesson' })
    this.title = this.panel.getByRole('heading', { level: 2 })
    this.listing = page.getByRole('region', { name: 'Listing' })
    this.step = page.getByRole('region', { name: 'Step' })
    this.covered = page.getByRole('heading', { name: 'First say what you expect.' })
    this.goals = this.panel.getByRole('region', { name: 'Goals' })
    this.reply = this.panel.getByRole('status').first()
  }

  /** Gives an answer, once answers are taken. */
  async answer(name: string): Promise<void> {
    const button = this.panel.getByRole('button', { name, exact: true })
    await expect(button).toHaveAttribute('aria-disabled', 'false')
    await button.click()
  }

  async next(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Next scene' }).click()
  }

  /** How many goals are ticked, of how many. */
  async expectGoals(met: number, all: number): Promise<void> {
    await expect(this.goals.getByRole('status')).toContainText(`${met} of ${all} goals met`)
  }

  /** The full editor, once it has taken the plain listing's place. */
  async editor(): Promise<Locator> {
    const editor = this.listing.getByRole('textbox')
    await expect(editor).toBeAttached()
    return editor
  }

  /** Puts the cursor at the start of line `line`, from 1. */
  async goToLine(line: number): Promise<void> {
    await (await this.editor()).focus()
    await this.page.keyboard.press('ControlOrMeta+Home')
    for (let at = 1; at < line; at++) await this.page.keyboard.press('ArrowDown')
    await this.page.keyboard.press('Home')
    await this.page.keyboard.press('Home')
  }

  /** Types a new line before line `line`. */
  async insertBefore(line: number, text: string): Promise<void> {
    await this.goToLine(line)
    await this.page.keyboard.insertText(`${text}\n`)
  }

  /** Replaces line `line`. */
  async replace(line: number, text: string): Promise<void> {
    await this.goToLine(line)
    await this.page.keyboard.press('Shift+End')
    await this.page.keyboard.insertText(text)
  }
}
