import { useEffect, useLayoutEffect, useRef } from 'react'
import { toStep } from '../commands/goTo.ts'
import { store } from '../state/store.ts'

interface Left {
  readonly focused: Element | null
  readonly listing: string
}

/** What had the focus before a page of its own, or the present screen, has it again after: else it is lost. */
export function useWayBack(away: boolean): void {
  const left = useRef<Left | null>(null)
  // What is hidden loses the focus with the next frame only, so it is still known here.
  useLayoutEffect(() => {
    if (!away) return
    left.current = {
      focused: document.activeElement,
      listing: store.getState().document.listing,
    }
  }, [away])
  useEffect(() => {
    const before = left.current
    if (away || !before) return
    left.current = null
    // A lesson that was opened there has taken it already.
    if (document.activeElement !== document.body) return
    const same = store.getState().document.listing === before.listing
    if (same && before.focused instanceof HTMLElement) before.focused.focus()
    if (document.activeElement === document.body) toStep.perform(store)
  }, [away])
}
