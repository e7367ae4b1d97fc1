import { expect, it } from 'vitest'
import { analyze, flips, newMemory } from '../../src/analysis/analyze.ts'
import { selectInput } from './selectors.ts'
import { createAppStore } from './store.ts'

it('leaves the reader at the step in view when the same question is answered once more', () => {
  const store = createAppStore()
  const answer = (linted: boolean) =>
    store.getState().receive(analyze(selectInput(store.getState()), newMemory(), linted))
  store.getState().setListing('f:\tDISABLE_INTERRUPTS(CLBR_ANY)\n\tmov %eax, %ebx\n\tret\n')
  answer(false)
  const opened = store.getState().playback.place
  store.getState().step(-1)
  const { place } = store.getState().playback
  expect(place).not.toEqual(opened)
  answer(true)
  expect(store.getState().playback.place).toEqual(place)
  const { shown } = store.getState().analysis
  expect(shown?.diagnostics.filter(({ code }) => code.startsWith('lint/'))).not.toEqual([])
})

it('takes what would flip a decision where the linter has answered the same question meanwhile', () => {
  const store = createAppStore()
  const answer = (linted: boolean) =>
    store.getState().receive(analyze(selectInput(store.getState()), newMemory(), linted))
  store.getState().setListing('f:\tDISABLE_INTERRUPTS(CLBR_ANY)\n\tret\n')
  answer(false)
  const { shown } = store.getState().analysis
  if (!shown) throw new Error('nothing was answered')
  const asked = shown.input
  answer(true)
  expect(store.getState().analysis.shown?.input).not.toBe(asked)
  store.getState().receiveFlips(asked, flips(asked, 0))
  expect(store.getState().analysis.flips).toHaveLength(1)
  store.getState().setVariant('lguest')
  answer(false)
  store.getState().receiveFlips(asked, flips(asked, 0))
  expect(store.getState().analysis.flips).toEqual([])
})
