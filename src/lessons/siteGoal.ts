import type { Analysis, SiteStory } from '../analysis/analysis.ts'
import type { Finding, Under, Work, X86Goal } from './lesson.ts'
import { findings } from './messages.ts'

/** Which sites a goal is about: those of an operation. Lines and sites before them may come and go. */
export interface SiteChoice {
  readonly op: string
}

/** What every goal has, by which it is told. */
export interface GoalPart {
  readonly id: string
  readonly words: string
  readonly under?: Under
}

/** The first of them. */
export const firstOf = ({ stories }: Analysis, { op }: SiteChoice): SiteStory | null =>
  stories.find(({ site }) => site.op === op) ?? null

/** Calls through a pointer that no site holds: boot never sees them. */
const unseenCalls = ({ program, stories }: Analysis): number =>
  (program.sections[program.text]?.rows ?? []).filter(
    ({ flow, offset }) =>
      flow === 'indirect-call' &&
      !stories.some(({ site }) => offset >= site.offset && offset < site.offset + site.length),
  ).length

/**
 * A goal about a site, and about every other one of its operation: one more beside it, done right, is no answer. Nor
 * is a record of code that calls nobody, nor one beside a call that the scene's text has recorded and this one has not.
 */
export function siteGoal(
  part: GoalPart,
  where: SiteChoice,
  check: (story: SiteStory, work: Work) => Finding,
): X86Goal {
  const checked = (story: SiteStory, work: Work): Finding =>
    story.site.original.form === 'instruction'
      ? { met: false, because: findings.holdsNoCall(story.site.index) }
      : check(story, work)
  return {
    ...part,
    check: (work) => {
      const all = work.analysis.stories.filter(({ site }) => site.op === where.op)
      const found = all.map((story) => checked(story, work))
      const told = found.find(({ met }) => !met) ?? found[0]
      if (!told) return { met: false, because: findings.noSite(where.op) }
      const unseen = unseenCalls(work.analysis)
      const given = work.given ? unseenCalls(work.given) : 0
      if (!told.met || unseen <= given) return told
      return { met: false, because: findings.unseen(unseen) }
    },
  }
}
