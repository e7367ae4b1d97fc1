import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { lessonWords as words } from '../../messages/lessons.ts'
import { store } from '../../state/store.ts'
import { Leave } from './LessonNav.tsx'

it('offers no way into the lab while a question is open, also before the engine has answered', () => {
  // Markup is made of the state that a store began with.
  vi.spyOn(store, 'getInitialState').mockImplementation(() => store.getState())
  const markup = () => renderToStaticMarkup(createElement(Leave))
  store.getState().openLesson('callsite')
  expect(store.getState().lesson.open?.sealed).toBeNull()
  expect(markup()).not.toContain(words.lab)
  expect(markup()).toContain(words.leave)
  store.getState().giveUp()
  expect(markup()).toContain(words.lab)
})
