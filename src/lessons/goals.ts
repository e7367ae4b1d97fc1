import type { Analysis, SiteStory } from '../analysis/analysis.ts'
import type { Outcome } from '../patch/decision.ts'
import { registerNames, sizeOf } from '../x86/registers.ts'
import type { Finding, Goal, Under, Work } from './lesson.ts'
import { findings } from './messages.ts'
import { costAt, namesOf } from './seen.ts'

/** Which site a goal is about: the nth one of an operation, from 0. Lines and sites before it may come and go. */
export interface SiteChoice {
  readonly op: string
  readonly nth?: number
}

interface GoalPart {
  readonly id: string
  readonly words: string
  readonly under?: Under
}

const chosen = ({ stories }: Analysis, { op, nth = 0 }: SiteChoice): SiteStory | null =>
  stories.filter(({ site }) => site.op === op)[nth] ?? null

/** A goal about one site. */
function siteGoal(
  part: GoalPart,
  where: SiteChoice,
  check: (story: SiteStory, work: Work) => Finding,
): Goal {
  return {
    ...part,
    check: (work) => {
      const story = chosen(work.analysis, where)
      return story ? check(story, work) : { met: false, because: findings.noSite(where.op) }
    },
  }
}

/** The site gets one of these. */
export const becomes = (part: GoalPart, where: SiteChoice, wanted: readonly Outcome[]): Goal =>
  siteGoal(part, where, ({ site, decision: { outcome } }) => ({
    met: wanted.includes(outcome),
    because: findings.outcome(site.index, outcome, site.length),
  }))

/** The code of the text, sites included, is no longer than this. */
export const atMostBytes = (part: GoalPart, most: number): Goal => ({
  ...part,
  check: ({ analysis: { counts } }) => ({
    met: counts.bytes <= most,
    because: findings.bytes(counts.bytes, most),
  }),
})

/** The site has exactly, or at least, so much room. */
export const hasRoom = (
  part: GoalPart,
  where: SiteChoice,
  fits: (length: number) => boolean,
): Goal =>
  siteGoal(part, where, ({ site }) => ({
    met: fits(site.length),
    because: findings.room(site.index, site.length),
  }))

/** So many registers can hold a value across the site. */
export const leavesPlaces = (part: GoalPart, where: SiteChoice, least: number): Goal =>
  siteGoal(part, where, ({ site }, { analysis }) => {
    const { places } = costAt(analysis, site.index).contract.own
    return { met: places >= least, because: findings.places(site.index, places) }
  })

/** So many values are needed after the site and defined before it: nobody took them out of the text. */
export const carriesValues = (part: GoalPart, where: SiteChoice, least: number): Goal =>
  siteGoal(part, where, ({ site }, { analysis }) => {
    const alive = sizeOf(costAt(analysis, site.index).liveAcross)
    return { met: alive >= least, because: findings.alive(site.index, alive) }
  })

/** The site's promise allows what the claim says to be destroyed. */
export const allows = (
  part: GoalPart,
  where: SiteChoice,
  claim: (names: readonly string[]) => boolean,
): Goal =>
  siteGoal(part, where, ({ site }, { analysis }) => {
    const names = namesOf(analysis, site.mayLose.whole)
    return { met: claim(names), because: findings.allows(site.index, names) }
  })

/** Nothing that the site may destroy is needed after it. */
export const destroysNothingNeeded = (part: GoalPart, where: SiteChoice): Goal =>
  siteGoal(part, where, ({ site }, { analysis }) => {
    const { destroyed } = costAt(analysis, site.index)
    return {
      met: destroyed === 0,
      because: findings.needed(site.index, namesOf(analysis, destroyed)),
    }
  })

/** The patched text comes to its end with this value in a register, by its full-width name. */
export const endsWith = (part: GoalPart, register: string, value: bigint): Goal => ({
  ...part,
  runs: true,
  check: ({ analysis, end }) => {
    const at = registerNames(analysis.program.arch).indexOf(register)
    const found = end?.patched.registers[at]
    if (found === undefined) return { met: false, because: findings.noRun }
    return { met: found === value, because: findings.endsWith(register, found) }
  },
})

/** Every site keeps its promise when the text is run, and the run comes to this one. */
export const runKeeps = (part: GoalPart, where: SiteChoice): Goal => ({
  ...siteGoal(part, where, ({ site }, { run }) => {
    if (!run) return { met: false, because: findings.noRun }
    const { verdicts } = run
    const broken = verdicts.filter(({ verdict }) => verdict !== 'kept' && verdict !== 'not-reached')
    if (verdicts.find((each) => each.site === site.index)?.verdict === 'not-reached') {
      return { met: false, because: findings.notReached(site.index) }
    }
    return {
      met: broken.length === 0,
      because: findings.kept(
        verdicts.length,
        broken.map((each) => each.site),
      ),
    }
  }),
  runs: true,
})
