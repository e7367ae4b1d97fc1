import type { Finding, Ia64Run } from '../../../../src/ia64/run/report.ts'
import { isWrong, verdictHeadline } from '../../Run/verdicts.ts'

/** What the whole run comes to, in one line. */
export const headlineOf = ({ verdicts }: Ia64Run): string => verdictHeadline(verdicts)

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
