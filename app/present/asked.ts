import { itanium } from '../messages/itanium.ts'
import { present as words } from '../messages/present.ts'
import { itaniumPlatform, selectItaniumStep, selectItaniumStory } from '../state/itanium.ts'
import { itaniumQuestion, type ItaniumQuestion } from '../state/itaniumQuestion.ts'
import { selectBackend } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'

/** What is asked about an Itanium, null for none. A new object each time. */
export function itaniumAsked(state: AppState): ItaniumQuestion | null {
  const story = selectItaniumStory(state)
  const step = selectItaniumStep(state)
  const platform = itaniumPlatform(state)
  return story && step && platform && itaniumQuestion(story, step, platform)
}

/** What stands in place of a headline while the room is being asked. */
export function askedHeadline(state: AppState): string {
  const question = itaniumAsked(state)
  return question?.about === 'register'
    ? itanium.asked.register[question.callee]
    : words.question.headline(selectBackend(state))
}
