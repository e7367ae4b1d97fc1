import type { ComponentType } from 'react'
import { selectKernelTable } from '../state/kernel.ts'
import { isItanium } from '../state/itanium.ts'
import { selectReaderIsAsked } from '../state/lessonSelectors.ts'
import type { AppState } from '../state/store.ts'
import type { PageId } from '../state/view.ts'
import { BytesPanel } from './Bytes/BytesPanel.tsx'
import { CandidatesPanel } from './Candidates/CandidatesPanel.tsx'
import { CataloguePage } from './Catalogue/CataloguePage.tsx'
import { ComparePanel } from './Compare/ComparePanel.tsx'
import { FeaturesPanel } from './Features/FeaturesPanel.tsx'
import { KernelPanel } from './Kernel/KernelPanel.tsx'
import { GlossaryPage } from './Glossary/GlossaryPage.tsx'
import { ItaniumView } from './Ia64/ItaniumView.tsx'
import { Covered } from './Lesson/Covered.tsx'
import { PriceInShort } from './Price/PriceInShort.tsx'
import { PricePanel } from './Price/PricePanel.tsx'
import { ReadingPage } from './Reading/ReadingPage.tsx'
import { RunPanel } from './Run/RunPanel.tsx'
import { StepPanel } from './Step/StepPanel.tsx'
import { WhatNextPanel } from './WhatNext/WhatNextPanel.tsx'
import { WhyPanel } from './Why/WhyPanel.tsx'

/** A part of the story beside the listing. */
export interface Panel {
  readonly id: string
  /** Shown on a first visit too, where few words count more than completeness. */
  readonly opening: boolean
  readonly Content: ComponentType
}

/** From top to bottom. */
export const panels: readonly Panel[] = [
  { id: 'step', opening: true, Content: StepPanel },
  { id: 'what-next', opening: false, Content: WhatNextPanel },
  { id: 'bytes', opening: true, Content: BytesPanel },
  { id: 'candidates', opening: false, Content: CandidatesPanel },
  { id: 'features', opening: false, Content: FeaturesPanel },
  { id: 'price', opening: true, Content: PricePanel },
  { id: 'price-in-short', opening: false, Content: PriceInShort },
  { id: 'why', opening: false, Content: WhyPanel },
]

/** What stands in the place of the steps while it is open. */
export interface View {
  readonly id: string
  readonly isOpen: (state: AppState) => boolean
  readonly Content: ComponentType
}

export const views: readonly View[] = [
  { id: 'covered', isOpen: selectReaderIsAsked, Content: Covered },
  { id: 'kernel', isOpen: selectKernelTable, Content: KernelPanel },
  { id: 'itanium', isOpen: isItanium, Content: ItaniumView },
  { id: 'compare', isOpen: ({ compare }) => compare.open, Content: ComparePanel },
  { id: 'run', isOpen: ({ run }) => run.open, Content: RunPanel },
]

/** What stands in the place of the whole workbench while it is open; the address names it. */
export interface Page {
  readonly id: PageId
  readonly Content: ComponentType
}

export const pages: readonly Page[] = [
  { id: 'reading', Content: ReadingPage },
  { id: 'glossary', Content: GlossaryPage },
  { id: 'lessons', Content: CataloguePage },
]
