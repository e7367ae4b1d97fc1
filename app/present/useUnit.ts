import { useEffect, useState } from 'react'
import { useApp } from '../state/store.ts'

/** How many sizes the projected text can have: the smallest is the one that the last row reads. */
export const useScale = (): number => Math.max(1, useApp((state) => state.view.scale) / 100)

/** The unit of all sizes, pixels; `--v` in the style sheet. */
export const unit = (): number => Math.min(window.innerHeight / 100, window.innerWidth * 0.0115)

const aspect = (): number => window.innerWidth / unit() / 100

/** Width between the margins, in units of the chosen size. */
export function useRoom(): number {
  const scale = useScale()
  const [shape, setShape] = useState(aspect)
  useEffect(() => {
    const changed = () => setShape(aspect())
    window.addEventListener('resize', changed)
    return () => window.removeEventListener('resize', changed)
  }, [])
  return (shape * 90) / scale
}
