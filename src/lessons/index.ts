import { callsite } from './core/callsite.ts'
import { promise } from './core/promise.ts'
import { sandwich } from './core/sandwich.ts'
import { threeWays } from './core/threeWays.ts'
import { thunks } from './core/thunks.ts'
import { values } from './core/values.ts'
import type { Lesson, Scene, Task } from './lesson.ts'
import { bigSwitch } from './short/bigSwitch.ts'
import { constants } from './short/constants.ts'
import { lguestStore } from './short/lguestStore.ts'
import { noRoom } from './short/noRoom.ts'
import { quirk } from './short/quirk.ts'
import { recordBytes } from './short/recordBytes.ts'
import { sixtyFour } from './short/sixtyFour.ts'
import { today } from './short/today.ts'
import { vmiKvm } from './short/vmiKvm.ts'
import { xenMask } from './short/xenMask.ts'

/** In the order in which they are read. A lesson's id stands in links: it never changes. */
export const lessons: readonly Lesson[] = [
  callsite,
  threeWays,
  values,
  promise,
  sandwich,
  thunks,
  recordBytes,
  constants,
  xenMask,
  lguestStore,
  quirk,
  sixtyFour,
  vmiKvm,
  bigSwitch,
  today,
  noRoom,
]

/** Undefined where there is no such lesson. */
export const lessonById = (id: string): Lesson | undefined =>
  lessons.find((lesson) => lesson.id === id)

/** By its id, or one that it once had; undefined where the lesson has no such scene. */
export const sceneById = (lesson: Lesson, id: string): Scene | undefined =>
  lesson.scenes.find((scene) => scene.id === id) ??
  lesson.scenes.find(({ formerly }) => formerly === id)

/** The scene that holds a task, by the task's id. */
export function sceneOfTask(lesson: Lesson, id: string): (Scene & { readonly task: Task }) | null {
  for (const scene of lesson.scenes)
    if (scene.task?.id === id) return { ...scene, task: scene.task }
  return null
}
