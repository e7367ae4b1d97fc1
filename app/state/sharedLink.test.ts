import { expect, it } from 'vitest'
import { lessons } from '../../src/lessons/index.ts'
import { linkOf } from './address.ts'
import { sharedLink } from './sharedLink.ts'
import { createAppStore } from './store.ts'

it('a lesson is shared as its name, a changed one as its document', () => {
  const store = createAppStore()
  expect(sharedLink(store.getState())).toBe(linkOf(store.getState()))
  for (const lesson of lessons) {
    for (const scene of lesson.scenes) {
      store.getState().openLesson(lesson.id, scene.id)
      expect(sharedLink(store.getState())).toBe(`#lesson/${lesson.id}/${scene.id}`)
      expect(sharedLink(store.getState()).length).toBeLessThan(60)
    }
  }
  // A question that is open keeps its text.
  store.getState().giveUp()
  store.getState().setListing('    cpuid\n')
  expect(sharedLink(store.getState())).toBe(linkOf(store.getState()))
})
