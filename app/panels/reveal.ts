import { zoomOf } from '../ui/zoom.ts'

/**
 * Scrolls what holds an element so far that it can be seen, and nothing else: the page itself, or one around a
 * frame, never moves.
 */
export function reveal(
  element: Element | null | undefined,
  holder = element ? scrollerOf(element) : null,
): void {
  if (!element || !holder) return
  const [inner, outer] = [element.getBoundingClientRect(), holder.getBoundingClientRect()]
  // What sticks to the foot of the holder covers that much of it.
  const zoom = zoomOf(holder)
  const foot = Number.parseFloat(getComputedStyle(holder).scrollPaddingBottom) || 0
  holder.scrollLeft += overshoot(inner.left, inner.right, outer.left, outer.right) / zoom
  holder.scrollTop +=
    overshoot(inner.top, inner.bottom, outer.top, outer.bottom - foot * zoom) / zoom
}

/** Pixels by which something is before or behind what can be seen. */
export function overshoot(from: number, to: number, start: number, end: number): number {
  if (from < start || to - from > end - start) return from - start
  return Math.max(0, to - end)
}

function scrollerOf(element: Element): Element | null {
  const holder = element.parentElement
  // Beside a lesson on a phone the frame scrolls as the page does elsewhere.
  const page = !holder || holder === document.body || holder.matches('[data-lesson]')
  if (page) return null
  const { overflowX, overflowY } = getComputedStyle(holder)
  return overflowX === 'visible' && overflowY === 'visible' ? scrollerOf(holder) : holder
}
