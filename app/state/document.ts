import type { BackendId, VariantId } from '../../src/backends/backend.ts'
import { type ConfigId, archOf } from '../../src/ops/op.ts'
import type { RuleSetId } from '../../src/patch/decision.ts'
import { type RunStart, type RunSwitches, usualStart, usualSwitches } from '../../src/run/start.ts'
import type { Arch } from '../../src/x86/arch.ts'
import type { FramePointerChoice } from '../../src/x86/framePointer.ts'
import { type NopTableId, defaultNopTable, nopTablesOf } from '../../src/x86/nops.ts'
import { type SampleId, firstSample, sampleById } from '../samples/index.ts'
import { movedBreakpoints, toggled } from './breakpoints.ts'
import { selectReaderIsAsked } from './lessonSelectors.ts'
import { defaultVariant } from './variants.ts'
import type { Slice } from './store.ts'

/** What the user made: all that an analysis depends on. Shared, saved, undone. */
export interface DocumentState {
  readonly listing: string
  /** The sample that the listing came from, as long as the text is unchanged. */
  readonly sample: SampleId | null
  readonly config: ConfigId
  readonly variant: VariantId
  readonly rules: RuleSetId
  readonly nops: NopTableId
  /** Also look for sites that no record names (the 2007 scan). */
  readonly scan: boolean
  /** Whether ebp (rbp) is a frame pointer and so holds no value. */
  readonly framePointer: FramePointerChoice
  /** What a run starts from. Registers of the other width stay in it and are left out. */
  readonly start: RunStart
  readonly switches: RunSwitches
  /** Lines at which a run halts, from 1, in order. */
  readonly breakpoints: readonly number[]
}

export interface DocumentActions {
  setListing(listing: string): void
  openSample(id: SampleId): void
  /** The CPU switch. An untouched sample changes to its text for that width. */
  setArch(arch: Arch): void
  setConfig(config: ConfigId): void
  /** The Runs-on switch: the backend's default variant. */
  setBackend(backend: BackendId): void
  setVariant(variant: VariantId): void
  setRules(rules: RuleSetId): void
  setNops(nops: NopTableId): void
  setScan(scan: boolean): void
  setFramePointer(framePointer: FramePointerChoice): void
  setStart(part: Partial<RunStart>): void
  setSwitches(part: Partial<RunSwitches>): void
  toggleBreakpoint(line: number): void
  /** Both at once: the way out of a combination that never existed. */
  runOn(variant: VariantId, config: ConfigId): void
  /** Puts lines after line `line` (0: at the top). */
  insertAfter(line: number, text: string): void
  /** Back to the last text that assembled. */
  revert(): void
}

export type DocumentSlice = { readonly document: DocumentState } & DocumentActions

export const firstDocument = (): DocumentState => ({
  listing: firstSample.listings[firstSample.arch],
  sample: firstSample.id,
  config: '32pae',
  variant: 'xen',
  rules: 'design',
  nops: defaultNopTable,
  scan: false,
  framePointer: 'auto',
  start: usualStart,
  switches: usualSwitches,
  breakpoints: [],
})

const configFor = (arch: Arch, current: ConfigId): ConfigId =>
  arch === 'x86-64' ? '64' : current === '64' ? '32pae' : current

/** What a run starts from, and where it halts. */
const runSettings = (
  document: () => DocumentState,
  change: (part: Partial<DocumentState>) => void,
): Pick<DocumentActions, 'setStart' | 'setSwitches' | 'toggleBreakpoint'> => ({
  setStart: (part) => change({ start: { ...document().start, ...part } }),
  setSwitches: (part) => change({ switches: { ...document().switches, ...part } }),
  toggleBreakpoint: (line) => change({ breakpoints: toggled(document().breakpoints, line) }),
})

function isSame(before: DocumentState, part: Partial<DocumentState>): boolean {
  const entries = Object.entries(part) as [keyof DocumentState, unknown][]
  return entries.every(([key, value]) => before[key] === value)
}

export const documentSlice: Slice<DocumentSlice> = (set, get) => {
  const change = (part: Partial<DocumentState>) => {
    const before = get().document
    // A question is about what is in view, so that stays.
    if (isSame(before, part) || selectReaderIsAsked(get())) return
    set((state) => ({
      document: { ...state.document, ...movedBreakpoints(before, part.listing), ...part },
      playback: { ...state.playback, playing: false },
      lesson: { ...state.lesson, introduced: true },
    }))
  }
  const forConfig = (config: ConfigId) => {
    const { nops } = get().document
    const known = nopTablesOf(archOf(config)).includes(nops)
    return { config, nops: known ? nops : defaultNopTable }
  }
  const changeConfig = (config: ConfigId, more: Partial<DocumentState> = {}) => {
    const { sample } = get().document
    const listing = sample === null ? undefined : sampleById(sample)?.listings[archOf(config)]
    change({ ...forConfig(config), ...(listing === undefined ? {} : { listing }), ...more })
  }
  return {
    document: firstDocument(),
    setListing: (text) => {
      const listing = text.replaceAll('\r\n', '\n')
      if (listing !== get().document.listing) change({ listing, sample: null })
    },
    openSample: (id) => {
      const sample = sampleById(id)
      if (!sample) return
      change({
        listing: sample.listings[sample.arch],
        sample: id,
        ...forConfig(configFor(sample.arch, get().document.config)),
        scan: sample.scan,
        // They speak of labels and lines of the text before.
        start: usualStart,
        breakpoints: [],
      })
      set((state) => ({ playback: { ...state.playback, fresh: true } }))
    },
    setArch: (arch) => changeConfig(configFor(arch, get().document.config)),
    setConfig: (config) => changeConfig(config),
    setBackend: (backend) => change({ variant: defaultVariant(backend) }),
    setVariant: (variant) => change({ variant }),
    setRules: (rules) => change({ rules }),
    setNops: (nops) => change({ nops }),
    setScan: (scan) => change({ scan }),
    setFramePointer: (framePointer) => change({ framePointer }),
    ...runSettings(() => get().document, change),
    runOn: (variant, config) => changeConfig(config, { variant }),
    insertAfter: (line, text) => {
      const lines = get().document.listing.split('\n')
      get().setListing(lines.toSpliced(line, 0, ...text.split('\n')).join('\n'))
    },
    revert: () => {
      const { shown } = get().analysis
      if (shown) get().setListing(shown.input.listing)
    },
  }
}
