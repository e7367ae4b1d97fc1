import type { SiteStory } from '../../src/analysis/analysis.ts'
import type { Step } from '../../src/patch/step.ts'
import { selectStep, selectStory } from '../state/selectors.ts'
import { useApp } from '../state/store.ts'

/** The story and the step in view; null while there is none. */
export function useHere(): { readonly story: SiteStory; readonly step: Step } | null {
  const story = useApp(selectStory)
  const step = useApp(selectStep)
  return story && step ? { story, step } : null
}
