import { describe, expect, it } from 'vitest'
import { createAppStore } from '../state/store.ts'
import { askItanium } from './connectItanium.ts'
import type { Question } from './protocol.ts'

/** What is asked after each change. */
function asked(...changes: readonly ((store: ReturnType<typeof createAppStore>) => void)[]) {
  const store = createAppStore()
  store.getState().setMachine('ia64')
  const questions: Question[] = []
  for (const change of changes) {
    const before = store.getState()
    change(store)
    askItanium((question) => questions.push(question), store.getState(), before)
  }
  return questions.map((question) => ('start' in question ? question.start : undefined))
}

const open = (store: ReturnType<typeof createAppStore>) => store.getState().openRun()

describe('what is asked of a text for Itanium', () => {
  it('is a run only while one is in view', () => {
    const change = (store: ReturnType<typeof createAppStore>) =>
      store.getState().setListing(' nop.m 0 ;;\n')
    expect(asked(change)).toEqual([null])
    expect(asked(open)).toEqual([expect.objectContaining({ interrupts: true })])
    expect(asked(open, change)).toHaveLength(2)
  })

  it('is the run again where it begins otherwise, and nothing where nothing has changed', () => {
    const pending = (store: ReturnType<typeof createAppStore>) =>
      store.getState().setStart({ pending: true })
    expect(asked(open, pending).at(-1)).toMatchObject({ pending: true })
    expect(asked(pending)).toEqual([])
    expect(asked(open, (store) => store.getState().closeRun())).toHaveLength(1)
  })
})
