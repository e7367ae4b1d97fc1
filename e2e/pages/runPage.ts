import { expect, type Locator, type Page } from '@playwright/test'
import { Workbench } from './workbench.ts'

/** The run, in place of the steps. */
export class RunPage extends Workbench {
  readonly run: Locator
  readonly verdict: Locator
  readonly registers: Locator
  readonly next: Locator

  constructor(page: Page) {
    super(page)
    this.run = page.getByRole('region', { name: 'Run', exact: true })
    this.verdict = this.run.getByRole('heading', { level: 2 })
    this.registers = this.run.getByRole('table', { name: 'Registers' })
    this.next = this.run.getByRole('region', { name: 'What comes next' })
  }

  get button(): Locator {
    return this.page.getByRole('button', { name: 'Run', exact: true })
  }

  /** Opens the run and waits until it has ended. */
  async start(): Promise<void> {
    await this.button.click()
    await this.ended()
  }

  /** What the switches and the text ask has been run to its end. */
  async ended(): Promise<void> {
    await expect(this.run).toHaveAttribute('aria-busy', 'false')
    await expect(this.verdict).not.toContainText('Running')
  }

  /** "instruction 12 of 48" */
  position(moment: number): Locator {
    return this.page.getByText(new RegExp(`^instruction ${moment} of [\\d,]+$`))
  }

  /** The row of one register: its values unpatched, patched, and as they should be. */
  register(name: string): Locator {
    return this.registers.getByRole('row', { name: new RegExp(`^${name}\\b`) })
  }

  /** A word written at the line of the listing at which machines stand. */
  mark(words: 'both' | 'unpatched' | 'patched'): Locator {
    return this.listing.getByText(`◂ ${words}`)
  }

  async openStart(): Promise<void> {
    await this.run.getByText('How it starts').click()
  }
}
