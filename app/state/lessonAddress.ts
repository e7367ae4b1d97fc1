import { lessonById, sceneById, sceneOfTask } from '../../src/lessons/index.ts'
import { lessonWords } from '../messages/lessons.ts'
import { onAddress, setAddress } from './addressBar.ts'
import type { AppState, AppStore } from './store.ts'

/**
 * What an address can ask for besides a document: `#lesson/callsite`, `#lesson/callsite/boot`,
 * and one task for a course, `#task/callsite/add-enable`, its goals told or `…/hidden`.
 */
export type LessonAddress =
  | { readonly kind: 'lesson'; readonly lesson: string; readonly scene: string | null }
  | {
      readonly kind: 'task'
      readonly lesson: string
      readonly task: string
      readonly scene: string
      readonly hidden: boolean
    }

export const isOfLessons = (hash: string): boolean => /^#(?:lesson|task)\//.test(hash)

/** Null where the address asks for no lesson that there is. */
export function lessonAddressFrom(hash: string): LessonAddress | null {
  const [kind, id = '', part, more] = hash.slice(1).split('/')
  const lesson = lessonById(id)
  if (!lesson) return null
  if (kind === 'lesson') {
    const scene = part === undefined ? null : (sceneById(lesson, part)?.id ?? null)
    return { kind, lesson: id, scene }
  }
  const scene = kind === 'task' && part !== undefined ? sceneOfTask(lesson, part) : null
  if (!scene) return null
  const { task } = scene
  return { kind: 'task', lesson: id, task: task.id, scene: scene.id, hidden: more === 'hidden' }
}

/** The address of what is in view; null where no lesson is. */
export function lessonAddressOf({ lesson: { open } }: AppState): string | null {
  if (!open) return null
  if (!open.course) return `#lesson/${open.id}/${open.scene}`
  return taskAddress(open.id, open.course.task, open.course.hidden)
}

export const taskAddress = (lesson: string, task: string, hidden: boolean): string =>
  `#task/${lesson}/${task}${hidden ? '/hidden' : ''}`

/** False where the address asks for no lesson; says so where it asks for one that is not there. */
function openAddress(store: AppStore, hash: string): boolean {
  if (!isOfLessons(hash)) return false
  const address = lessonAddressFrom(hash)
  const { present, closePresent, openLesson, setView } = store.getState()
  // Somebody who follows a link wants to see where it leads: not beneath what is presented.
  if (present.open) closePresent()
  if (!address) {
    setView({ notice: lessonWords.unknown, page: 'lessons' })
    return true
  }
  // The lesson before is not left first: for a moment the address would name none, and a reload find none.
  setView({ page: null })
  if (address.kind === 'lesson') openLesson(address.lesson, address.scene)
  if (address.kind === 'task') openLesson(address.lesson, address.scene, address)
  return true
}

/** Opens what the address asks for, now and when it changes; the address says which scene is in view. */
export function followLessons(store: AppStore, page: Window): void {
  openAddress(store, page.location.hash)
  onAddress(page, () => openAddress(store, page.location.hash))
  store.subscribe((state, before) => {
    const now = lessonAddressOf(state)
    if (now === lessonAddressOf(before) || (now ?? '') === page.location.hash) return
    const { pathname, search, hash } = page.location
    // A link that was opened instead stands there already.
    if (now === null && !isOfLessons(hash)) return
    setAddress(page, pathname + search + (now ?? ''))
  })
}
