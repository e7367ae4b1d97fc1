import { useContext, useMemo } from 'react'
import { machineOf } from '../../machines/index.ts'
import { layoutSide } from '../../registers/scene.ts'
import { DrawnStore, useApp } from '../../state/store.ts'
import type { ListingLayout } from './lines.ts'

/** What the analysis says about the lines of the text as it stands now. */
export function useLayout(): ListingLayout {
  const store = useContext(DrawnStore)
  const drawn = useApp((state) => machineOf(state).drawn(state))
  const listing = useApp((state) => state.document.listing)
  const side = useApp((state) => layoutSide(state.view.registers))
  return useMemo(() => {
    const state = store.getState()
    return machineOf(state).layout(state)
    // oxlint-disable-next-line react/exhaustive-deps -- what the layout follows from
  }, [store, drawn, listing, side])
}
