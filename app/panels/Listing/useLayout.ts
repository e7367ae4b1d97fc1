import { useMemo } from 'react'
import { layoutSide } from '../../registers/scene.ts'
import { selectAnalysis } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { type ListingLayout, listingLayout, noLayout } from './lines.ts'

/** What the analysis says about the lines of the text as it stands now. */
export function useLayout(): ListingLayout {
  const analysis = useApp(selectAnalysis)
  const listing = useApp((state) => state.document.listing)
  const side = useApp((state) => layoutSide(state.view.registers))
  return useMemo(
    () => (analysis ? listingLayout(analysis, listing, side) : noLayout),
    [analysis, listing, side],
  )
}
