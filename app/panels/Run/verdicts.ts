import type { Finding, RunSummary, SiteVerdict, VerdictKind } from '../../../src/run/report.ts'
import { run as words, type Told } from '../../messages/run.ts'
import type { RunPicture } from '../../state/run.ts'
import type { IconName } from '../../ui/Icon.tsx'

export const verdictIcons: Readonly<Record<VerdictKind, IconName>> = {
  kept: 'yes',
  'broken-by-patch': 'no',
  'broken-before-patch': 'warning',
  'hidden-by-patch': 'hidden',
  'not-reached': 'dash',
}

/** A site whose verdict is worth a sentence. */
export const isWrong = ({ verdict }: Pick<SiteVerdict, 'verdict'>): boolean =>
  verdict !== 'kept' && verdict !== 'not-reached'

/** What the whole run comes to, in one line. */
export function headlineOf({ summary, done, window }: RunPicture): string {
  const { verdicts, last } = summary
  return done ? verdictHeadline(verdicts) : words.headline.running(Math.max(last, window.from))
}

/** What all sites come to, on whichever machine. */
export function verdictHeadline(
  verdicts: readonly Pick<SiteVerdict, 'site' | 'verdict'>[],
): string {
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

/** What went wrong at a site and in which machine. */
export interface Mishap {
  readonly site: number
  readonly machine: 'unpatched' | 'patched'
  readonly finding: Finding
  readonly sentence: Told
}

/** The finding that a verdict rests on: of the patched machine where the patch broke it, else of the unpatched. */
export function mishapsOf({ verdicts, switches }: RunSummary): readonly Mishap[] {
  return verdicts.filter(isWrong).flatMap(({ site, verdict, unpatched, patched }) => {
    const machine = verdict === 'broken-by-patch' ? 'patched' : 'unpatched'
    const finding = machine === 'patched' ? patched : unpatched
    return finding
      ? [{ site, machine, finding, sentence: words.finding(finding, switches.everything) }]
      : []
  })
}

/**
 * The last moment at which a machine has executed so many instructions, when it waits no longer; null where
 * the window does not show it.
 */
export function momentOfStep(
  { window }: RunPicture,
  machine: 'unpatched' | 'patched',
  step: number,
): number | null {
  const found = window.moments.findLastIndex((moment) => moment[machine].steps === step)
  return found === -1 ? null : window.from + found
}

/** Where to go to see a mishap: its moment, else where the site was entered last before it. */
export function momentOfMishap(picture: RunPicture, { site, machine, finding }: Mishap): number {
  const seen = momentOfStep(picture, machine, finding.step)
  const visit = picture.summary.visits.find((each) => each.site === site)
  return seen ?? visit?.from ?? 0
}
