import type { ComponentType } from 'react'
import type { Step } from '../../src/patch/step.ts'
import { EmptyPanel } from '../panels/Empty/EmptyPanel.tsx'
import { StaleChip } from '../panels/Empty/Stale.tsx'
import { StaticListing } from '../panels/Listing/StaticListing.tsx'
import { ComparePanel } from '../panels/Compare/ComparePanel.tsx'
import { PriceInShort } from '../panels/Price/PriceInShort.tsx'
import { PricePanel } from '../panels/Price/PricePanel.tsx'
import { panels } from '../panels/index.ts'
import { ReadingText } from '../panels/Reading/ReadingPage.tsx'
import { RunPanel } from '../panels/Run/RunPanel.tsx'
import { SiteChips } from '../panels/SiteChips/SiteChips.tsx'
import { Timeline } from '../panels/Timeline/Timeline.tsx'
import { dialogExhibits } from './dialogScenes.tsx'
import { itaniumExhibits, type ItaniumSetting } from './itaniumScenes.tsx'
import { lessonExhibits } from './lessonScenes.tsx'
import { presentExhibits } from './presentScenes.tsx'
import { kernelExhibits, type KernelSetting } from './kernelScenes.tsx'
import type { SampleId } from '../samples/index.ts'
import type { AppState } from '../state/store.ts'
import type { DocumentState } from '../state/document.ts'
import type { ViewState } from '../state/view.ts'

/** A state of the page in which something is drawn. */
export interface Scene {
  readonly id: string
  readonly sample?: SampleId
  readonly document?: Partial<DocumentState>
  /** Typed after the answer, so that what is drawn is older. */
  readonly typed?: string
  readonly site?: number
  /** The first step of this kind; else the decision. */
  readonly step?: Step['kind']
  readonly opening?: boolean
  readonly view?: Partial<ViewState>
  readonly run?: boolean
  readonly compare?: boolean
  /** What differs in the state that the engine's answers led to. */
  readonly set?: (state: AppState) => Partial<AppState>
  readonly kernel?: KernelSetting
  readonly itanium?: ItaniumSetting
  readonly Content: ComponentType
}

export interface Exhibit {
  readonly id: string
  /** As wide as the page. */
  readonly wide?: boolean
  readonly scenes: readonly Scene[]
}

type Setting = Omit<Scene, 'Content' | 'id'>

/** What panels look different in. */
const stories: Readonly<Record<string, Setting>> = {
  'first visit': { opening: true },
  found: { step: 'find' },
  record: { step: 'record' },
  'looked up': { step: 'lookup' },
  checked: { step: 'check' },
  'inline wins': { step: 'choose' },
  written: { step: 'write' },
  padded: { step: 'pad' },
  done: { step: 'done' },
  'thunk wins': { site: 1 },
  'C call, distance': { site: 2, step: 'distance' },
  'the end': { site: 2, step: 'done' },
  'too long': {
    document: { listing: '    PVOP_VCALLEE irq_enable\n    ret\n', sample: null },
    step: 'check',
  },
  'rules of 2.6.30': { sample: 'clobbers', document: { rules: '2.6.30' }, site: 1 },
  'a mistake': { sample: 'mistake' },
  'by hand': { sample: 'handwritten', step: 'walk' },
  '64 bits': { sample: 'first-64' },
  'no longer the text': { typed: '    mvo %eax\n' },
}

/** Which of them each panel is drawn in. */
const drawn: Readonly<Record<string, readonly string[]>> = {
  step: Object.keys(stories),
  bytes: [
    'first visit',
    'found',
    'checked',
    'inline wins',
    'done',
    'C call, distance',
    'too long',
    '64 bits',
  ],
  candidates: ['checked', 'inline wins', 'thunk wins', 'too long', 'rules of 2.6.30'],
  price: ['first visit', 'inline wins', 'thunk wins', 'a mistake', 'by hand', '64 bits'],
  why: ['inline wins', 'thunk wins', 'too long'],
  'what-next': ['the end'],
}

const few = ['first visit', 'inline wins', 'done', 'thunk wins']

