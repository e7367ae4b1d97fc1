import { useMemo } from 'react'
import { selectAnalysis } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { type ListingLayout, listingLayout, noLayout } from './lines.ts'

/** What the analysis says about the lines of the text as it stands now. */
export function useLayout(): ListingLayout {
  const analysis = useApp(selectAnalysis)
  const listing = useApp((state) => state.document.listing)
  return useMemo(
    () => (analysis ? listingLayout(analysis, listing) : noLayout),
    [analysis, listing],
  )
}
