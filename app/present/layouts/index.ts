import type { ComponentType } from 'react'
import type { PresentLayout } from '../../../src/share/deck.ts'
import { BytesLayout } from './BytesLayout.tsx'
import { CandidatesLayout } from './CandidatesLayout.tsx'
import { CodeLayout } from './CodeLayout.tsx'
import { CompareLayout } from './CompareLayout.tsx'
import { PriceLayout } from './PriceLayout.tsx'
import { RunLayout } from './RunLayout.tsx'

/** What fills the screen, by the keys 1 to 6. */
export const layouts: Readonly<Record<PresentLayout, ComponentType>> = {
  bytes: BytesLayout,
  code: CodeLayout,
  candidates: CandidatesLayout,
  price: PriceLayout,
  compare: CompareLayout,
  run: RunLayout,
}
