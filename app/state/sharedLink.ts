import { defaultSettings } from '../../src/share/document.ts'
import { lessonById, sceneById } from '../../src/lessons/index.ts'
import { linkOf } from './address.ts'
import { isDocumentOf } from './followAddress.ts'
import { lessonAddressOf } from './lessonAddress.ts'
import type { AppState } from './store.ts'

/**
 * The part of the address from "#" on that shows the same to somebody else: the lesson, as long as it is as it came,
 * else the document.
 */
export function sharedLink(state: AppState): string {
  const { open } = state.lesson
  const lesson = open && lessonById(open.id)
  const scene = open && lesson ? sceneById(lesson, open.scene) : undefined
  const address = lessonAddressOf(state)
  const untouched = scene && isDocumentOf({ ...defaultSettings, ...scene.document }, state.document)
  return untouched && address !== null ? address : linkOf(state)
}
