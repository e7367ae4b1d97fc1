import type { SiteStory } from '../../src/analysis/analysis.ts'
import type { Candidate } from '../../src/patch/decision.ts'
import type { Step } from '../../src/patch/step.ts'
import { lineMoves } from './lineMoves.ts'

/** Where the reader is: indexes into the stories of the analysis in view, and into that story's steps. */
export interface Place {
  readonly site: number
  readonly step: number
}

/** A picture of the story before or after a change: what place.ts compares. */
export interface Picture {
  readonly listing: string
  readonly stories: readonly SiteStory[]
}

/** `edit`: the text changed. `switch`: what it runs on, the rules, or an option did. */
export type ChangeReason = 'edit' | 'switch'

/** Index of the step that says what was chosen; the last step where a story has none. */
export function decisionIndex(story: SiteStory): number {
  const at = story.steps.findLastIndex((step) => step.kind === 'choose')
  return at === -1 ? Math.max(0, story.steps.length - 1) : at
}

/**
 * The same place after a change: the site with the same operation nearest to where its line went (or the
 * next site, where it is gone), and in it the same step after an edit, or the decision after a switch.
 * Null where no site is left.
 */
export function findPlaceAgain(
  place: Place,
  before: Picture,
  after: Picture,
  reason: ChangeReason,
): Place | null {
  const oldStory = before.stories[place.site]
  if (after.stories.length === 0) return null
  const site = oldStory ? siteAgain(oldStory, before, after) : 0
  const story = after.stories[site]
  if (!story) return null
  if (!oldStory || reason === 'switch') return { site, step: decisionIndex(story) }
  return { site, step: stepAgain(oldStory, place.step, story) ?? decisionIndex(story) }
}

function siteAgain(old: SiteStory, before: Picture, after: Picture): number {
  const wanted = lineMoves(before.listing, after.listing)(old.site.line)
  let best = -1
  let bestDistance = Infinity
  after.stories.forEach(({ site }, index) => {
    const distance = Math.abs(site.line - wanted)
    if (site.op === old.site.op && distance < bestDistance) {
      best = index
      bestDistance = distance
    }
  })
  if (best !== -1) return best
  const next = after.stories.findIndex(({ site }) => site.line >= wanted)
  return next === -1 ? after.stories.length - 1 : next
}

function stepAgain(old: SiteStory, index: number, story: SiteStory): number | null {
  const wanted = old.steps[index]
  if (!wanted) return null
  const nth = old.steps.slice(0, index).filter((step) => alike(old, step, old, wanted)).length
  const found = story.steps.flatMap((step, at) => (alike(story, step, old, wanted) ? [at] : []))
  return found[nth] ?? found.at(-1) ?? null
}

/** Two steps tell the same thing: same kind and, for a check, the same test of the same candidate. */
function alike(story: SiteStory, step: Step, otherStory: SiteStory, other: Step): boolean {
  if (step.kind !== other.kind) return false
  if (step.kind !== 'check' || other.kind !== 'check') return true
  const left = story.decision.candidates[step.candidate]
  const right = otherStory.decision.candidates[other.candidate]
  return step.check.check === other.check.check && sameCandidate(left, right)
}

function sameCandidate(left: Candidate | undefined, right: Candidate | undefined): boolean {
  return (
    left?.kind === right?.kind && left?.scope === right?.scope && left?.callee === right?.callee
  )
}

/** Where a reader without a place starts, and where a remembered place is valid: else site 1's decision. */
export function openingPlace(wanted: Place | null, stories: readonly SiteStory[]): Place | null {
  const remembered = wanted === null ? undefined : stories[wanted.site]
  if (wanted && remembered && wanted.step < remembered.steps.length) return wanted
  const first = stories[0]
  return first ? { site: 0, step: decisionIndex(first) } : null
}
