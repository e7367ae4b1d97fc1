import { useEffect } from 'react'
import { selectAside } from '../../state/aside.ts'
import { store, useApp } from '../../state/store.ts'

/** Milliseconds that a passing notice stays: long enough to be read, and to be answered where it offers a way back. */
const readingTime = (notice: string, answered: boolean) =>
  Math.max(answered ? 20_000 : 6000, notice.split(' ').length * 450)

/** The notice in view, which goes by itself; null for none. */
export function usePassingNotice(): string | null {
  const notice = useApp((state) => state.view.notice)
  const answered = useApp((state) => selectAside(state) !== null)
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(
      () => store.getState().setView({ notice: null }),
      readingTime(notice, answered),
    )
    return () => clearTimeout(timer)
  }, [notice, answered])
  return notice
}
