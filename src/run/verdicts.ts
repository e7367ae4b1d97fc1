import { type Difference, differs } from './comparison.ts'
import type { Lockstep } from './lockstep.ts'
import type { RunProgram, RunSite } from './program.ts'
import type { Ending, Finding, SiteVerdict, VerdictKind } from './report.ts'
import type { Running } from './running.ts'

/** Both came to nothing: a call through an empty slot, and the trap that a patcher writes there. */
const isTrap = (ending: Ending): boolean =>
  ending.kind === 'undefined' || (ending.kind === 'page' && ending.slot !== null)

function sameEnding(left: Ending, right: Ending): boolean {
  if (left.kind === 'left' && right.kind === 'left') return left.how === right.how
  return left.kind === right.kind || (isTrap(left) && isTrap(right))
}

/** The ending of a machine that ended in this site; null where it did not. */
const endingIn = ({ inside, ending }: Running, { index }: RunSite): Ending | null =>
  inside?.site.index === index ? ending : null

/** One of the two ended in the site, and the other otherwise, or not there. */
function endsOtherwise(machine: Running, reference: Running, site: RunSite): Difference | null {
  const [is, expected] = [endingIn(machine, site), endingIn(reference, site)]
  if (!is && !expected) return null
  // Where the limit stops a machine says nothing about the site; nor does what poison led to.
  if (is?.kind === 'limit' || expected?.kind === 'limit') return null
  if (machine.inside?.site === site && machine.inside.entry.takesPoison) return null
  if (is && expected && sameEnding(is, expected)) return null
  return differs('ending-differs', {
    ending: { is: is ?? machine.ending, expected: expected ?? reference.ending },
  })
}

function siteFinding(
  lockstep: Lockstep,
  id: 'unpatched' | 'patched',
  site: RunSite,
): Finding | null {
  const { machines, recorders } = lockstep
  const machine = machines[id]
  const used = recorders[id].uses.get(site.index) ?? null
  const differing = recorders[id].differences.get(site.index) ?? null
  if (used && differing) return used.step <= differing.step ? used : differing
  if (used ?? differing) return used ?? differing
  const ended = endsOtherwise(machine, machines.reference, site)
  return ended && { ...ended, line: site.line, text: '', by: null, step: machine.cpu.steps }
}

function verdictOf(
  visits: number,
  unpatched: Finding | null,
  patched: Finding | null,
): VerdictKind {
  if (visits === 0) return 'not-reached'
  if (unpatched) return patched ? 'broken-before-patch' : 'hidden-by-patch'
  return patched ? 'broken-by-patch' : 'kept'
}

/** What became of every site. */
export function verdictsOf(lockstep: Lockstep, { sites }: RunProgram): readonly SiteVerdict[] {
  return sites.map((site) => {
    const unpatched = siteFinding(lockstep, 'unpatched', site)
    const patched = siteFinding(lockstep, 'patched', site)
    const counts = Object.values(lockstep.recorders).map(
      ({ counts: one }) => one.get(site.index) ?? 0,
    )
    const visits = Math.max(...counts)
    return {
      site: site.index,
      op: site.op.id,
      verdict: verdictOf(visits, unpatched, patched),
      unpatched,
      patched,
      visits,
    }
  })
}
