import { beforeEach, describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { callsite } from '../../src/lessons/core/callsite.ts'
import { openLink, linkOf } from './address.ts'
import { keepLessons } from './keepLessons.ts'
import { lessonAddressFrom, lessonAddressOf } from './lessonAddress.ts'
import {
  selectReaderIsAsked,
  selectReading,
  selectShownVerdicts,
  selectUnread,
} from './lessonSelectors.ts'
import { sameInput, selectInput } from './selectors.ts'
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

describe('the goals of a broken text', () => {
  const met = { id: 'fits', met: true, because: 'It fits.' }
  const unread = { id: 'fits', met: false, because: 'Line 2: no.', unread: true } as const

  it('stand as those of the last text that assembled, which is said once nobody types', () => {
    store.getState().receiveVerdicts([met])
    expect(selectUnread(store.getState())).toBeNull()
    store.getState().setView({ quiet: 'typing' })
    store.getState().receiveVerdicts([unread])
    expect(selectShownVerdicts(store.getState())).toEqual([met])
    expect(selectUnread(store.getState())).toBeNull()
    store.getState().setView({ quiet: 'faded' })
    expect(selectUnread(store.getState())).toBe('Line 2: no.')
    // No score is made of what did not assemble.
    expect(open()?.verdicts).toEqual([unread])
  })

  it('are no goals of another scene', () => {
    store.getState().receiveVerdicts([met])
    store.getState().goToScene(second ?? '')
    store.getState().receiveVerdicts([unread])
    expect(selectShownVerdicts(store.getState())).toBeNull()
  })
})

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

describe('a typed instruction', () => {
  /** Types, and answers as the worker does: only a text that is new is asked. */
  function tell(text: string) {
    const before = selectInput(store.getState())
    store.getState().tryInstruction(text)
    if (!sameInput(before, selectInput(store.getState()))) answer(store)
  }
  const tried = () => selectReading(store.getState())?.progress.tried

  it.each([
    ['xen-mask', 'off', 'movb $0, %fs:xen_vcpu_info+1'],
    ['sandwich', 'close', 'nop'],
  ])('of %s/%s is judged again where the text is the same', (lesson, scene, text) => {
    store.getState().openLesson(lesson, scene)
    answer(store)
    tell(text)
    expect(open()?.typed?.reply).toEqual(expect.any(String))
    tell(text)
    expect(open()?.typed?.reply).toEqual(expect.any(String))
    expect(tried()).toEqual([text, text])
    expect(selectReaderIsAsked(store.getState())).toBe(true)
  })
})

describe('a text that is known behind the curtain', () => {
  it('is drawn in the lab, where the reader had the same one', () => {
    store.getState().leaveLesson()
    store.getState().openLesson('callsite')
    store.getState().playInLab()
    answer(store)
    const { latest } = store.getState().analysis
    expect(latest).not.toBeNull()
    store.getState().openLesson('callsite')
    expect(open()?.sealed).toBe(latest)
    store.getState().leaveLesson()
    expect(store.getState().analysis).toMatchObject({ shown: latest, latest })
  })

  it('stays there when the lesson is opened once more', () => {
    answer(store)
    const sealed = open()?.sealed
    store.getState().openLesson('callsite', first)
    expect(open()?.sealed).toBe(sealed)
    expect(sealed).not.toBeNull()
  })
})

/** Browser storage that two pages share. */
function storageOf(shelf = new Map<string, string>()) {
  return {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => void shelf.set(key, value),
  }
}

describe('two pages of one browser', () => {
  const storage = storageOf()
  function opened() {
    const page = new EventTarget()
    const tab = createAppStore()
    keepLessons(tab, () => storage, page)
    return { ...tab, leave: () => void page.dispatchEvent(new Event('pagehide')) }
  }

  it('keep what either of them did, whoever writes last', () => {
    const [one, other] = [opened(), opened()]
    one.getState().openLesson('callsite', first)
    one.getState().giveUp()
    other.getState().openLesson('callsite', task)
    other.getState().setListing('mine: ret\n')
    other.getState().openLesson('sandwich')
    one.leave()
    other.leave()
    one.getState().nextHint()
    one.leave()
    const { callsite: found, sandwich } = opened().getState().lesson.progress
    expect(found?.scenes[first ?? '']).toMatchObject({ answered: true, hints: 1 })
    expect(found?.scenes[task ?? '']?.work?.listing).toBe('mine: ret\n')
    expect(sandwich).toBeDefined()
  })

  it('let a work be dropped in either of them, also where it was written', () => {
    const [one, other] = [opened(), opened()]
    one.getState().openLesson('callsite', task)
    one.getState().setListing('other: ret\n')
    one.leave()
    one.getState().restartScene()
    one.leave()
    other.getState().openLesson('sandwich')
    other.leave()
    const { callsite: found } = opened().getState().lesson.progress
    expect(found?.scenes[task ?? '']?.work).toBeNull()
  })
})

it('is kept of a scene that once had another name', () => {
  const kept = { answered: true, tried: ['inline'], hints: 2 }
  const lessons = { 'three-ways': { at: 'thunk', scenes: { inline: kept, 'no-more': kept } } }
  const shelf = new Map([['pvscope-lessons', JSON.stringify({ version: 1, lessons })]])
  const store = createAppStore()
  keepLessons(store, () => storageOf(shelf), new EventTarget())
  const found = store.getState().lesson.progress['three-ways']
  expect(found?.at).toBe('middle-site')
  expect(Object.keys(found?.scenes ?? {})).toEqual(['first-site', 'no-more'])
  expect(found?.scenes['first-site']).toMatchObject(kept)
})

describe('what the reader wrote', () => {
  it('stays theirs where a link is opened that was cut', () => {
    const made = createAppStore()
    made.getState().setListing('    cpuid\n    hlt\n    ud2\n')
    const cut = linkOf(made.getState()).slice(0, -5)
    keepLessons(store, () => storageOf(), new EventTarget())
    store.getState().goToScene(task ?? '')
    answer(store)
    store.getState().setListing('mine: ret\n')
    openLink(store, cut)
    expect(open()).toBeNull()
    expect(store.getState().document.listing).toContain('cpuid')
    store.getState().openLesson('callsite', task)
    expect(store.getState().document.listing).toBe('mine: ret\n')
  })

  it('in the lab is there again when the lesson is left', () => {
    store.getState().leaveLesson()
    expect(store.getState().document.listing).toBe('own: ret\n')
  })

  it('in a scene stays when another is read, and after a reload, until it is dropped', () => {
    const storage = storageOf()
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
