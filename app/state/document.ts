import type { BackendId, VariantId } from '../../src/backends/backend.ts'
import { lateConfig } from '../../src/ops/configs.ts'
import { type ConfigId, archOf } from '../../src/ops/op.ts'
import { configFor, configUnder } from '../../src/rules/config.ts'
import type { RuleSetId as ItaniumRuleSetId } from '../../src/ia64/patch/decision.ts'
import type { RuleSetId } from '../../src/patch/eras.ts'
import { type RunStart, type RunSwitches, usualStart, usualSwitches } from '../../src/run/start.ts'
import type { MachineId } from '../../src/share/document.ts'
import type { Arch } from '../../src/x86/arch.ts'
import type { FramePointerChoice } from '../../src/x86/framePointer.ts'
import { type NopTableId, defaultNopTable, nopTablesOf } from '../../src/x86/nops.ts'
import { type SampleId, firstSample, sampleById } from '../samples/index.ts'
import { ia64Samples, type Ia64SampleId as ItaniumSampleId } from '../samples/ia64/index.ts'
import { readOnlyNotice } from '../messages/readOnly.ts'
import { movedBreakpoints, toggled } from './breakpoints.ts'
import { selectReaderIsAsked } from './lessonSelectors.ts'
import { defaultVariant } from '../../src/backends/index.ts'
import { nothingTold } from './told.ts'
import type { AppState, Slice } from './store.ts'

/** The positions of the CPU switch. */
export type Cpu = Arch | 'ia64'

/** A text that waits until its machine is in view again. */
export type Parked = Pick<DocumentState, 'listing' | 'sample' | 'breakpoints'>

/** What the user made: all that an analysis depends on. Shared, saved, undone. */
export interface DocumentState {
  readonly listing: string
  /** The sample that the listing came from, as long as the text is unchanged. */
  readonly sample: SampleId | null
  /** Whose text it is. What belongs to x86 alone keeps its value while an Itanium is in view. */
  readonly machine: MachineId
  /** The text of the other machine, as it was left. */
  readonly parked: Parked | null
  readonly config: ConfigId
  readonly variant: VariantId
  readonly rules: RuleSetId
  readonly itaniumRules: ItaniumRuleSetId
  readonly nops: NopTableId
  /** Of 6.1: bits of the features that are set; null for the backend's own. */
  readonly features: number | null
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
  openItaniumSample(id: ItaniumSampleId): void
  /** The CPU switch. An untouched sample changes to its text for that width. */
  setArch(arch: Arch): void
  /** The CPU switch, to another machine: each keeps its own text. */
  setMachine(machine: MachineId): void
  /** The CPU switch, whatever it is turned to. */
  setCpu(cpu: Cpu): void
  setConfig(config: ConfigId): void
  /** The Runs-on switch: the backend's default variant. */
  setBackend(backend: BackendId): void
  setVariant(variant: VariantId): void
  setRules(rules: RuleSetId): void
  setItaniumRules(rules: ItaniumRuleSetId): void
  setNops(nops: NopTableId): void
  setFeatures(features: number | null): void
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
  machine: 'x86',
  parked: null,
  config: '32pae',
  variant: 'xen',
  rules: 'design',
  itaniumRules: 'static',
  nops: defaultNopTable,
  features: null,
  scan: false,
  framePointer: 'auto',
  start: usualStart,
  switches: usualSwitches,
  breakpoints: [],
})

const itaniumListing = (id: ItaniumSampleId): string =>
  ia64Samples.find((sample) => sample.id === id)?.listing ?? ''

/** The text of another machine takes the place of this one's, which waits. */
export function exchanged(
  { listing, sample, breakpoints, parked }: DocumentState,
  machine: MachineId,
): Partial<DocumentState> {
  const first =
    machine === 'ia64'
      ? { listing: ia64Samples[0].listing, sample: null, breakpoints: [] }
      : { listing: firstDocument().listing, sample: firstSample.id, breakpoints: [] }
  return { ...(parked ?? first), machine, parked: { listing, sample, breakpoints } }
}

/** 6.1 has a table of operations of its own, on x86-64 alone: its rules and that table go together. */
const rulesFor = (config: ConfigId, rules: RuleSetId): RuleSetId => {
  if (config === lateConfig) return '6.1'
  return rules === '6.1' ? '2.6.30' : rules
}

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

type Change = (part: Partial<DocumentState>) => void

