import { expect, it } from 'vitest'
import { followLessons } from './lessonAddress.ts'
import { followPresent } from './presenter.ts'
import { createAppStore } from './store.ts'

/** A page whose address somebody changes; `written`: what the store wrote into it. */
function addressed(hash: string) {
  const location = { pathname: '/', search: '', hash }
  const written: string[] = []
  const listeners: (() => void)[] = []
  const page = {
    location,
    history: {
      replaceState: (_: unknown, __: string, url: string) => {
        written.push(url)
        location.hash = url.includes('#') ? url.slice(url.indexOf('#')) : ''
      },
    },
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
    document: new EventTarget(),
  } as unknown as Window
  const go = (to: string) => {
    location.hash = to
    for (const hear of listeners) hear()
  }
  return { page, written, go }
}

it('leads from what a scene was once called to what it is called now', () => {
  const store = createAppStore()
  const { page, written } = addressed('#lesson/sandwich/fits')
  followLessons(store, page)
  expect(store.getState().lesson.open).toMatchObject({ id: 'sandwich', scene: 'two-sizes' })
  store.getState().goToScene('close')
  expect(written).toEqual(['/#lesson/sandwich/close'])
})

it('goes from lesson to lesson without an address between that names none', () => {
  const store = createAppStore()
  const before = store.getState().document
  const { page, written, go } = addressed('#lesson/callsite/boot')
  followLessons(store, page)
  expect(store.getState().lesson.open).toMatchObject({ id: 'callsite', scene: 'boot' })
  go('#lesson/sandwich/two-sizes')
  expect(store.getState().lesson.open).toMatchObject({
    id: 'sandwich',
    scene: 'two-sizes',
    course: null,
  })
  go('#task/sandwich/lguest-inline/hidden')
  expect(store.getState().lesson.open?.course).toMatchObject({
    task: 'lguest-inline',
    hidden: true,
  })
  go('#lesson/no-room/window')
  expect(written).toEqual([])
  store.getState().goToScene('accident')
  expect(written).toEqual(['/#lesson/no-room/accident'])
  store.getState().leaveLesson()
  expect(written.at(-1)).toBe('/')
  expect(store.getState().document).toEqual(before)
})

it('leaves what is presented for a lesson, and keeps the address of a lesson that was presented', () => {
  const store = createAppStore()
  const { page, go } = addressed('')
  followLessons(store, page)
  followPresent(store, page)
  store.getState().openPresent()
  expect(page.location.hash).toContain('present')
  go('#lesson/callsite/boot')
  expect(store.getState().present.open).toBe(false)
  expect(store.getState().lesson.open).toMatchObject({ id: 'callsite', scene: 'boot' })
  expect(page.location.hash).toBe('#lesson/callsite/boot')
  store.setState((state) => ({ present: { ...state.present, open: true } }))
  store.getState().closePresent()
  expect(page.location.hash).toBe('#lesson/callsite/boot')
})
