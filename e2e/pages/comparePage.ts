import { expect, type Locator } from '@playwright/test'
import { Workbench } from './workbench.ts'

/** The comparison of all sites under all backends. */
export class ComparePage extends Workbench {
  readonly panel: Locator = this.page.getByRole('region', { name: 'Comparison' })
  readonly grid: Locator = this.panel.getByRole('grid')
  readonly cells: Locator = this.panel.getByRole('gridcell')
  readonly told: Locator = this.panel.getByRole('region', { name: 'This cell' })
  readonly pair: Locator = this.panel.getByRole('region', { name: 'Side by side' })

  async compare(): Promise<void> {
    await this.page.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(this.grid).toBeVisible()
  }

  /** The cell of a site, counted from 1, under a backend by the name over its column. */
  async cell(site: number, backend: string): Promise<Locator> {
    const heads = await this.grid.getByRole('columnheader').allInnerTexts()
    const column = heads.findIndex((head) => head.trim() === backend)
    expect(column, `a column for ${backend}`).toBeGreaterThan(0)
    return this.grid
      .getByRole('row')
      .nth(site)
      .getByRole('gridcell')
      .nth(column - 1)
  }

  async chooseRules(name: string): Promise<void> {
    await this.panel.getByRole('radio', { name, exact: true }).check()
  }
}
