import { expect, type Locator, type Page } from '@playwright/test'

/** The page as somebody at the screen knows it. */
export class Workbench {
  readonly page: Page
  readonly listing: Locator
  readonly step: Locator
  readonly headline: Locator
  readonly sites: Locator
  readonly timeline: Locator
  readonly bytesBefore: Locator
  readonly bytesAfter: Locator

  constructor(page: Page) {
    this.page = page
    this.listing = page.getByRole('region', { name: 'Listing' })
    this.step = page.getByRole('region', { name: 'Step' })
    this.headline = this.step.getByRole('heading')
    this.sites = page.getByRole('navigation', { name: 'Sites' })
    this.timeline = page.getByRole('slider', { name: 'Step' })
    const rows = page.getByRole('region', { name: 'Bytes before and after' }).getByRole('figure')
    this.bytesBefore = rows.first()
    this.bytesAfter = rows.nth(1)
  }

  /** Opens the page and waits for the first decision. */
  async open(path = './'): Promise<void> {
    await this.page.goto(path)
    await expect(this.headline).toBeVisible()
  }

  switch(label: 'CPU' | 'Runs on' | 'Rules'): Locator {
    return this.page.getByRole('radiogroup', { name: label })
  }

  async choose(label: 'CPU' | 'Runs on' | 'Rules', name: string): Promise<void> {
    const choice = this.switch(label).getByRole('radio', { name, exact: true })
    await choice.check()
    await expect(choice).toBeChecked()
  }

  async openSample(title: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Listing / }).click()
    await this.page.getByRole('button', { name: title, exact: true }).click()
  }

  /** The chip of a site, e.g. `site 2: pte_val · 6 bytes · thunk`. */
  site(number: number): Locator {
    return this.sites.getByRole('button', { name: new RegExp(`^site ${number}:`) })
  }

  /** "Site 1 of 3 · step 3 of 7" */
  place(site: number, step?: number): Locator {
    const rest = step === undefined ? '' : ` · step ${step} of`
    return this.step.getByText(new RegExp(`^Site ${site} of \\d+${rest}`)).first()
  }

  /** The full editor, once it has taken the plain listing's place. */
  async editor(): Promise<Locator> {
    const editor = this.listing.getByRole('textbox')
    await expect(editor).toBeAttached({ timeout: 20_000 })
    return editor
  }

  /** Replaces the whole text, as somebody pasting would. */
  async write(text: string): Promise<void> {
    const editor = await this.editor()
    await editor.focus()
    await this.page.keyboard.press('ControlOrMeta+A')
    if (text === '') await this.page.keyboard.press('Delete')
    else await this.page.keyboard.insertText(text)
  }

  /** Puts the cursor at the start of the text and writes there. */
  async writeAtTop(text: string): Promise<void> {
    const editor = await this.editor()
    await editor.focus()
    await this.page.keyboard.press('ControlOrMeta+Home')
    await this.page.keyboard.insertText(text)
  }
}
