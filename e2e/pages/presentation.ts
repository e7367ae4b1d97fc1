import { expect, type Locator, type Page } from '@playwright/test'

/** What the room is asked, in place of a headline. */
export const question = /^What will .+ put here\?$|Which register dies\?$/

/** The keys of the layouts. */
export const layouts = ['1', '2', '3', '4', '5', '6'] as const

/** The screen that carries a room. */
export class Presentation {
  readonly page: Page
  readonly screen: Locator
  readonly headline: Locator

  constructor(page: Page) {
    this.page = page
    this.screen = page.getByRole('main', { name: 'Presentation' })
    this.headline = this.screen.getByRole('heading', { level: 1 })
  }

  /** Opens a link of a presentation, as a fresh page would. */
  async open(hash: string): Promise<void> {
    await this.page.goto('about:blank')
    await this.page.goto(`./#${hash}`)
    await expect(this.headline).toBeVisible()
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Opens the speaker's window from the sheet of keys, which stays. */
  async openSpeaker(): Promise<Page> {
    await this.press('?')
    const opened = this.page.waitForEvent('popup')
    await this.page.getByRole('button', { name: 'Speaker window' }).click()
    return opened
  }

  /** All that the page says: its title, text, names and other attributes of every element. */
  async everything(): Promise<string> {
    const tree = await this.page.locator('body').ariaSnapshot()
    const markup = await this.page.evaluate(() => document.body.outerHTML)
    return `${await this.page.title()}\n${tree}\n${markup}`
  }
}
