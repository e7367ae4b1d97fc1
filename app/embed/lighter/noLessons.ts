import type { Lesson } from '../../../src/lessons/lesson.ts'

/** A figure reads no lessons. */
export const lessonById = (_id: string): Lesson | undefined => undefined

export const sceneOfTask = (_lesson: Lesson, _id: string) => null
