import { describe, expect, it } from 'vitest'
import type { WhatIf, WhatIfAnswer } from '../../src/analysis/analysis.ts'
import { analysis, stories } from '../testing/stories.ts'
import { selectInput } from './selectors.ts'
import { createAppStore } from './store.ts'
import { nothingSupposed, selectWhatIf, selectWhatIfAnswer } from './whatIf.ts'

function started() {
  const store = createAppStore()
  const answer = () => {
    const found = stories({ line: 1 }, { line: 3 })
    store
      .getState()
      .receive({ kind: 'analysis', analysis: analysis(selectInput(store.getState()), found) })
  }
  answer()
  return { store, answer }
}

const answered = (site: number, part: Partial<WhatIf>): WhatIfAnswer => ({
  site,
  supposed: { ...nothingSupposed, ...part },
  story: null,
  breakage: null,
  listing: null,
})

describe('what is supposed of a site', () => {
  it('leaves the document alone', () => {
    const { store } = started()
    const { document } = store.getState()
    store.getState().suppose({ length: 8 })
    expect(selectWhatIf(store.getState())).toEqual({ ...nothingSupposed, length: 8 })
    expect(store.getState().document).toBe(document)
  })

  it('is gone at another site and under another picture', () => {
    const { store, answer } = started()
    store.getState().suppose({ length: 8 })
    store.getState().goToSite(1)
    expect(selectWhatIf(store.getState())).toBeNull()
    store.getState().goToSite(0)
    expect(selectWhatIf(store.getState())).not.toBeNull()
    store.getState().setListing('nop')
    answer()
    expect(selectWhatIf(store.getState())).toBeNull()
  })

  it('ends where nothing is supposed any more', () => {
    const { store } = started()
    store.getState().suppose({ length: 8 })
    store.getState().suppose({ length: null })
    expect(store.getState().whatIf.asked).toBeNull()
  })

  it('has the newest answer, and the one before until that comes', () => {
    const { store } = started()
    store.getState().suppose({ length: 8 })
    const { input } = store.getState().whatIf.asked ?? {}
    if (!input) throw new Error('not asked')
    store.getState().receiveWhatIf(input, answered(0, { length: 8 }))
    store.getState().suppose({ length: 9 })
    expect(selectWhatIfAnswer(store.getState())?.supposed.length).toBe(8)
    // What was asked before that is not wanted any more.
    store.getState().receiveWhatIf(input, answered(0, { length: 7 }))
    expect(selectWhatIfAnswer(store.getState())?.supposed.length).toBe(8)
    store.getState().receiveWhatIf(input, answered(0, { length: 9 }))
    expect(selectWhatIfAnswer(store.getState())?.supposed.length).toBe(9)
  })
})