const scenesOf = (Content: ComponentType, names: readonly string[]): readonly Scene[] =>
  names.map((id) => ({ ...stories[id], id, Content }))

const text = (listing: string): Partial<DocumentState> => ({ listing, sample: null })

const WideListing = () => (
  <div style={{ height: 560 }}>
    <StaticListing plain={false} />
  </div>
)
const PhoneListing = () => (
  <div style={{ width: 390, height: 300 }}>
    <StaticListing plain />
  </div>
)
const Unfolded = () => (
  <div style={{ width: 390, height: 300 }}>
    <StaticListing plain registers />
  </div>
)
const Footer = () => (
  <div style={{ display: 'grid', height: 84 }}>
    <Timeline />
  </div>
)
const TextStart = () => (
  <div style={{ height: 1000, overflow: 'hidden' }}>
    <ReadingText />
  </div>
)
const TopChip = () => (
  <div style={{ height: 40 }}>
    <StaleChip />
  </div>
)

const PriceBelowTheFold = () => (
  <div style={{ height: 130, overflow: 'hidden auto', padding: '0 16px 16px' }}>
    <div data-panel="price">
      <PricePanel />
    </div>
    <div data-panel="price-in-short" style={{ display: 'contents' }}>
      <PriceInShort />
    </div>
  </div>
)

/** Panels that show something only where they stand on the page. */
const inPlace: Readonly<Record<string, ComponentType>> = { 'price-in-short': PriceBelowTheFold }

export const exhibits: readonly Exhibit[] = [
  // A panel that this file does not know yet is drawn at a decision.
  ...panels.map(({ id, Content }) => ({
    id,
    scenes: scenesOf(inPlace[id] ?? Content, drawn[id] ?? ['inline wins', 'thunk wins']),
  })),
  {
    id: 'empty',
    scenes: [
      { id: 'no text', document: text(''), Content: EmptyPanel },
      { id: 'no site', document: text('    nop\n    ret\n'), Content: EmptyPanel },
      {
        id: 'no paravirt',
        document: { ...text('    DISABLE_INTERRUPTS(CLBR_NONE)\n'), variant: 'off' },
        Content: EmptyPanel,
      },
      { id: 'errors', document: text('    nop\n    frobnicate %eax\n'), Content: EmptyPanel },
      {
        id: 'no such machine',
        document: { ...text('    nop\n'), variant: 'lguest', config: '64' },
        Content: EmptyPanel,
      },
      { id: 'older than the text', typed: '    mvo %eax\n', Content: TopChip },
    ],
  },
  { id: 'site-chips', scenes: scenesOf(SiteChips, [...few, 'a mistake']) },
  { id: 'timeline', wide: true, scenes: scenesOf(Footer, few) },
  {
    id: 'listing',
    scenes: [
      { id: 'before', Content: WideListing },
      { id: 'after', view: { registers: 'after' }, Content: WideListing },
      { id: 'difference', view: { registers: 'difference' }, Content: WideListing },
      { id: 'all macros', view: { expansions: 'all' }, Content: WideListing },
      { id: 'a mistake', sample: 'mistake', Content: WideListing },
      { id: 'phone', Content: PhoneListing },
      { id: 'phone, registers', Content: Unfolded },
    ],
  },
  {
    id: 'run',
    scenes: [
      { id: 'a run', run: true, Content: RunPanel },
      {
        id: 'a wrong one',
        run: true,
        sample: 'mistake',
        document: { variant: 'lguest' },
        Content: RunPanel,
      },
    ],
  },
  {
    id: 'compare',
    wide: true,
    scenes: [
      { id: 'all machines', compare: true, Content: ComparePanel },
      {
        id: 'two cells',
        compare: true,
        set: ({ compare }) => ({
          compare: {
            ...compare,
            chosen: [
              { site: 0, backend: 'native' },
              { site: 0, backend: 'xen' },
            ],
          },
        }),
        Content: ComparePanel,
      },
    ],
  },
  ...itaniumExhibits,
  ...lessonExhibits,
  ...dialogExhibits,
  ...kernelExhibits,
  ...presentExhibits,
  { id: 'reading', wide: true, scenes: [{ id: 'the text', Content: TextStart }] },
]
