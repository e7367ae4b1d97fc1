import type { ItaniumFocus, Prediction } from '../../src/lessons/lesson.ts'
import type { Ia64Story, Ia64Told } from '../../src/ia64/story/told.ts'
import { isAskedOf, isItanium, itaniumDecision } from './itanium.ts'
import { selectReaderIsAsked, selectReading } from './lessonSelectors.ts'
import type { AppState } from './store.ts'

/** What the engine told of the very document that a lesson asks about; null until it has. */
function toldOf(state: AppState): Ia64Told | null {
  const { itanium, lesson } = state
  const told = selectReaderIsAsked(state) ? lesson.open?.sealedItanium : itanium.latest
  return told && isItanium(state) && isAskedOf(state, told) ? told : null
}

/** An answer can be judged: what it is about is known, behind the curtain. */
export const selectCanJudge = (state: AppState): boolean =>
  isItanium(state) ? toldOf(state) !== null : state.lesson.open?.sealed !== null

/** The right answer to an open question, as text; null where it cannot be told. */
export function rightAnswer(state: AppState, asked: Prediction): string | null {
  if (asked.kind === 'instruction') return null
  if (asked.kind === 'itanium') {
    const told = toldOf(state)
    return told && asked.answer(told)
  }
  const sealed = state.lesson.open?.sealed
  return sealed ? String(asked.answer(sealed)) : null
}

function focusedStep(story: Ia64Story, focus: ItaniumFocus | undefined): number {
  if (focus === undefined) return itaniumDecision(story)
  if (focus === 'accident-end') return story.accidentEnd
  return Math.max(
    0,
    story.steps.findIndex(({ kind }) => kind === focus),
  )
}

/** Where a scene about Itanium points; null while a question is open or nothing is told yet. */
export function itaniumAim(state: AppState): AppState['playback']['place'] {
  const reading = selectReading(state)
  const told = toldOf(state)
  if (!reading || reading.asked || !told) return null
  const { site, itanium } = reading.scene.focus
  const story = told.stories[site]
  return story ? { site, step: focusedStep(story, itanium) } : null
}
