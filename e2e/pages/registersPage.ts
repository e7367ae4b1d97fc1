import { expect, type Locator } from '@playwright/test'
import { Workbench } from './workbench.ts'

/** Where a row of the columns stands, and where the line of the editor beside it does. Pixels. */
export interface Beside {
  readonly row: string
  readonly off: number
}

/** The register columns beside the listing. */
export class RegistersPage extends Workbench {
  get grid(): Locator {
    return this.listing.getByRole('grid', { name: 'Registers beside the listing' })
  }

  get side(): Locator {
    return this.listing.getByRole('radiogroup', { name: 'Registers' })
  }

  get tip(): Locator {
    return this.page.getByRole('tooltip')
  }

  /** Beside a line, or beside the n-th row under it. */
  row(line: number, under = 0): Locator {
    const name = under === 0 ? `^Line ${line}:` : `^Line ${line}, row ${under} under it:`
    return this.grid.getByRole('row', { name: new RegExp(name) })
  }

  cell(line: number, register: string, under = 0): Locator {
    return this.row(line, under).getByRole('gridcell', { name: new RegExp(`^${register}: `) })
  }

  async show(side: 'before' | 'after' | 'difference'): Promise<void> {
    await this.side.getByRole('radio', { name: side }).check()
  }

  /** The editor is there, and the columns beside it. */
  async openEditor(path?: string): Promise<void> {
    await this.open(path)
    await this.editor()
    await expect(this.grid).toHaveCount(1)
  }

  /** All that the columns say, row by row. */
  said(): Promise<readonly string[]> {
    return this.grid.evaluate((grid) =>
      [...grid.querySelectorAll('[role=row]')].map((row) =>
        [row, ...row.querySelectorAll('[role=gridcell]')]
          .map((each) => each.getAttribute('aria-label') ?? each.textContent ?? '')
          .join(' | '),
      ),
    )
  }

  /** How far each row in sight is from the nearest row of text. */
  alignment(): Promise<readonly Beside[]> {
    return this.listing.evaluate((listing) => {
      const grid = listing.querySelector('[role=grid]')
      const box = grid?.getBoundingClientRect()
      const text = [...listing.querySelectorAll('.view-line, .view-zones .pv-zone-row')]
      const tops = text.map((line) => line.getBoundingClientRect().top)
      return [...(grid?.querySelectorAll('[role=row]') ?? [])].flatMap((row) => {
        const { top, height } = row.getBoundingClientRect()
        if (!box || top < box.top || top + height > box.bottom) return []
        const off = Math.min(...tops.map((each) => Math.abs(each - top)))
        return [{ row: row.getAttribute('aria-label') ?? '', off }]
      })
    })
  }

  async expectAligned(): Promise<void> {
    await expect
      .poll(async () => {
        const found = await this.alignment()
        return found.length > 3 && found.every(({ off }) => off <= 1)
      })
      .toBe(true)
  }

  /** Right edge of the last character of the line that holds these words, and left edge of the columns. */
  async roomFor(words: string): Promise<{ readonly end: number; readonly columns: number }> {
    const line = this.listing.locator('.view-line', { hasText: words })
    const end = await line.evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getBoundingClientRect().right
    })
    const columns = (await this.grid.boundingBox())?.x ?? 0
    return { end, columns }
  }
}
