import type { AnalysisInput, WhatIf, WhatIfAnswer } from '../../src/analysis/analysis.ts'
import { same } from '../../src/base/same.ts'
import type { DocumentState } from './document.ts'
import type { AppState, Slice } from './store.ts'

/** A site as it might be: tried beside the listing, which stays as it is. */
export interface WhatIfState {
  readonly asked: {
    /** The picture beside which it is tried. */
    readonly input: AnalysisInput
    readonly site: number
    readonly supposed: WhatIf
  } | null
  /** The newest answer; perhaps of an older question, until the newest one is answered. */
  readonly answer: WhatIfAnswer | null
  /** The last that was made so, with what was there before: it can be undone until something else is changed. */
  readonly made: Made | null
}

/** What was there before something was made so, and what has been there since. */
export interface Made {
  readonly before: DocumentState
  readonly after: DocumentState
}

export interface WhatIfActions {
  /** Tries the site in view with this; nothing supposed ends it. */
  suppose(part: Partial<WhatIf>): void
  endWhatIf(): void
  /** Null: it was undone. */
  setMade(made: Made | null): void
  receiveWhatIf(input: AnalysisInput, answer: WhatIfAnswer): void
}

export type WhatIfSlice = { readonly whatIf: WhatIfState } & WhatIfActions

export const nothingSupposed: WhatIf = { length: null, clobbers: null, variant: null, rules: null }

const none = { asked: null, answer: null }

export const whatIfSlice: Slice<WhatIfSlice> = (set) => ({
  whatIf: { ...none, made: null },
  suppose: (part) =>
    set((state) => {
      const { shown } = state.analysis
      const { place } = state.playback
      const supposed = { ...nothingSupposed, ...part }
      if (!shown || !place || same(supposed, nothingSupposed))
        return { whatIf: { ...state.whatIf, ...none } }
      const { answer } = state.whatIf
      const known = selectWhatIf(state) && answer
      return {
        whatIf: {
          ...state.whatIf,
          asked: { input: shown.input, site: place.site, supposed },
          answer: known,
        },
      }
    }),
  endWhatIf: () => set(({ whatIf }) => ({ whatIf: { ...whatIf, ...none } })),
  setMade: (made) => set(({ whatIf }) => ({ whatIf: { ...whatIf, made } })),
  receiveWhatIf: (input, answer) =>
    set(({ whatIf }) => {
      const { asked } = whatIf
      const wanted = asked?.input === input && asked.site === answer.site
      return wanted && same(asked.supposed, answer.supposed)
        ? { whatIf: { ...whatIf, answer } }
        : {}
    }),
})

/** What is supposed of the site in view; null where nothing is, or it was of another picture or site. */
export function selectWhatIf({ whatIf, analysis, playback }: AppState): WhatIf | null {
  const { asked } = whatIf
  const here = asked?.input === analysis.shown?.input && asked?.site === playback.place?.site
  return asked && here ? asked.supposed : null
}

/** The newest answer to what is supposed of the site in view. */
export const selectWhatIfAnswer = (state: AppState): WhatIfAnswer | null =>
  selectWhatIf(state) ? state.whatIf.answer : null

/** What can be undone still. */
export const selectMade = ({ whatIf: { made }, document }: AppState): Made | null =>
  made?.after === document ? made : null
