import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useApp } from '../state/store.ts'

/** How much may be left out, one level after the other, until the rest fits. */
const levels = [0, 1, 2, 3] as const

/** One step smaller. */
const smaller = 0.93

const fits = (box: HTMLElement): boolean => box.scrollHeight <= box.clientHeight + 1

/** Something that would be cut off at an end. */
const isCut = (box: HTMLElement): boolean =>
  [...box.querySelectorAll('[data-whole]')].some(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
  )

/** Enlarged type gives way where it finds no room at all, but never below the size that the last row reads. */
function shrink(box: HTMLElement) {
  let scale = Number(getComputedStyle(box).getPropertyValue('--scale')) || 1
  while ((!fits(box) || isCut(box)) && scale > 1) {
    scale = Math.max(1, scale * smaller)
    box.style.setProperty('--u', `calc(1vh * ${scale})`)
    box.style.setProperty('--fit', String(scale))
  }
}

/**
 * Leaves out what is least needed where the content is higher than its box: `data-tight` on the element says
 * how much. Measured anew whenever `what` changes, and with the window.
 */
export function useFit(what: readonly unknown[]): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const scale = useApp((state) => state.view.scale)
  useLayoutEffect(() => {
    const fit = () => {
      const box = ref.current
      if (!box) return
      box.style.removeProperty('--u')
      box.style.removeProperty('--fit')
      for (const level of levels) {
        box.dataset['tight'] = String(level)
        if (fits(box)) break
      }
      shrink(box)
    }
    fit()
    // Until the type has arrived sizes are those of another.
    document.fonts?.ready.then(fit, () => undefined)
    window.addEventListener('resize', fit)
    return () => window.removeEventListener('resize', fit)
    // oxlint-disable-next-line react/exhaustive-deps -- the caller says what it depends on
  }, [...what, scale])
  return ref
}
