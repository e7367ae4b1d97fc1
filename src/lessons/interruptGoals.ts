import type { X86Goal } from './lesson.ts'
import { findings } from './messages.ts'
import { firstOf, type GoalPart, type SiteChoice, siteGoal } from './siteGoal.ts'

/** A run comes to `off`, then to `on` as the last of the two, and the patched text ends with interrupts on. */
export const turnsOnAgain = (part: GoalPart, off: SiteChoice, on: SiteChoice): X86Goal => ({
  ...siteGoal(part, on, (last, { analysis, runs: [done] }) => {
    const first = firstOf(analysis, off)
    if (!first) return { met: false, because: findings.noSite(off.op) }
    if (!done) return { met: false, because: findings.noRun }
    const [from, to] = [first.site.index, last.site.index]
    const visited = done.run.visits.map(({ site }) => site)
    for (const site of [from, to]) {
      if (!visited.includes(site)) return { met: false, because: findings.notReached(site) }
    }
    const inOrder = visited.lastIndexOf(to) > visited.lastIndexOf(from)
    const { interrupts } = done.end.patched
    return { met: inOrder && interrupts, because: findings.endsInterrupts(interrupts) }
  }),
  runs: [{}],
})

/**
 * All that the patched text changes in memory, it reads and changes with interrupts off, and off all the time between;
 * a text that changes nothing does not.
 */
export const changesUndisturbed = (part: GoalPart): X86Goal => ({
  ...part,
  runs: [{}],
  check: ({ runs: [done] }) => {
    if (!done) return { met: false, because: findings.noRun }
    const changes = done.changes('patched')
    const disturbed = changes.filter(({ interrupts }) => interrupts).length
    const early = changes.filter(({ readBefore }) => readBefore).length
    return {
      met: changes.length > 0 && disturbed === 0 && early === 0,
      because: findings.changes(changes.length, disturbed, early),
    }
  },
})
