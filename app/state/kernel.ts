import type { Converted } from '../../src/analysis/convert/converted.ts'
import type { ImageEra } from '../../src/analysis/imageEra.ts'
import type { ImageChoice } from '../../src/analysis/imagePatcher.ts'
import type {
  ImageSummary,
  ImageTotals,
  RowKey,
  RowPage,
  RowQuery,
} from '../../src/analysis/siteTable.ts'
import type { SiteSnippet } from '../../src/analysis/imageSnippet.ts'
import type { Result } from '../../src/base/result.ts'
import { lateConfig } from '../../src/ops/configs.ts'
import { archOf, type ConfigId, earlyOf } from '../../src/ops/op.ts'
import type { RuleSetId } from '../../src/patch/eras.ts'
import type { OpeningStage } from '../kernel/protocol.ts'
import { convertWords } from '../messages/convert.ts'
import { kernelWords } from '../messages/kernel.ts'
import { workOf, type Work } from './deck.ts'
import type { DocumentState } from './document.ts'
import type { Place } from './place.ts'
import type { AppState, Slice } from './store.ts'
import { nothingTold } from './told.ts'

/** A file that somebody asks to open. Its bytes are handed on to the worker, and are gone here after that. */
export interface AskedKernel {
  readonly name: string
  readonly size: number
  /** Machine code, or what was made of a compiler's text. */
  readonly content: ArrayBuffer | Converted
}

/** A site whose code stands in the listing, read-only. */
export interface KernelSite {
  readonly index: number
  readonly snippet: SiteSnippet
  /** What the reader had before. */
  readonly before: Work
  /** Its decision was shown once: from then on the reader goes where they like. */
  readonly arrived: boolean
}

export interface KernelState {
  /** Somebody answers about files: the page does, an embed does not. */
  readonly served: boolean
  /** The table is in view, or would be but for a site. */
  readonly open: boolean
  readonly asked: AskedKernel | null
  readonly file: { readonly name: string; readonly size: number } | null
  /** While a file is being opened. */
  readonly stage: OpeningStage | null
  /** Why the file cannot be read. */
  readonly trouble: string | null
  readonly summary: ImageSummary | null
  /** Another kernel's records that the file is to be read by; null once it is. */
  readonly era: ImageEra | null
  /** Of a 32-bit file: what somebody chose; null where the document tells. */
  readonly pages: ImageChoice['pages'] | null
  /** Of a file of 2009: the rules that somebody chose; null for those of its kernel. */
  readonly rules: RuleSetId | null
  /** Of the machine that the kernel runs on; the error tells what never existed. */
  readonly totals: Result<ImageTotals, string> | null
  readonly query: RowQuery
  readonly page: RowPage | null
  /** Index of a site that is asked for. */
  readonly wanted: number | null
  readonly site: KernelSite | null
}

export interface KernelActions {
  openKernel(asked: AskedKernel): void
  /** Shows the table, or what there is in its place. */
  showKernel(): void
  /** Back to what the reader had; the file stays open. */
  hideKernel(): void
  /** Lets go of the file, also while it is still being opened. */
  closeKernel(): void
  searchKernel(search: string): void
  /** The same column again turns the order round. */
  sortKernel(sort: RowKey): void
  /** Rows from this one on are in view. */
  scrollKernel(from: number): void
  /** The file's records are those of this kernel. */
  readKernelAs(era: ImageEra): void
  /** Whether the kernel of a 32-bit file has PAE, which changes the order of its operations. */
  setKernelPages(pages: ImageChoice['pages']): void
  setKernelRules(rules: RuleSetId): void
  goToKernelSite(index: number): void
  /** From the site back to the table. */
  leaveKernelSite(): void
  /** The site's code becomes the reader's own text. */
  copyKernelSite(): void
  /** The listing that was made of a compiler's text becomes the reader's own. */
  editKernelText(): void
  /** Only the worker's client calls it. */
  hearKernel(part: Partial<KernelState>): void
}

export type KernelSlice = { readonly kernel: KernelState } & KernelActions

/** Rows that are asked for at a time. */
export const pageSize = 96

const firstQuery: RowQuery = {
  search: '',
  sort: 'index',
  descending: false,
  from: 0,
  count: pageSize,
}

/** No file is open. */
export const noKernel: Omit<KernelState, 'served'> = {
  open: false,
  asked: null,
  file: null,
  stage: null,
  trouble: null,
  summary: null,
  era: null,
  pages: null,
  rules: null,
  totals: null,
  query: firstQuery,
  page: null,
  wanted: null,
  site: null,
}

/** The configuration of an image: 32-bit files do not tell whether their kernel has PAE. */
function configOf({ arch, era }: ImageSummary, pages: ImageChoice['pages']): ConfigId {
  if (era === '6.1') return lateConfig
  if (arch === 'x86-64') return '64'
  return pages === 'nopae' ? '32nopae' : '32pae'
}

/** The reader's document with the code of a site in the place of their text. */
function documentOf(
  before: DocumentState,
  config: ConfigId,
  rules: RuleSetId,
  { text }: SiteSnippet,
): DocumentState {
  return {
    ...before,
    listing: text,
    sample: null,
    machine: 'x86',
    config,
    rules,
    nops: config === lateConfig ? 'p6' : before.nops,
    scan: false,
    breakpoints: [],
  }
}

