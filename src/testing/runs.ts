import type { AnalysisInput } from '../analysis/analysis.ts'
import { type RunQuestion, type RunSession, startRun } from '../analysis/run.ts'
import type { VariantId } from '../backends/backend.ts'
import type { ConfigId } from '../ops/op.ts'
import type { RuleSetId } from '../patch/eras.ts'
import type { RunSummary, SiteVerdict } from '../run/report.ts'
import { type RunStart, type RunSwitches, usualStart, usualSwitches } from '../run/start.ts'

/** What a test runs, as far as it is not the usual: x86-32 under Xen, as designed. */
export interface Run {
  readonly listing: string
  readonly config?: ConfigId
  readonly variant?: VariantId
  readonly rules?: RuleSetId
  readonly start?: Partial<RunStart>
  readonly switches?: Partial<RunSwitches>
  readonly breakpoints?: readonly number[]
}

export const runInput = ({ listing, config, variant, rules }: Run): AnalysisInput => ({
  listing,
  config: config ?? '32pae',
  variant: variant ?? 'xen',
  rules: rules ?? 'design',
  nops: 'p6',
  scan: true,
  framePointer: 'auto',
})

export const runQuestion = (run: Run): RunQuestion => ({
  input: runInput(run),
  start: { ...usualStart, ...run.start },
  switches: { ...usualSwitches, ...run.switches },
  breakpoints: run.breakpoints ?? [],
})

/** Runs to the end; throws where nothing can be run. */
export function ran(run: Run): RunSession {
  const session = startRun(runQuestion(run))
  if (!session.ok) throw new Error(`nothing runs: ${session.error.kind}`)
  while (!session.value.advance(100_000));
  return session.value
}

export const summaryOf = (run: Run): RunSummary => ran(run).summary()

/** `broken-by-patch: ecx at line 18 by native_flush_tlb`, patched before unpatched. */
export function verdictText({ verdict, patched, unpatched }: SiteVerdict): string {
  const found = patched ?? unpatched
  if (!found) return verdict
  const { place, line, by, why } = found
  const what = place === null ? why : place.kind === 'register' ? place.register : place.kind
  return `${verdict}: ${what} at line ${line}${by === null ? '' : ` by ${by}`}`
}

export const verdictTexts = (run: Run): readonly string[] =>
  summaryOf(run).verdicts.map(verdictText)
