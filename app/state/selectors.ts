import type { Analysis, AnalysisInput, SiteStory } from '../../src/analysis/analysis.ts'
import type { BackendId } from '../../src/backends/backend.ts'
import type { Pressure, SiteCost } from '../../src/cost/cost.ts'
import type { Diagnostic } from '../../src/base/diagnostic.ts'
import { positionAt, lineIndex } from '../../src/base/span.ts'
import { archOf } from '../../src/ops/op.ts'
import type { Step } from '../../src/patch/step.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { type Arrangement, arrangementFor } from '../registers/arrangement.ts'
import type { Cpu } from './document.ts'
import { backendOf } from './variants.ts'
import { firstBreak } from './broken.ts'
import { selectLastMoment } from './lastMoment.ts'
import { changedLines } from './lineMoves.ts'
import { neighbour } from './playback.ts'
import type { AppState } from './store.ts'

/** What is drawn; nothing while the combination is refused. */
export const selectAnalysis = ({ analysis }: AppState): Analysis | null =>
  analysis.refused ? null : analysis.shown

const noStories: readonly SiteStory[] = []
export const selectStories = (state: AppState): readonly SiteStory[] =>
  selectAnalysis(state)?.stories ?? noStories

export const selectSite = (state: AppState): number => state.playback.place?.site ?? 0
/** Index of the step within its site. */
export const selectStepIndex = (state: AppState): number => state.playback.place?.step ?? 0

export const selectStory = (state: AppState): SiteStory | null =>
  state.playback.place === null ? null : (selectStories(state)[state.playback.place.site] ?? null)

/** Registers of the picture: what is alive where, and what each site costs. */
export const selectPressure = (state: AppState): Pressure | null =>
  selectAnalysis(state)?.pressure ?? null

/** What the site in view costs. */
export const selectCost = (state: AppState): SiteCost | null =>
  state.playback.place === null
    ? null
    : (selectPressure(state)?.sites[state.playback.place.site] ?? null)

export const selectStep = (state: AppState): Step | null =>
  selectStory(state)?.steps[selectStepIndex(state)] ?? null

export const selectIsDecision = (state: AppState): boolean => selectStep(state)?.kind === 'choose'

export const selectCanStep = (state: AppState, by: 1 | -1): boolean => neighbour(state, by) !== null

/** Whether the run has a moment before or behind the one in view. */
export function selectCanRun(state: AppState, by: 1 | -1): boolean {
  const last = selectLastMoment(state)
  const moment = state.run.wanted + by
  return state.run.open && last !== null && moment >= 0 && moment <= last
}

/** Whether there is a step, or while the run is in view a moment, before or behind. */
export const selectCanGo = (state: AppState, by: 1 | -1): boolean =>
  state.run.open ? selectCanRun(state, by) : selectCanStep(state, by)

export const selectArch = (state: AppState): Arch => archOf(state.document.config)
/** Where the CPU switch stands. */
export const selectCpu = (state: AppState): Cpu =>
  state.document.machine === 'ia64' ? 'ia64' : selectArch(state)
export const selectBackend = (state: AppState): BackendId => backendOf(state.document.variant)

export const selectInput = (state: AppState): AnalysisInput => {
  const { listing, config, variant, rules, nops, scan, framePointer, features } = state.document
  return { listing, config, variant, rules, nops, scan, framePointer, features }
}

export const sameInput = (left: AnalysisInput, right: AnalysisInput): boolean =>
  (Object.keys(left) as (keyof AnalysisInput)[]).every((key) => left[key] === right[key])

/** What is drawn belongs to an older text than the one in the editor, because that one is broken. */
export const selectIsStale = (state: AppState): boolean =>
  state.analysis.latest !== state.analysis.shown

/** The first error of a broken text. */
export const selectFirstBreak = ({ analysis: { latest } }: AppState): Diagnostic | null =>
  latest === null ? null : firstBreak(latest)

/** Line of the first error of a broken text, from 1; null where it assembles. */
export function selectBrokenLine(state: AppState): number | null {
  const { latest } = state.analysis
  const first = selectFirstBreak(state)
  if (!latest || !first) return null
  return positionAt(lineIndex(latest.input.listing), first.span.from).line
}

/** Messages are shown: the text is broken and no key was pressed for 300 ms. */
export const selectErrorsVisible = (state: AppState): boolean => state.view.quiet !== 'typing'

/**
 * What belongs to this site fades: the text is broken for 600 ms without a key and the site's own lines
 * were touched.
 */
export function selectSiteFaded(state: AppState, site: number): boolean {
  const { shown } = state.analysis
  if (!selectStaleChip(state) || !shown) return false
  const story = shown.stories[site]
  if (!story) return true
  const { head, tail, oldCount } = changedLines(shown.input.listing, state.document.listing)
  return story.site.lastLine > head && story.site.line <= oldCount - tail
}

/** The chip "from the last version that assembled" is shown. */
export const selectStaleChip = (state: AppState): boolean =>
  selectIsStale(state) && state.view.quiet === 'faded'

const selectArrangement = (state: AppState): Arrangement =>
  arrangementFor(state.view.listingWidth, selectArch(state), state.view.bytes)

/** How many bytes a line of the listing shows beside its address; 0: none. */
export const selectShownBytes = (state: AppState): number => selectArrangement(state).bytes

/** Whether the registers that a C call keeps share one column. */
export const selectFolded = (state: AppState): boolean => selectArrangement(state).folded

/** What the right side of the page shows. */
export type PageState = 'starting' | 'refused' | 'no-text' | 'errors' | 'no-site' | 'story'

export function selectPageState(state: AppState): PageState {
  const { shown, refused } = state.analysis
  if (refused) return 'refused'
  if (!shown) return 'starting'
  if (shown.stories.length > 0) return 'story'
  if (state.document.listing.trim() === '') return 'no-text'
  return firstBreak(state.analysis.latest ?? shown) ? 'errors' : 'no-site'
}

/** What the linter holds against a site: errors that stand at the site itself. */
export function siteErrors(
  { diagnostics }: Pick<Analysis, 'diagnostics'>,
  { site }: SiteStory,
): readonly Diagnostic[] {
  const { span } = site
  return diagnostics.filter(
    (found) =>
      found.severity === 'error' &&
      found.code.startsWith('lint/') &&
      found.span.from === span?.from &&
      found.span.to === span.to,
  )
}
