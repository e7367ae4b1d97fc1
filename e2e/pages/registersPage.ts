import { expect, type Locator } from '@playwright/test'
import { Workbench } from './workbench.ts'

/** A row of the columns and how far it is from its own row of text. */
interface Beside {
  readonly row: string
  /** Pixels; NaN where there is no such row of text. */
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

  /** The column of a promise in the price of the site. */
  promise(name: string): Locator {
    return this.page
      .getByRole('region', { name: 'Price of this site' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
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

  /**
   * How far each row in sight is from its own row of text: from the line of that number, or from the n-th row
   * under it. No two lines of the listing may be the same.
   */
  alignment(listing: string): Promise<readonly Beside[]> {
    return this.listing.evaluate((section, lines) => {
      const grid = section.querySelector('[role=grid]')
      const box = grid?.getBoundingClientRect()
      const topOf = (element: Element) => element.getBoundingClientRect().top
      const textOf = ({ textContent }: Element) =>
        textContent.replaceAll('\u00a0', ' ').replace(/ *[▸▾]? *(?:◂.*)?$/, '')
      const shown = [...section.querySelectorAll('.view-line')]
      const tops = new Map(shown.map((line) => [textOf(line), topOf(line)]))
      const under = [...section.querySelectorAll('.view-zones .pv-zone-row')].map(topOf)
      const ownTop = (label: string): number => {
        const [, line, place] = /^Line (\d+)(?:, row (\d+) under it)?:/.exec(label) ?? []
        const top = tops.get(lines[Number(line) - 1] ?? '') ?? Number.NaN
        if (place === undefined) return top
        const below = under.filter((each) => each > top).toSorted((one, other) => one - other)
        return below[Number(place) - 1] ?? Number.NaN
      }
      return [...(grid?.querySelectorAll('[role=row]') ?? [])].flatMap((row) => {
        const { top, height } = row.getBoundingClientRect()
        if (!box || top < box.top || top + height > box.bottom) return []
        const label = row.getAttribute('aria-label') ?? ''
        return [{ row: label, off: Math.abs(ownTop(label) - top) }]
      })
    }, listing.split('\n'))
  }

  async expectAligned(listing: string): Promise<void> {
    await expect
      .poll(async () => {
        const found = await this.alignment(listing)
        return found.length > 3 ? found.filter(({ off }) => !(off <= 1)) : 'too few rows in sight'
      })
      .toEqual([])
  }

  /** How high each row in sight of the columns and each line of the text is; each height once. */
  heights(): Promise<readonly number[]> {
    return this.listing.evaluate((section) => {
      const drawn = section.querySelectorAll('[role=row], [data-line], .view-line, .pv-zone-row')
      const seen = [...drawn].filter((each) => each.checkVisibility({ visibilityProperty: true }))
      return [...new Set(seen.map((each) => Math.round(each.getBoundingClientRect().height)))]
    })
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
