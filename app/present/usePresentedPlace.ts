import { useCallback, useEffect, useRef } from 'react'
import { findPlaceAgain, type Picture, type Place } from '../state/place.ts'
import { store, useApp } from '../state/store.ts'

/**
 * What it returns goes back to the site that was in view at first, wherever its line went. While a text is typed its
 * operation may be none for a moment, and the place is at another site then.
 */
export function usePresentedPlace(): () => void {
  const shown = useApp((state) => state.analysis.shown)
  const first = useRef<{ readonly picture: Picture; readonly place: Place } | null>(null)
  useEffect(() => {
    const { place } = store.getState().playback
    if (first.current || !shown || !place) return
    const { input, stories } = shown
    first.current = { picture: { listing: input.listing, stories }, place }
  }, [shown])
  return useCallback(() => {
    const now = store.getState().analysis.shown
    if (!first.current || !now) return
    const { picture, place } = first.current
    const after = { listing: now.input.listing, stories: now.stories }
    const again = findPlaceAgain(place, picture, after, 'edit')
    if (again) store.getState().goToSite(again.site, again.step)
  }, [])
}
