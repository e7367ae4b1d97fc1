import { type RefObject, useLayoutEffect, useRef } from 'react'

/** How much may be left out, one level after the other, until the rest fits. */
const levels = [0, 1, 2, 3] as const

/**
 * Leaves out what is least needed where the content is higher than its box: `data-tight` on the element says
 * how much. Measured anew whenever `what` changes, and with the window.
 */
export function useFit(what: readonly unknown[]): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const fit = () => {
      const box = ref.current
      if (!box) return
      for (const level of levels) {
        box.dataset['tight'] = String(level)
        if (box.scrollHeight <= box.clientHeight + 1) break
      }
    }
    fit()
    // Until the type has arrived sizes are those of another.
    document.fonts?.ready.then(fit, () => undefined)
    window.addEventListener('resize', fit)
    return () => window.removeEventListener('resize', fit)
    // oxlint-disable-next-line react/exhaustive-deps -- the caller says what it depends on
  }, what)
  return ref
}
