import type { Address } from '../base/address.ts'
import type { Outcome } from '../patch/decision.ts'
import type { MachineId } from '../run/report.ts'
import type { Arch } from '../x86/arch.ts'
import {
  difference,
  noRegisters,
  registerNames,
  registersIn,
  regSet,
  type RegSet,
  sizeOf,
  union,
} from '../x86/registers.ts'
import type { RegisterValues } from '../run/start.ts'
import type { Finding, TaskRun, Work, X86Goal } from './lesson.ts'
import { findings } from './messages.ts'
import { costAt, fromOutside, namesOf } from './seen.ts'
import { firstOf, type GoalPart, type SiteChoice, siteGoal } from './siteGoal.ts'

/** The site gets one of these. */
export const becomes = (part: GoalPart, where: SiteChoice, wanted: readonly Outcome[]): X86Goal =>
  siteGoal(part, where, ({ site, decision: { outcome, candidates, chosen } }) => {
    const { callee = null } = candidates[chosen] ?? {}
    return {
      met: wanted.includes(outcome),
      because: findings.outcome(site.index, { outcome, callee }, site.length),
    }
  })

/** The code of the text, sites included and wherever it stands, is no longer than this. */
export const atMostBytes = (part: GoalPart, most: number): X86Goal => ({
  ...part,
  check: ({ analysis: { counts, program } }) => {
    const others = program.sections.filter((_, at) => at !== program.text)
    const elsewhere = others.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.length, 0)
    const bytes = counts.bytes + elsewhere
    return { met: bytes <= most, because: findings.bytes(bytes, most) }
  },
})

/** After boot no call goes through a pointer any more. */
export const noPointerLeft = (part: GoalPart): X86Goal => ({
  ...part,
  check: ({ analysis: { rowsAfter } }) => {
    const left = rowsAfter.filter(({ flow }) => flow === 'indirect-call').length
    return { met: left === 0, because: findings.pointersLeft(left) }
  },
})

/** A run of the text comes to the site. */
export const isReached = (part: GoalPart, where: SiteChoice): X86Goal => ({
  ...siteGoal(part, where, ({ site }, { runs: [done] }) => {
    if (!done) return { met: false, because: findings.noRun }
    const met = done.run.visits.some((visit) => visit.site === site.index)
    return { met, because: met ? findings.reached(site.index) : findings.notReached(site.index) }
  }),
  runs: [{}],
})

/** The text has no site of an operation. */
export const hasNone = (part: GoalPart, where: SiteChoice): X86Goal => ({
  ...part,
  check: ({ analysis }) => {
    const story = firstOf(analysis, where)
    const because = story
      ? findings.stillThere(story.site.index, where.op)
      : findings.noSite(where.op)
    return { met: !story, because }
  },
})

/** The site has exactly, or at least, so much room. */
export const hasRoom = (
  part: GoalPart,
  where: SiteChoice,
  fits: (length: number) => boolean,
): X86Goal =>
  siteGoal(part, where, ({ site }) => ({
    met: fits(site.length),
    because: findings.room(site.index, site.length),
  }))

/** So many registers can hold a value across the site. */
export const leavesPlaces = (part: GoalPart, where: SiteChoice, least: number): X86Goal =>
  siteGoal(part, where, ({ site }, { analysis }) => {
    const { places } = costAt(analysis, site.index).contract.own
    return { met: places >= least, because: findings.places(site.index, places) }
  })

/** What a run comes to: how it ends, what it leaves in memory, and in registers by their full-width names. */
function comesTo(
  { run, end, scratch }: TaskRun,
  id: MachineId,
  names: readonly string[],
  arch: Arch,
): string {
  const registers = names.map((name) => end[id].registers[registerNames(arch).indexOf(name)])
  return [run.endings[id].kind, ...registers, ...scratch(id)].join()
}

/** Of these registers those whose values a run needs behind a site: without them it comes to something else. */
function neededBehind(
  { analysis, spoilt }: Work,
  site: number,
  set: RegSet,
  returns: readonly string[],
): RegSet {
  const { arch } = analysis.program
  const told = (destroyed: RegSet): string | null => {
    const run = spoilt(site, destroyed)
    return run && comesTo(run, 'patched', returns, arch)
  }
  const whole = told(noRegisters)
  if (whole === null) return noRegisters
  return regSet(...registersIn(set).filter((register) => told(regSet(register)) !== whole))
}

/**
 * So many values are defined by instructions before the site, read by instructions after it, and what a run comes to
 * depends on them: nobody took them out of the text, or reads them for show. What comes in from outside counts in the
 * registers in which it does in the scene's own text. `returns`: registers in which the caller looks.
 */
