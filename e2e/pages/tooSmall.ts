import type { Page } from '@playwright/test'

/** In pixels, as it is drawn. */
const smallest = 11

/** Texts in view that are too small to be read at arm's length, with their sizes. */
export const tooSmall = (page: Page): Promise<readonly string[]> =>
  page.evaluate((least) => {
    const drawnSize = (element: Element) => {
      const svg = element instanceof SVGElement ? element.ownerSVGElement : null
      const own = svg?.viewBox.baseVal.height
      // A picture is as large as its box.
      const enlarged = svg && own ? svg.getBoundingClientRect().height / own : 1
      return Number.parseFloat(getComputedStyle(element).fontSize) * enlarged
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const seen =
        element?.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen')
      if (!element || !seen || !node.textContent?.trim()) continue
      const size = drawnSize(element)
      if (size < least - 0.01) found.push(`${size}: ${node.textContent}`)
    }
    return found
  }, smallest)