/** Shows another document, and the place in it as soon as it is known. */
const shown = (
  state: AppState,
  document: DocumentState,
  place: Place | null,
): Partial<AppState> => ({
  ...nothingTold(state),
  document,
  playback: { ...state.playback, playing: false, place, was: null },
  lesson: { ...state.lesson, introduced: true },
})

/** Puts the listing of a compiler's text into the editor, under the switches that it needs; undo takes it back. */
export function takeConverted(state: AppState, { listing, config, message }: Converted): void {
  const { document, setListing, setConfig, setView } = state
  setListing(listing)
  // 32-bit code does not tell whether its kernel has PAE.
  const fits =
    config === null || (archOf(config) === 'x86-32' && archOf(document.config) === 'x86-32')
  if (!fits && config !== document.config) setConfig(config)
  setView({ notice: convertWords.undo(message) })
}

/** What the reader had before a site; the switch of what it runs on stays where it was put. */
const restored = (state: AppState): Partial<AppState> => {
  const { site } = state.kernel
  if (!site) return {}
  const { document, place } = site.before
  return shown(state, { ...document, variant: state.document.variant }, place)
}

export const kernelSlice: Slice<KernelSlice> = (set, get) => {
  const change = (part: Partial<KernelState>) =>
    set(({ kernel }) => ({ kernel: { ...kernel, ...part } }))
  const query = (part: Partial<RowQuery>) =>
    change({ query: { ...get().kernel.query, from: 0, ...part } })
  const leave = (part: Partial<KernelState>) =>
    set((state) => ({
      ...restored(state),
      kernel: { ...state.kernel, site: null, wanted: null, ...part },
    }))
  return {
    kernel: { ...noKernel, served: false },
    openKernel: (asked) => {
      const { name, size } = asked
      get().leaveLesson()
      get().closeCompare()
      get().closeRun()
      get().leaveOpening()
      leave({ ...noKernel, open: true, asked, file: { name, size }, stage: 'reading' })
    },
    showKernel: () => {
      get().closeCompare()
      get().closeRun()
      get().leaveOpening()
      leave({ open: true })
    },
    hideKernel: () => leave({ open: false }),
    closeKernel: () => leave(noKernel),
    searchKernel: (search) => query({ search }),
    sortKernel: (sort) => {
      const { query: now } = get().kernel
      query({ sort, descending: now.sort === sort && !now.descending })
    },
    scrollKernel: (from) => {
      const start = Math.max(0, from - pageSize / 4)
      const { query: now, page } = get().kernel
      const near = from >= now.from && from + pageSize / 2 <= now.from + pageSize
      if (near || (page && from >= page.total)) return
      query({ from: start })
    },
    readKernelAs: (era) => change({ era }),
    setKernelPages: (pages) => change({ pages }),
    setKernelRules: (rules) => change({ rules }),
    goToKernelSite: (index) => change({ wanted: index }),
    leaveKernelSite: () => leave({ open: true }),
    copyKernelSite: () => {
      const { site } = get().kernel
      if (!site) return
      change({ ...get().kernel, site: null, open: false })
      get().setView({ notice: kernelWords.copied })
    },
    editKernelText: () => {
      const { summary } = get().kernel
      if (!summary?.converted) return
      leave({ open: false })
      takeConverted(get(), summary.converted)
    },
    hearKernel: change,
  }
}

/** Puts the code of a site where the reader's text stands. */
export function enterSite(state: AppState, index: number, snippet: SiteSnippet): Partial<AppState> {
  const { kernel } = state
  if (!kernel.summary) return {}
  const before = kernel.site?.before ?? workOf(state)
  const document = documentOf(
    { ...before.document, variant: state.document.variant, features: state.document.features },
    configOf(kernel.summary, selectKernelPages(state)),
    selectTableRules(state),
    snippet,
  )
  return {
    ...shown(state, document, { site: snippet.site, step: 0 }),
    kernel: { ...kernel, wanted: null, site: { index, snippet, before, arrived: false } },
  }
}

/** The code in the listing is a kernel's: it can be read, not changed. */
export const selectIsReadOnly = ({ kernel }: AppState): boolean => kernel.site !== null

/** The table stands over the whole page. */
export const selectKernelTable = ({ kernel }: AppState): boolean =>
  kernel.open && kernel.site === null

/** Whether the rules of a file's records are those of 6.1. */
export const isLate = ({ summary }: KernelState): boolean => summary?.era === '6.1'

/** Whether the kernel of a 32-bit file has PAE: as was chosen, else as the document has it. */
export const selectKernelPages = ({ kernel, document }: AppState): ImageChoice['pages'] =>
  kernel.pages ?? (earlyOf(document.config) === '32nopae' ? 'nopae' : 'pae')

/** The rules under which the table's outcomes are: those of the file's kernel, unless others were chosen. */
export const selectTableRules = ({ kernel }: AppState): RuleSetId =>
  isLate(kernel) ? '6.1' : (kernel.rules ?? '2.6.30')

/** What a link or an embed holds of a file: the code of one site at most. Null where no file is in view. */
export const selectKernelNote = (state: AppState): string | null =>
  selectKernelTable(state)
    ? kernelWords.linkOfTable
    : state.kernel.site
      ? kernelWords.linkOfSite
      : null
