import type { Locator } from '@playwright/test'

/** What can be pressed, and in how much room around its middle a finger hits it. Pixels. */
interface Room {
  readonly name: string
  readonly width: number
  readonly height: number
}

/**
 * Everything within an element that can be pressed, but links in running text. Room is measured by what a touch
 * would hit, not by boxes: an area may be larger than what is drawn, and something else may lie over it. What is
 * covered in its middle has none.
 */
export const fingerRoom = (within: Locator): Promise<readonly Room[]> =>
  within.evaluate((root) => {
    /** Further than this nobody asks. */
    const far = 60
    const pressed =
      'button, a[href], input, select, textarea, summary, [role=slider], [role=option], [role=separator]'
    const isMeant = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('.unseen, .monaco-editor, [inert]') &&
      !(element.tagName === 'A' && getComputedStyle(element).display === 'inline')
    const labelOf = (element: Element): Element | null =>
      element instanceof HTMLInputElement && /radio|checkbox/.test(element.type)
        ? (element.labels?.[0] ?? null)
        : null
    const room = (element: Element): Room => {
      element.scrollIntoView({ block: 'center', inline: 'center' })
      const label = labelOf(element)
      const { x, y, width, height } = (label ?? element).getBoundingClientRect()
      const [middleX, middleY] = [x + width / 2, y + height / 2]
      const hits = (right: number, down: number): boolean => {
        const hit = document.elementFromPoint(middleX + right, middleY + down)
        return hit !== null && (element.contains(hit) || (label?.contains(hit) ?? false))
      }
      const reach = (right: number, down: number): number => {
        let by = 0
        while (by < far && hits(right * (by + 1), down * (by + 1))) by++
        return by
      }
      const name = element.getAttribute('aria-label') ?? (label ?? element).textContent
      const open = hits(0, 0)
      return {
        name: name.trim() || element.tagName,
        width: open ? reach(-1, 0) + reach(1, 0) + 1 : 0,
        height: open ? reach(0, -1) + reach(0, 1) + 1 : 0,
      }
    }
    return [...root.querySelectorAll(pressed)].filter(isMeant).map(room)
  })
