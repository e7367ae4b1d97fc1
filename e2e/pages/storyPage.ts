import { expect, type Locator } from '@playwright/test'
import { repaint } from './picture.ts'
import { Workbench } from './workbench.ts'

/** The right half of the workbench and the timeline under it. */
export class StoryPage extends Workbench {
  /** Waits until what is drawn answers the switches. */
  async settled(): Promise<void> {
    await expect(this.page.locator('section[aria-busy="false"]')).toBeVisible()
  }

  /** Turns a switch whose choice has a longer name than is written on it. */
  async chooseLike(label: 'CPU' | 'Runs on' | 'Rules', words: string): Promise<void> {
    await this.switch(label).getByRole('radio', { name: words }).check()
    await this.settled()
  }

  /** Steps on, from the first step of all, until the headline says this. */
  async goTo(words: RegExp): Promise<void> {
    // A click on words takes the keys away from the editor and the switches.
    await this.headline.click()
    await this.page.keyboard.press('Home')
    await expect(this.place(1, 1)).toBeVisible()
    for (let guard = 0; guard < 200; guard++) {
      if (words.test(await this.headline.innerText())) break
      const [site = 1, , step = 1] = await this.stepLabel()
      await this.page.keyboard.press('ArrowRight')
      await expect(this.place(site, step)).toHaveCount(0)
    }
    await expect(this.headline).toHaveText(words)
    await this.still()
  }

  /** "Site 1 of 3 · step 3 of 7" as its four numbers. */
  async stepLabel(): Promise<readonly number[]> {
    const label = await this.step
      .getByText(/^Site \d+ of \d+/)
      .first()
      .innerText()
    return [...label.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  }

  /** One half of what is compared while something is supposed. */
  side(name: 'As it is' | 'Preview'): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  get whatIf(): Locator {
    return this.page.getByRole('region', { name: 'What if', exact: true })
  }

  get main(): Locator {
    return this.page.getByRole('main')
  }

  rightHalf(): Promise<string> {
    return this.main.innerHTML()
  }

  async picture(): Promise<Buffer> {
    await repaint(this.page)
    return this.main.screenshot({ caret: 'hide' })
  }

  /** How many motions there are, those at their end included. */
  turning(): Promise<number> {
    return this.main.evaluate((main) => main.getAnimations({ subtree: true }).length)
  }

  /** Waits until nothing moves and nothing is still being looked for. */
  async still(): Promise<void> {
    await expect(this.main.getByText('Looking for what would flip it')).toHaveCount(0)
    await expect.poll(() => this.turning()).toBe(0)
  }
}
