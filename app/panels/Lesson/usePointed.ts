import { useEffect } from 'react'
import { selectPointing } from '../../state/lessonSelectors.ts'
import { useApp } from '../../state/store.ts'
import { reveal } from '../reveal.ts'

/** What a reader does who goes on by themselves. */
const doings = ['wheel', 'pointerdown', 'keydown'] as const

/** The part of the page that a scene points at stays in view while the page is drawn; then the reader scrolls. */
export function usePointed(): void {
  const pointed = useApp((state) => (state.lesson.open?.aiming ? undefined : selectPointing(state)))
  useEffect(() => {
    const part = document.querySelector(`[data-panel="${pointed}"] > *`)
    const story = part?.closest('main')
    if (!story) return
    const going = new AbortController()
    const watched = new ResizeObserver(() => reveal(part))
    const stop = () => {
      watched.disconnect()
      going.abort()
    }
    for (const panel of story.querySelectorAll('[data-panel] > *')) watched.observe(panel)
    for (const doing of doings) {
      window.addEventListener(doing, stop, { passive: true, signal: going.signal })
    }
    return stop
  }, [pointed])
}
