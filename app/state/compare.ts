import type { CompareAnswer, Comparison } from '../../src/analysis/compare.ts'
import type { BackendId, VariantId } from '../../src/backends/backend.ts'
import type { RuleSetId as ItaniumRules } from '../../src/ia64/patch/decision.ts'
import { firstBreak } from './broken.ts'
import type { AppState, AppStore, Slice } from './store.ts'

/** One site under one backend. */
export interface CellPlace {
  readonly site: number
  readonly backend: BackendId
  /** On Itanium, where both rule sets stand beside each other. */
  readonly itaniumRules?: ItaniumRules
}

export interface CompareState {
  readonly open: boolean
  /** Over the whole page instead of beside the listing. */
  readonly wide: boolean
  /** The newest answer of a text that assembled. */
  readonly answer: Comparison | null
  /** Cells laid side by side, at most two, the older one first. */
  readonly chosen: readonly CellPlace[]
  /** A site to go to as soon as its backend's analysis is shown. */
  readonly wanted: { readonly site: number; readonly variant: VariantId } | null
}

export interface CompareActions {
  openCompare(): void
  closeCompare(): void
  setCompareWide(wide: boolean): void
  /** Only the worker client calls it. */
  receiveComparison(answer: CompareAnswer): void
  /** Chooses a cell, or lets go of it; a third one takes the place of the oldest. */
  chooseCell(place: CellPlace): void
  forgetCells(): void
  /** Leaves the comparison for this site's story under this variant. */
  showCell(site: number, variant: VariantId): void
}

export type CompareSlice = { readonly compare: CompareState } & CompareActions

export const sameCell = (left: CellPlace, right: CellPlace): boolean =>
  left.site === right.site &&
  left.backend === right.backend &&
  left.itaniumRules === right.itaniumRules

/** Sites come and go with the text, and a cell with them. */
export const stillThere = (places: readonly CellPlace[], sites: number): readonly CellPlace[] =>
  places.every(({ site }) => site < sites) ? places : places.filter(({ site }) => site < sites)

export const compareSlice: Slice<CompareSlice> = (set, get) => {
  const change = (part: Partial<CompareState>) =>
    set((state) => ({ compare: { ...state.compare, ...part } }))
  return {
    compare: { open: false, wide: false, answer: null, chosen: [], wanted: null },
    openCompare: () => {
      get().closeRun()
      get().pause()
      get().leaveOpening()
      change({ open: true })
    },
    closeCompare: () => change({ open: false }),
    setCompareWide: (wide) => change({ wide }),
    receiveComparison: (answer) => {
      if (answer.kind === 'broken') return
      const { comparison } = answer
      change({
        answer: comparison,
        chosen: stillThere(get().compare.chosen, comparison.sites.length),
      })
    },
    chooseCell: (place) => {
      const { chosen } = get().compare
      const rest = chosen.filter((each) => !sameCell(each, place))
      change({ chosen: rest.length < chosen.length ? rest : [...chosen.slice(-1), place] })
    },
    forgetCells: () => change({ chosen: [] }),
    showCell: (site, variant) => {
      change({ open: false, wanted: { site, variant } })
      // Where the site is in view already, its story is found again under the other backend.
      get().goToSite(site)
      get().setVariant(variant)
    },
  }
}

/** Why there is nothing to compare: the text never assembled for this machine. Null while it does. */
export function selectUncompared({
  compare: { answer },
  analysis: { shown },
}: AppState): string | null {
  if (!shown || answer?.input.config === shown.input.config) return null
  return firstBreak(shown)?.message ?? null
}

/** While the text is broken, the last that there was; null while it is awaited. */
export const selectComparison = (state: AppState): Comparison | null =>
  selectUncompared(state) === null ? state.compare.answer : null

/** Goes to the wanted site once its backend's analysis is there: before, there may be no site at all. */
export function followShown(store: AppStore): void {
  store.subscribe(({ compare, analysis, playback, goToSite }) => {
    const { wanted } = compare
    if (!wanted || analysis.refused || analysis.shown?.input.variant !== wanted.variant) return
    store.setState((state) => ({ compare: { ...state.compare, wanted: null } }))
    if (playback.place?.site !== wanted.site) goToSite(wanted.site)
  })
}
