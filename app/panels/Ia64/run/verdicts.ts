import type { Finding, Ia64Run, SiteVerdict } from '../../../../src/ia64/run/report.ts'
import { itaniumRun as words } from '../../../messages/itaniumRun.ts'

export const isWrong = ({ verdict }: SiteVerdict): boolean =>
  verdict !== 'kept' && verdict !== 'not-reached'

/** What the whole run comes to, in one line. */
export function headlineOf({ verdicts }: Ia64Run): string {
  if (verdicts.length === 0) return words.headline.noSite
  const wrong = verdicts.filter(isWrong)
  const [first] = wrong
  if (first && wrong.length === 1) return words.headline.one(first.site + 1, first.verdict)
  if (first) return words.headline.several(wrong.length, verdicts.length)
  const kept = verdicts.filter(({ verdict }) => verdict === 'kept').length
  if (kept === 0) return words.headline.notReached
  if (kept < verdicts.length) return words.headline.someKept(kept, verdicts.length)
  return words.headline.kept(kept)
}

/** What went wrong at a site, and in which machine. */
export interface Mishap {
  readonly site: number
  readonly machine: 'unpatched' | 'patched'
  readonly finding: Finding
}

/** The finding that a verdict rests on: of the patched machine where the patch broke it. */
export function mishapsOf({ verdicts }: Ia64Run): readonly Mishap[] {
  return verdicts.filter(isWrong).flatMap(({ site, verdict, unpatched, patched }) => {
    const machine = verdict === 'broken-by-patch' ? 'patched' : 'unpatched'
    const finding = machine === 'patched' ? patched : unpatched
    return finding ? [{ site, machine, finding }] : []
  })
}
