import { isObject, type Loose } from '../../src/base/loose.ts'
import { decodeLink } from '../../src/share/decodeLink.ts'
import { encodeLink } from '../../src/share/encodeLink.ts'
import { inputOf, wholeDocument } from '../../src/lessons/documents.ts'
import { lessonById, sceneById } from '../../src/lessons/index.ts'
import { shownPart, sharedOf } from './address.ts'
import type { DocumentState } from './document.ts'
import { closedRun } from './run.ts'
import {
  type LessonProgress,
  mergedProgress,
  type Progress,
  type SceneProgress,
  untouched,
} from './lessonProgress.ts'
import { selectReaderIsAsked, selectReading } from './lessonSelectors.ts'
import type { Shelf } from './persist.ts'
import { sameInput, selectInput } from './selectors.ts'
import type { AppState, AppStore } from './store.ts'

const key = 'pvscope-lessons'

/** A document as a link holds it: of every version that links had. */
const workText = (state: AppState, document: DocumentState): string =>
  encodeLink({ ...sharedOf({ ...state, document, run: closedRun }), site: null, step: null })

const sceneText = (state: AppState, { work, ...scene }: SceneProgress) => ({
  ...scene,
  work: work && workText(state, work),
})

/** All that a reload brings back of the lessons. */
export function keptText(state: AppState): string {
  const { progress } = state.lesson
  const lessons = Object.entries(progress).map(([id, { at, scenes }]) => [
    id,
    {
      at,
      scenes: Object.fromEntries(
        Object.entries(scenes).map(([scene, each]) => [scene, sceneText(state, each)]),
      ),
    },
  ])
  return JSON.stringify({ version: 1, lessons: Object.fromEntries(lessons) })
}

function workFrom(state: AppState, text: unknown): DocumentState | null {
  if (typeof text !== 'string') return null
  const link = decodeLink(text)
  return link.ok ? (shownPart(state, link.value).document ?? null) : null
}

function sceneFrom(state: AppState, found: Loose): SceneProgress {
  const { tried, answered, gaveUp, hints, done, work } = found
  return {
    ...untouched,
    tried: Array.isArray(tried) ? tried.filter((each) => typeof each === 'string') : [],
    answered: answered === true,
    gaveUp: gaveUp === true,
    hints: hints === 1 || hints === 2 || hints === 3 ? hints : 0,
    done: done === true,
    work: workFrom(state, work),
  }
}

function lessonFrom(state: AppState, lesson: string, { at, scenes }: Loose): LessonProgress {
  const entries = Object.entries(isObject(scenes) ? scenes : {})
  /** As the scene is called today; what is not there any more stays. */
  const today = (id: string): string => {
    const known = lessonById(lesson)
    return (known && sceneById(known, id)?.id) ?? id
  }
  return {
    at: typeof at === 'string' ? today(at) : '',
    scenes: Object.fromEntries(
      entries.flatMap(([id, scene]) =>
        isObject(scene) ? [[today(id), sceneFrom(state, scene)]] : [],
      ),
    ),
  }
}

/** Reads what `keptText` wrote; lessons that are not there any more are kept for when they come back. */
export function progressFrom(state: AppState, text: string): Progress {
  const found: unknown = JSON.parse(text)
  if (!isObject(found) || found['version'] !== 1) return {}
  const { lessons } = found
  const entries = Object.entries(isObject(lessons) ? lessons : {})
  return Object.fromEntries(
    entries.flatMap(([id, each]) => (isObject(each) ? [[id, lessonFrom(state, id, each)]] : [])),
  )
}

/** What was changed in a scene is the reader's own text of it. */
function keepWork(state: AppState, before: AppState): void {
  const { document } = state
  if (document === before.document || state.lesson.open?.id !== before.lesson.open?.id) return
  const reading = selectReading(state)
  if (!reading || selectReaderIsAsked(state) || reading.progress.work === document) return
  if (state.lesson.open?.scene !== before.lesson.open?.scene) return
  const own = wholeDocument(reading.scene.document)
  const switched = own.itaniumRules !== document.itaniumRules
  const changed = switched || !sameInput(inputOf(own), selectInput(state))
  if (changed || reading.progress.work) state.keepWork(document)
}

/** Milliseconds after a change until it is written: somebody may be typing. */
const writeDelay = 200

/** Reads what another tab may have written since, and adds what was changed here. */
function write(state: AppState, shelf: Shelf, before: Progress): void {
  const text = shelf.getItem(key)
  let others: Progress = {}
  try {
    others = text === null ? {} : progressFrom(state, text)
  } catch {
    // Something else stands there.
  }
  const progress = mergedProgress(state.lesson.progress, others, before)
  shelf.setItem(key, keptText({ ...state, lesson: { ...state.lesson, progress } }))
}

/** Brings back how far the reader came; writes what changes, a moment later and when the page is left. */
export function keepLessons(store: AppStore, shelf: () => Shelf, page: EventTarget): void {
  try {
    const text = shelf().getItem(key)
    const progress = text === null ? {} : progressFrom(store.getState(), text)
    store.setState(({ lesson }) => ({ lesson: { ...lesson, progress } }))
  } catch {
    // Storage is shut or holds something else: lessons are read from the start.
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let written = store.getState().lesson.progress
  const writeChanges = () => {
    clearTimeout(timer)
    timer = undefined
    try {
      write(store.getState(), shelf(), written)
      written = store.getState().lesson.progress
    } catch {
      // As above.
    }
  }
  store.subscribe((state, before) => {
    keepWork(state, before)
    if (store.getState().lesson.progress !== before.lesson.progress) {
      timer ??= setTimeout(writeChanges, writeDelay)
    }
  })
  page.addEventListener('pagehide', () => {
    if (timer !== undefined) writeChanges()
  })
}