/** Which machine is in view, and what belongs to an Itanium alone. */
function machineSettings(
  document: () => DocumentState,
  change: Change,
): Pick<DocumentActions, 'setMachine' | 'setItaniumRules'> {
  return {
    setMachine: (machine) => {
      if (machine !== document().machine) change(exchanged(document(), machine))
    },
    setItaniumRules: (itaniumRules) => change({ itaniumRules }),
  }
}

const forConfig = ({ nops, rules }: DocumentState, config: ConfigId) => {
  const known = nopTablesOf(archOf(config)).includes(nops)
  return { config, rules: rulesFor(config, rules), nops: known ? nops : defaultNopTable }
}

/** `startAnew`: the next story is that of another text. */
function samplesOf(
  get: () => AppState,
  change: Change,
  startAnew: () => void,
): Pick<DocumentActions, 'openSample' | 'openItaniumSample'> {
  return {
    openSample: (id) => {
      const sample = sampleById(id)
      if (!sample) return
      // What a lesson holds is its own text, and what was written there stays.
      get().leaveLesson()
      get().hideKernel()
      get().setMachine('x86')
      const { document } = get()
      change({
        listing: sample.listings[sample.arch],
        sample: id,
        ...forConfig(document, configFor(sample.arch, document.config)),
        scan: sample.scan,
        // They speak of labels and lines of the text before.
        start: usualStart,
        breakpoints: [],
      })
      startAnew()
    },
    openItaniumSample: (id) => {
      get().leaveLesson()
      get().hideKernel()
      get().setMachine('ia64')
      change({ listing: itaniumListing(id), sample: null, breakpoints: [] })
      startAnew()
    },
  }
}

export const documentSlice: Slice<DocumentSlice> = (set, get) => {
  const change = (part: Partial<DocumentState>) => {
    const before = get().document
    // A question is about what is in view, so that stays.
    if (isSame(before, part) || selectReaderIsAsked(get())) return
    const typed = part.listing !== undefined && part.listing !== before.listing
    set((state) => ({
      document: { ...state.document, ...movedBreakpoints(before, part.listing), ...part },
      // In the same step: each step more is asked about by everything that is drawn.
      ...(typed ? { view: { ...state.view, quiet: 'typing' } } : {}),
      playback: { ...state.playback, playing: false },
      lesson: { ...state.lesson, introduced: true },
      ...(part.machine === undefined ? {} : nothingTold(state)),
    }))
  }
  const changeConfig = (config: ConfigId, more: Partial<DocumentState> = {}) => {
    const { sample } = get().document
    const listing = sample === null ? undefined : sampleById(sample)?.listings[archOf(config)]
    change({
      ...forConfig(get().document, config),
      ...(listing === undefined ? {} : { listing }),
      ...more,
    })
  }
  return {
    document: firstDocument(),
    setListing: (text) => {
      if (get().kernel.site) return get().setView({ notice: readOnlyNotice })
      const listing = text.replaceAll('\r\n', '\n')
      if (listing !== get().document.listing) change({ listing, sample: null })
    },
    setArch: (arch) => {
      get().setMachine('x86')
      changeConfig(configFor(arch, get().document.config))
    },
    setCpu: (cpu) => (cpu === 'ia64' ? get().setMachine('ia64') : get().setArch(cpu)),
    setConfig: (config) => changeConfig(config),
    setBackend: (backend) => change({ variant: defaultVariant(backend) }),
    setVariant: (variant) => change({ variant }),
    setRules: (rules) => changeConfig(configUnder(get().document.config, rules), { rules }),
    setNops: (nops) => change({ nops }),
    setFeatures: (features) => change({ features }),
    setScan: (scan) => change({ scan }),
    setFramePointer: (framePointer) => change({ framePointer }),
    ...runSettings(() => get().document, change),
    ...machineSettings(() => get().document, change),
    ...samplesOf(get, change, () =>
      set((state) => ({ playback: { ...state.playback, fresh: true } })),
    ),
    runOn: (variant, config) => changeConfig(config, { variant }),
    insertAfter: (line, text) => {
      const lines = get().document.listing.split('\n')
      get().setListing(lines.toSpliced(line, 0, ...text.split('\n')).join('\n'))
    },
    revert: () => {
      const good = get().analysis.shown ?? get().itanium.shown
      if (good) get().setListing(good.input.listing)
    },
  }
}
