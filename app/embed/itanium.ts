import { outcomes } from '../machines/ia64/layout.ts'
import { itaniumWordsOf } from '../messages/itaniumStory.ts'
import { selectItanium, selectItaniumStep, selectItaniumStory } from '../state/itanium.ts'
import { selectIsAsking } from '../state/present.ts'
import { selectStepIndex } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { askedHeadline } from './asked.ts'
import type { FigurePlace } from './protocol.ts'

export { ia64Machine } from '../machines/ia64/machine.ts'
export { itaniumMarks } from './lighter/wholeItaniumMarks.ts'

/** Where a figure of an Itanium is; null while there is nothing to step through. */
export function itaniumPlace(state: AppState): FigurePlace | null {
  const story = selectItaniumStory(state)
  const step = selectItaniumStep(state)
  const told = selectItanium(state)
  if (!story || !step || !told) return null
  const asking = selectIsAsking(state)
  return {
    site: story.index + 1,
    sites: told.stories.length,
    step: selectStepIndex(state) + 1,
    total: asking ? null : story.steps.length,
    headline: asking
      ? askedHeadline(state)
      : itaniumWordsOf({ story, step, platform: told.input.platform }).headline,
    verdict: asking ? null : outcomes[story.decision.outcome],
  }
}
