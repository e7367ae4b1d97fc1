import { beforeEach, describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { callsite } from '../../src/lessons/core/callsite.ts'
import { keepLessons } from './keepLessons.ts'
import { lessonAddressFrom, lessonAddressOf } from './lessonAddress.ts'
import { selectReaderIsAsked, selectReading } from './lessonSelectors.ts'
import { selectInput } from './selectors.ts'
import { type AppStore, createAppStore } from './store.ts'

/** Answers as the worker does. */
function answer(store: AppStore) {
  store.getState().receive(analyze(selectInput(store.getState())))
}

const [first, second, task] = callsite.scenes.map(({ id }) => id)
let store: AppStore

beforeEach(() => {
  store = createAppStore()
  answer(store)
  store.getState().setListing('own: ret\n')
  answer(store)
  store.getState().openLesson('callsite')
})

const open = () => store.getState().lesson.open

describe('a question', () => {
  it('keeps everything that would answer it away from what is drawn', () => {
    answer(store)
    const { analysis } = store.getState()
    expect([analysis.shown, analysis.latest, analysis.flips]).toEqual([null, null, []])
    expect(open()?.sealed).not.toBeNull()
  })

  it('keeps the listing that it is about', () => {
    const { listing } = store.getState().document
    store.getState().setListing('something else')
    store.getState().setBackend('xen')
    expect(store.getState().document).toMatchObject({ listing, variant: 'native' })
  })

  it('is open until the right answer, and then the page goes to what the scene points at', () => {
    answer(store)
    store.getState().answer('6')
    expect(selectReaderIsAsked(store.getState())).toBe(true)
    store.getState().answer('1')
    expect(selectReaderIsAsked(store.getState())).toBe(false)
    expect(selectReading(store.getState())?.progress.tried).toEqual(['6', '1'])
    const { analysis, playback } = store.getState()
    expect(analysis.shown?.stories).toHaveLength(1)
    const { site, step } = playback.place ?? { site: -1, step: -1 }
    expect(analysis.shown?.stories[site]?.steps[step]?.kind).toBe('choose')
  })

  it('is not answered by an analysis of another text', () => {
    const late = analyze({ ...selectInput(store.getState()), listing: 'nop\n' })
    store.getState().receive(late)
    expect(open()?.sealed).toBeNull()
  })

  it('is open again in the next scene, where the same text is known already', () => {
    answer(store)
    store.getState().answer('1')
    store.getState().goToScene(second ?? '')
    answer(store)
    expect(store.getState().analysis.shown).toBeNull()
    store.getState().goToScene(first ?? '')
    answer(store)
    expect(store.getState().analysis.shown).not.toBeNull()
  })
})

describe('what the reader wrote', () => {
  it('in the lab is there again when the lesson is left', () => {
    store.getState().leaveLesson()
    expect(store.getState().document.listing).toBe('own: ret\n')
  })

  it('in a scene stays when another is read, and after a reload, until it is dropped', () => {
    const shelf = new Map<string, string>()
    const storage = {
      getItem: (key: string) => shelf.get(key) ?? null,
      setItem: (key: string, value: string) => void shelf.set(key, value),
    }
    const page = new EventTarget()
    keepLessons(store, () => storage, page)
    store.getState().goToScene(task ?? '')
    answer(store)
    store.getState().setListing('mine: ret\n')
    store.getState().goToScene(first ?? '')
    expect(store.getState().document.listing).not.toBe('mine: ret\n')
    store.getState().goToScene(task ?? '')
    expect(store.getState().document.listing).toBe('mine: ret\n')

    page.dispatchEvent(new Event('pagehide'))
    const later = createAppStore()
    keepLessons(later, () => storage, new EventTarget())
    later.getState().openLesson('callsite')
    expect(later.getState().lesson.open?.scene).toBe(task)
    expect(later.getState().document.listing).toBe('mine: ret\n')
    later.getState().restartScene()
    expect(later.getState().document.listing).toBe(callsite.scenes[2]?.document.listing)
  })
})

describe('the address of a lesson', () => {
  it.each([
    ['#lesson/callsite', { kind: 'lesson', lesson: 'callsite', scene: null }],
    ['#lesson/callsite/boot', { kind: 'lesson', lesson: 'callsite', scene: 'boot' }],
    [
      '#task/callsite/add-enable/hidden',
      {
        kind: 'task',
        lesson: 'callsite',
        task: 'add-enable',
        scene: 'write-one',
        hidden: true,
      },
    ],
    ['#lesson/nothing', null],
    ['#task/callsite/nothing', null],
    ['#v1=abc', null],
  ])('%s', (hash, address) => expect(lessonAddressFrom(hash)).toEqual(address))

  it('says which scene is in view', () => {
    expect(lessonAddressOf(store.getState())).toBe(`#lesson/callsite/${first}`)
    store.getState().leaveLesson()
    expect(lessonAddressOf(store.getState())).toBeNull()
  })
})
