import { useSyncExternalStore } from 'react'

/** Below this many pixels there is one column. */
const oneColumn = () => window.matchMedia('(width < 900px)')

const subscribe = (changed: () => void) => {
  const query = oneColumn()
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Whether the page has one column, as on a phone. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => oneColumn().matches)
