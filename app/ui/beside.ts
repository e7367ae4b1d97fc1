/** Where a card stands, in pixels of its own size. */
export interface Beside {
  readonly left: number
  readonly top?: number
  readonly bottom?: number
}

/** Distance from what a card is about, and the least from the edge of the page, in pixels. */
const gap = 6

interface Size {
  readonly width: number
  readonly height: number
}

/** The window, in its own pixels. */
export const pageSize = (): Size => ({ width: window.innerWidth, height: window.innerHeight })

/**
 * Under a box, or over it in the lower part of the window. Box and window are in pixels of the window, what comes out
 * is in those of a card that is drawn `zoom` times as large.
 *
 * @param low share of the window's height from which on the box is in its lower part
 */
export function beside(
  box: Pick<DOMRect, 'left' | 'top' | 'bottom'>,
  page: Size,
  { width, low, zoom }: { readonly width: number; readonly low: number; readonly zoom: number },
): Beside {
  const left = Math.max(gap, Math.min(box.left / zoom, page.width / zoom - width - gap))
  return box.bottom > page.height * low
    ? { left, bottom: (page.height - box.top) / zoom + gap }
    : { left, top: box.bottom / zoom + gap }
}

/**
 * The same place, or one beside or under `other` where the card would cover that: what somebody is about to press
 * stays in reach. All in pixels of the card's own size.
 */
export function clearOf(
  place: Beside,
  card: Size,
  other: Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>,
  page: Size,
): Beside {
  const { left } = place
  const top = place.top ?? page.height - (place.bottom ?? 0) - card.height
  const apart =
    left >= other.right ||
    left + card.width <= other.left ||
    top >= other.bottom ||
    top + card.height <= other.top
  if (apart) return place
  const right = other.right + gap
  if (right + card.width + gap <= page.width) return { ...place, left: right }
  const under = other.bottom + gap
  return under + card.height + gap <= page.height
    ? { left, top: under }
    : { left, bottom: page.height - other.top + gap }
}
