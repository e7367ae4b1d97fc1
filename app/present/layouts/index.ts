import type { ComponentType } from 'react'
import type { Turn } from '../../panels/Bytes/turn.ts'
import type { PresentLayout } from '../../../src/share/deck.ts'
import { BytesLayout } from './BytesLayout.tsx'
import { CandidatesLayout } from './CandidatesLayout.tsx'
import { CodeLayout } from './CodeLayout.tsx'
import { CompareLayout } from './CompareLayout.tsx'
import { PriceLayout } from './PriceLayout.tsx'
import { RunLayout } from './RunLayout.tsx'

export interface LayoutProps {
  /** The motion that leads to the step in view, while it lasts. */
  readonly turn: Turn | null
}

/** What fills the screen, by the keys 1 to 6. */
export const layouts: Readonly<Record<PresentLayout, ComponentType<LayoutProps>>> = {
  bytes: BytesLayout,
  code: CodeLayout,
  candidates: CandidatesLayout,
  price: PriceLayout,
  compare: CompareLayout,
  run: RunLayout,
}
