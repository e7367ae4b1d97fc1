import { useEffect, useState } from 'react'
import { useApp } from '../state/store.ts'

/** How many sizes the projected text can have: the smallest is the one that the last row reads. */
export const useScale = (): number => Math.max(1, useApp((state) => state.view.scale) / 100)

/** Width between the margins, in hundredths of the window's height at the chosen size. */
export function useRoom(): number {
  const scale = useScale()
  const measure = () => (window.innerWidth * 90) / window.innerHeight / scale
  const [room, setRoom] = useState(measure)
  useEffect(() => {
    const changed = () => setRoom(measure())
    changed()
    window.addEventListener('resize', changed)
    return () => window.removeEventListener('resize', changed)
    // oxlint-disable-next-line react/exhaustive-deps -- measure depends on nothing else
  }, [scale])
  return room
}
