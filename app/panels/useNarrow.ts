import { useCallback, useSyncExternalStore } from 'react'

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    [query],
  )
  const matches = () => window.matchMedia(query).matches
  // Where there is no window there is no width either: the wide layout is the whole one.
  return useSyncExternalStore(subscribe, matches, () => false)
}

/** Whether the page has one column, as on a phone. */
export const useNarrow = (): boolean => useMedia('(width < 900px)')

/** Whether the switches find room side by side. */
export const useRoomForSwitches = (): boolean => useMedia('(width >= 1340px)')
