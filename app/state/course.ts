import { isPassedOver } from './brief.ts'
import { itaniumDecision, selectItanium } from './itanium.ts'
import { decisionIndex } from './place.ts'
import type { AppState } from './store.ts'

/** The way through a story as its keys and its timeline walk it, whatever is told on the way. */
export interface Course {
  readonly sites: number
  /** Steps of a site; 0 for a site that is not there. */
  steps(site: number): number
  /** Index of the step that says what becomes of the site. */
  decision(site: number): number
  /** A short story passes over the step. */
  passes(site: number, step: number): boolean
}

/** None while the combination is refused. */
export function courseOf(state: AppState): Course {
  if (state.document.machine === 'ia64') return itaniumCourse(state)
  const stories = state.analysis.refused ? [] : (state.analysis.shown?.stories ?? [])
  return {
    sites: stories.length,
    steps: (site) => stories[site]?.steps.length ?? 0,
    decision: (site) => {
      const story = stories[site]
      return story ? decisionIndex(story) : 0
    },
    passes: (site, step) => {
      const found = stories[site]?.steps[step]
      return found !== undefined && isPassedOver(found)
    },
  }
}

/** Moments between the first and the last of a picture decide nothing. */
function itaniumCourse(state: AppState): Course {
  const stories = selectItanium(state)?.stories ?? []
  return {
    sites: stories.length,
    steps: (site) => stories[site]?.steps.length ?? 0,
    decision: (site) => {
      const story = stories[site]
      return story ? itaniumDecision(story) : 0
    },
    passes: (site, step) => {
      const steps = stories[site]?.steps ?? []
      const found = steps[step]
      return found !== undefined && !found.decision && steps[step + 1]?.picture === found.picture
    },
  }
}
