import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useApp } from '../state/store.ts'
import { largestFitting } from './largest.ts'

/** How much may be left out, one level after the other, until the rest fits. */
const levels = [0, 1, 2, 3] as const

const fits = (box: HTMLElement): boolean => box.scrollHeight <= box.clientHeight + 1

/** Something that would be cut off at an end. */
const isCut = (box: HTMLElement): boolean =>
  [box, ...box.querySelectorAll('[data-whole]')].some(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
  )

/** Enlarged type gives way where it finds no room at all, but never below the size that the last row reads. */
function shrink(box: HTMLElement, screen: HTMLElement) {
  const wished = Math.round(Number(getComputedStyle(box).getPropertyValue('--scale') || 1) * 100)
  const size = largestFitting(wished, (tried) => {
    setSize(screen, tried)
    return fits(box) && !isCut(box)
  })
  setSize(screen, size)
}

/** In hundredths of the smallest size; of all that is projected, so that the room of a picture follows from it alone. */
function setSize({ style }: HTMLElement, size: number) {
  style.setProperty('--u', `calc(var(--v) * ${size / 100})`)
  style.setProperty('--fit', String(size / 100))
}

function resetSize({ style }: HTMLElement) {
  style.removeProperty('--u')
  style.removeProperty('--fit')
}

/**
 * Leaves out what is least needed where the content is higher than its box: `data-tight` on the element says
 * how much. Measured anew whenever `what` changes, and with the window.
 */
export function useFit(what: readonly unknown[]): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const scale = useApp((state) => state.view.scale)
  useLayoutEffect(() => {
    const screen = ref.current?.closest('main')
    const fit = () => {
      const box = ref.current
      if (!box || !screen) return
      resetSize(screen)
      for (const level of levels) {
        box.dataset['tight'] = String(level)
        if (fits(box)) break
      }
      shrink(box, screen)
    }
    fit()
    // Until the type has arrived sizes are those of another.
    document.fonts?.ready.then(fit, () => undefined)
    window.addEventListener('resize', fit)
    return () => {
      window.removeEventListener('resize', fit)
      if (screen) resetSize(screen)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the caller says what it depends on
  }, [...what, scale])
  return ref
}
