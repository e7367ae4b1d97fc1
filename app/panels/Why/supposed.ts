import type { WhatIf } from '../../../src/analysis/analysis.ts'
import type { Change } from '../../../src/patch/decision.ts'
import type { PatchSite } from '../../../src/sites/site.ts'
import { difference, type Reg, type RegSet, regSet, union } from '../../../src/x86/registers.ts'
import { nothingSupposed } from '../../state/whatIf.ts'

/** Longest site that can be tried; every code of every backend fits into it. */
export const longest = 64

/** What a flip supposes. */
export function supposedBy(change: Change): WhatIf {
  if ('backend' in change) return { ...nothingSupposed, variant: change.backend }
  return { ...nothingSupposed, ...change }
}

/** What the site's record allows to be destroyed, on paper too. */
export const promiseOf = ({ mayLose, allowedOnPaper }: PatchSite): RegSet =>
  union(mayLose.whole, allowedOnPaper)

/** The same with one byte more or less; null where the site is as long as that already. */
export function withBytes(site: PatchSite, now: WhatIf | null, by: 1 | -1): Partial<WhatIf> {
  const wanted = Math.max(1, Math.min(longest, (now?.length ?? site.length) + by))
  return { clobbers: now?.clobbers ?? null, length: wanted === site.length ? null : wanted }
}

/** The same with one register allowed that was not, or the other way round. */
export function withRegister(site: PatchSite, now: WhatIf | null, register: Reg): Partial<WhatIf> {
  const set = now?.clobbers ?? promiseOf(site)
  const one = regSet(register)
  const toggled = union(difference(set, one), difference(one, set))
  return { length: now?.length ?? null, clobbers: toggled === promiseOf(site) ? null : toggled }
}
