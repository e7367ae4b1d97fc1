import { useEffect, useState } from 'react'
import { useApp } from '../state/store.ts'

/** How many sizes the projected text can have: the smallest is the one that the last row reads. */
export const useScale = (): number => Math.max(1, useApp((state) => state.view.scale) / 100)

/** The unit of all sizes, pixels; `--v` in the style sheet. */
export function unit(): number {
  const { innerWidth, innerHeight } = window
  const upright = innerWidth / innerHeight <= 3 / 4
  return Math.min(innerHeight / 100, innerWidth * (upright ? 0.0115 : 0.0085))
}

const aspect = (): number => window.innerWidth / unit() / 100

/** What `measure` finds in the window, also after the window has become another size. */
export function useMeasured(measure: () => number): number {
  const [found, setFound] = useState(measure)
  useEffect(() => {
    const changed = () => setFound(measure())
    window.addEventListener('resize', changed)
    return () => window.removeEventListener('resize', changed)
  }, [measure])
  return found
}

/** Width between the margins, in units of the chosen size. */
export function useRoom(): number {
  const scale = useScale()
  return (useMeasured(aspect) * 90) / scale
}
