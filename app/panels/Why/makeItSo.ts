import type { WhatIfAnswer } from '../../../src/analysis/analysis.ts'
import type { DocumentState } from '../../state/document.ts'
import type { AppStore } from '../../state/store.ts'

/** What was there before something was made so, and what has been there since. */
export interface Made {
  readonly before: DocumentState
  readonly after: DocumentState
}

/** Turns the switch, or edits the listing, to what was tried. */
export function makeItSo(store: AppStore, { supposed, listing }: WhatIfAnswer): Made {
  const { document: before, setVariant, setRules, setListing, endWhatIf } = store.getState()
  if (supposed.variant !== null) setVariant(supposed.variant)
  if (supposed.rules !== null) setRules(supposed.rules)
  if (listing !== null) setListing(listing)
  endWhatIf()
  return { before, after: store.getState().document }
}

export function unmake(store: AppStore, { before }: Made): void {
  const { setVariant, setRules, setListing } = store.getState()
  setListing(before.listing)
  setVariant(before.variant)
  setRules(before.rules)
}
