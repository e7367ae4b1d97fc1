import { useEffect } from 'react'
import { store, useApp } from '../../state/store.ts'

/** Milliseconds that a passing notice stays: long enough to be read. */
const readingTime = (notice: string) => Math.max(6000, notice.split(' ').length * 450)

/** The notice in view, which goes by itself; null for none. */
export function usePassingNotice(): string | null {
  const notice = useApp((state) => state.view.notice)
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(() => store.getState().setView({ notice: null }), readingTime(notice))
    return () => clearTimeout(timer)
  }, [notice])
  return notice
}
