import { useEffect, useState } from 'react'
import { useApp } from '../state/store.ts'

/** How many sizes the projected text can have: the smallest is the one that the last row reads. */
export const useScale = (): number => Math.max(1, useApp((state) => state.view.scale) / 100)

const aspect = (): number => window.innerWidth / window.innerHeight

/** Width between the margins, in hundredths of the window's height at the chosen size. */
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
