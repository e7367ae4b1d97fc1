import { useEffect } from 'react'
import { selectPointing } from '../../state/lessonSelectors.ts'
import { useApp } from '../../state/store.ts'
import { reveal } from '../reveal.ts'

/** The part of the page that a scene points at comes into view once it is drawn; after that the reader scrolls. */
export function usePointed(): void {
  const pointed = useApp((state) => (state.lesson.open?.aiming ? undefined : selectPointing(state)))
  useEffect(() => {
    if (pointed) reveal(document.querySelector(`[data-panel="${pointed}"] > *`))
  }, [pointed])
}
