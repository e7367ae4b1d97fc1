import type { Page } from '@playwright/test'

/**
 * What nobody can get at: a page or a dialog that is wider than its window, and words that stand beyond the edge
 * of what holds them, which no scrolling brings back. Code that is cut by "…" is told in full elsewhere.
 */
export const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const wide = scrollWidth > clientWidth ? [`the page by ${scrollWidth - clientWidth} px`] : []
    const dialog = document.querySelector('dialog[open]')
    if (dialog && dialog.scrollWidth > dialog.clientWidth)
      wide.push(`the dialog by ${dialog.scrollWidth - dialog.clientWidth} px`)

    /** Pixels that the words stand out of an element that hides what is outside of it; null where it scrolls. */
    const beyond = (words: DOMRect, holder: Element): number | null => {
      const { overflowX, textOverflow } = getComputedStyle(holder)
      if (/auto|scroll/.test(overflowX) || textOverflow === 'ellipsis') return null
      if (!/hidden|clip/.test(overflowX) && holder !== document.documentElement) return 0
      const { left, right } = holder.getBoundingClientRect()
      return Math.max(words.right - right, left - words.left)
    }
    const worst = (words: DOMRect, from: Element | null): number => {
      let most = 0
      for (let holder = from; holder; holder = holder.parentElement) {
        const out = beyond(words, holder)
        if (out === null) return most
        most = Math.max(most, out)
      }
      return most
    }
    const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT)
    const cut: string[] = []
    // The listing is code: it scrolls, and has columns over it.
    const elsewhere = '.unseen, [data-listing], .monaco-editor, script, style, option'
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      const holder = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (text === '' || !holder || holder.closest(elsewhere)) continue
      if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const out = Math.max(...[...range.getClientRects()].map((words) => worst(words, holder)))
      if (out > 1.5) cut.push(`"${text.slice(0, 40)}" by ${Math.round(out)} px`)
    }
    return [...wide, ...cut]
  })
