import { expect, it } from 'vitest'
import { markNamed } from '../../src/analysis/mark.ts'
import { selectVerdicts } from '../state/lessonSelectors.ts'
import { createAppStore } from '../state/store.ts'
import { askMarks, hearMarks } from './connectMarks.ts'
import type { MarkQuestion, Question } from './protocol.ts'

/** A store in which a task is open, and what was asked of the engine about it. */
function marking() {
  const store = createAppStore()
  const asked: Question[] = []
  store.subscribe((state, before) => askMarks((question) => asked.push(question), state, before))
  store.getState().openLesson('no-room', 'waiting')
  return { store, last: () => asked.at(-1) as Question & MarkQuestion, asked }
}

const answer = ({ lesson, task, document }: MarkQuestion) => markNamed(lesson, task, document) ?? []

it('asks of a text for Itanium as well, and again after each change', () => {
  const { store, last, asked } = marking()
  expect(last()).toMatchObject({ ask: 'mark', lesson: 'no-room', task: 'spare-argument' })
  store.getState().setListing('nop 0\n')
  expect(asked).toHaveLength(2)
  expect(last().document.listing).toBe('nop 0\n')
})

it('drops an answer to a text or to switches that are not in view any more', () => {
  const { store, last } = marking()
  const first = last()
  store.getState().setListing('nop 0\n')
  hearMarks(store, first, answer(first))
  expect(selectVerdicts(store.getState())).toBeNull()
  const second = last()
  store.getState().setItaniumRules('static')
  hearMarks(store, second, answer(second))
  expect(selectVerdicts(store.getState())).toBeNull()
  hearMarks(store, last(), answer(last()))
  expect(selectVerdicts(store.getState())?.map(({ met }) => met)).toEqual([false, false])
})

it('has no marks of a text that was changed since', () => {
  const { store, last } = marking()
  hearMarks(store, last(), answer(last()))
  expect(selectVerdicts(store.getState())).toHaveLength(2)
  store.getState().setListing('nop 0\n')
  expect(selectVerdicts(store.getState())).toBeNull()
})
