import type { WhatIfAnswer } from '../../../src/analysis/analysis.ts'
import { whatIfWords } from '../../messages/whatIf.ts'
import type { AppStore } from '../../state/store.ts'
import { selectMade } from '../../state/whatIf.ts'

/** Turns the switch, or edits the listing, to what was tried; the notice that says so can undo it. */
export function makeItSo(store: AppStore, { supposed, listing }: WhatIfAnswer): void {
  const { document: before, setVariant, setRules, setListing, ...rest } = store.getState()
  if (supposed.variant !== null) setVariant(supposed.variant)
  if (supposed.rules !== null) setRules(supposed.rules)
  if (listing !== null) setListing(listing)
  rest.endWhatIf()
  rest.setMade({ before, after: store.getState().document })
  rest.setView({ notice: whatIfWords.made })
}

export function unmake(store: AppStore): void {
  const made = selectMade(store.getState())
  if (!made) return
  const { before } = made
  const { setVariant, setRules, setListing, setMade, setView } = store.getState()
  setListing(before.listing)
  setVariant(before.variant)
  setRules(before.rules)
  setMade(null)
  setView({ notice: null })
}
