import { applyBranch, applyBundle } from '../patch/apply.ts'
import { type Decision, type RuleSet, siteBytes, type Work } from '../patch/decision.ts'
import { branchTargets, tableRow } from '../patch/platform.ts'
import type { Site } from '../patch/records.ts'
import { ruleTitles } from '../messages.ts'

type Change = Pick<Decision, 'outcome' | 'used' | 'because' | 'target'>

const kept: Change = { outcome: 'kept', used: 0, because: 'no-code', target: null }

function changeBundles(site: Site, { patching, platform, symbols }: Work): Change {
  const row = tableRow(platform, site.type, symbols)
  const applied = applyBundle(patching, site, row ? [row] : [], row?.leaves ?? null)
  if (!applied.ok) return kept
  const { used, because } = applied.value
  const target = used > 0 ? (row?.leaves?.target ?? null) : null
  return { outcome: used > 0 ? 'replaced' : 'kept', used, because, target }
}

function changeBranch({ start, type }: Site, { patching, platform, symbols }: Work): Change {
  const applied = applyBranch(patching, { tag: start, type }, branchTargets(platform, symbols))
  const target = applied.ok ? applied.value.target : null
  if (target === null) return { ...kept, because: 'no-entry' }
  return { outcome: 'redirected', used: 0, because: null, target }
}

/** No platform of the kernel replaces single instructions: the hook stands empty. */
const changes: Readonly<Record<Site['kind'], (site: Site, work: Work) => Change>> = {
  bundle: changeBundles,
  instruction: () => kept,
  branch: changeBranch,
}

/**
 * What was built: a convention of fixed static registers, and code copied over the site. Source:
 * arch/ia64/kernel/paravirt_patch.c and paravirt.c, Linux 2.6.30.
 */
export const staticRules: RuleSet = {
  id: 'static',
  title: ruleTitles.static,
  basis: 'kernel-run',
  decide: (site, work) => {
    const before = siteBytes(work.patching, site)
    const flushed = work.patching.flushes.length
    const change = changes[site.kind](site, work)
    return {
      site,
      ...change,
      before,
      after: siteBytes(work.patching, site),
      flushes: work.patching.flushes.slice(flushed),
      scan: null,
      hazards: [],
      basis: 'kernel-run',
    }
  },
}
