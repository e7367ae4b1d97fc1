import { useCallback, useSyncExternalStore } from 'react'
import { useApp } from '../state/store.ts'

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

/** What is drawn larger needs more pixels. */
const useScaled = (pixels: number): number => useApp(({ view }) => (pixels * view.scale) / 100)

/** Whether the page has one column, as on a phone. */
export const useNarrow = (): boolean => useMedia(`(width < ${useScaled(900)}px)`)

/** Whether there is not even the room of a phone: on one all is drawn twice as large. */
export const useTiny = (): boolean => useMedia(`(width < ${useScaled(280)}px)`)

/** Whether the screen stands on end, as a phone that is held in one hand. */
export const useUpright = (): boolean => useMedia('(max-aspect-ratio: 3/4)')

/** Whether a lesson, the listing and the step find no room side by side. */
export const useStacked = (): boolean => useMedia(`(width < ${useScaled(1280)}px)`)

/** Whether the buttons of the top bar find room beside one for the switches. */
export const useRoomForActions = (): boolean => useMedia(`(width >= ${useScaled(1000)}px)`)

/** Whether the switches find room side by side. */
export const useRoomForSwitches = (): boolean => useMedia(`(width >= ${useScaled(1440)}px)`)
