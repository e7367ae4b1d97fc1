import type { SiteStory } from '../analysis/analysis.ts'
import type { StepChoice } from './lesson.ts'

/** Index of the step that a scene points at; null where the story has no such step. */
export function focusedStep(story: SiteStory, choice: StepChoice = 'choose'): number | null {
  const at = story.steps.findIndex((step) => {
    if (typeof choice === 'string') return step.kind === choice
    if (step.kind !== 'check' || step.check.check !== choice.check) return false
    return story.decision.candidates[step.candidate]?.kind === choice.of
  })
  return at === -1 ? null : at
}