export const carriesValues = (
  part: GoalPart,
  where: SiteChoice,
  least: number,
  returns: readonly string[] = [],
): X86Goal => ({
  ...siteGoal(part, where, ({ site }, work) => {
    const { analysis, given } = work
    const known = given
      ? union(...given.stories.map((_, at) => fromOutside(given, at)))
      : noRegisters
    const strange = difference(fromOutside(analysis, site.index), known)
    const alive = difference(costAt(analysis, site.index).liveAcross, strange)
    const needed = sizeOf(neededBehind(work, site.index, alive, returns))
    return { met: needed >= least, because: findings.carries(site.index, needed) }
  }),
  unsaid: true,
})

/**
 * Where a register points in another run, on x86-32: within scratch memory (`run/layout.ts`), where none points by
 * itself, so that no constant in an answer fits both runs.
 */
export const otherStart = 0xc900_0104n

/** The patched text comes to what the scene's own text is meant to come to, from each of these starts. */
export const stillWorks = (
  part: GoalPart,
  runs: readonly RegisterValues[] = [{}],
  returns: readonly string[] = [],
): X86Goal => ({
  ...part,
  runs,
  check: ({ analysis, runs: done, givenRuns }) => {
    const { arch } = analysis.program
    const meant = givenRuns()
    const met = done.every((run, at) => {
      const model = meant[at]
      if (!run || !model) return false
      return comesTo(run, 'patched', returns, arch) === comesTo(model, 'reference', returns, arch)
    })
    return { met, because: met ? findings.works : findings.worksNot }
  },
})

/** The site's promise allows what the claim says to be destroyed. */
export const allows = (
  part: GoalPart,
  where: SiteChoice,
  claim: (names: readonly string[]) => boolean,
): X86Goal =>
  siteGoal(part, where, ({ site }, { analysis }) => {
    const names = namesOf(analysis, site.mayLose.whole)
    return { met: claim(names), because: findings.allows(site.index, names) }
  })

/** The site is there, and nothing that it or another one may destroy is needed after it. */
export const destroysNothingNeeded = (part: GoalPart, where: SiteChoice): X86Goal =>
  siteGoal(part, where, ({ site }, { analysis }) => {
    const costs = analysis.stories.map((each) => costAt(analysis, each.site.index))
    const worst = costs.findIndex(({ destroyed }) => destroyed !== 0)
    const told = worst === -1 ? site.index : worst
    const { destroyed } = costAt(analysis, told)
    return { met: worst === -1, because: findings.needed(told, namesOf(analysis, destroyed)) }
  })

/** A start of a run, as far as it differs from the scene's, and what the run is to come to. */
export interface Expected {
  readonly from: RegisterValues
  readonly value: bigint
}

/**
 * The patched text comes to its end with a value in a register, by its full-width name. Where the value depends on the
 * start, several starts tell a text that works it out from one that only knows it.
 */
export const endsWith = (
  part: GoalPart,
  register: string,
  expected: readonly [Expected, ...Expected[]],
): X86Goal => ({
  ...part,
  runs: expected.map(({ from }) => from),
  check: ({ analysis, runs }) => {
    const at = registerNames(analysis.program.arch).indexOf(register)
    const ends = expected.map(({ from, value }, index) => {
      const found = runs[index]?.end.patched.registers[at]
      return { from, found, met: found === value }
    })
    const told = ends.find(({ met }) => !met) ?? ends[0]
    if (told?.found === undefined) return { met: false, because: findings.noRun }
    return { met: told.met, because: findings.endsWith(told.from, register, told.found) }
  },
})

/**
 * A run stores a 0 in the byte to which a register points at its start, by its full-width name, and changes no other;
 * from each of these starts.
 */
export const clearsByte = (
  part: GoalPart,
  register: string,
  starts: readonly [Address, ...Address[]],
): X86Goal => ({
  ...part,
  runs: starts.map((address) => ({ [register]: address })),
  check: ({ runs }) => {
    const noRun: Finding = { met: false, because: findings.noRun }
    const found = starts.map((wanted, at): Finding => {
      const changes = runs[at]?.changes('patched')
      if (!changes) return noRun
      const others = changes.filter(({ address }) => address !== wanted).length
      const cleared = changes.findLast(({ address }) => address === wanted)?.byte === 0
      return { met: cleared && others === 0, because: findings.clears(register, cleared, others) }
    })
    return found.find(({ met }) => !met) ?? found[0] ?? noRun
  },
})

/** Every site keeps its promise when the text is run, and the run comes to this one. */
export const runKeeps = (part: GoalPart, where: SiteChoice): X86Goal => ({
  ...siteGoal(part, where, ({ site }, { runs: [done] }) => {
    if (!done) return { met: false, because: findings.noRun }
    const { verdicts } = done.run
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
  runs: [{}],
})
