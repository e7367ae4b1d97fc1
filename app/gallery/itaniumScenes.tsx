import type { RuleSetId } from '../../src/ia64/patch/decision.ts'
import type { Picture } from '../../src/ia64/story/picture.ts'
import { ItaniumStory } from '../panels/Ia64/ItaniumStory.tsx'
import { StaticListing } from '../panels/Listing/StaticListing.tsx'
import { Timeline } from '../panels/Timeline/Timeline.tsx'
import { ia64Samples, type Ia64SampleId } from '../samples/ia64/index.ts'
import { selectItaniumSettled } from '../state/itanium.ts'
import type { AppState, AppStore } from '../state/store.ts'
import type { Exhibit } from './scenes.tsx'

/** A text for Itanium, and what is looked at of it. */
export interface ItaniumSetting {
  readonly sample: Ia64SampleId
  readonly rules?: RuleSetId
  /** A step of the first site, from 0; without one its decision. */
  readonly step?: number
  /** Or the first step with this picture, so many moments later; of two accidents `second` is the last. */
  readonly picture?: Picture['kind']
  readonly moment?: number
  readonly second?: boolean
  readonly variant?: 'native' | 'xen' | 'kvm'
  /** In the place of the sample's own. */
  readonly listing?: string
  /** What stands in the place of the story. */
  readonly open?: 'run' | 'compare'
}

type Until = (store: AppStore, wanted: (state: AppState) => boolean) => Promise<AppState>

function stepOf({ itanium }: AppState, { picture, moment = 0, second }: ItaniumSetting) {
  const steps = itanium.shown?.stories[0]?.steps ?? []
  const starts = steps.flatMap(({ kind, moment: at }, index) =>
    kind === picture && at === 0 ? [index] : [],
  )
  const start = second ? starts.at(-1) : starts[0]
  return start === undefined ? undefined : start + moment
}

/** Turns the switch to ia64 and waits for all that is drawn of the text. */
export async function openItaniumScene(
  engine: AppStore,
  setting: ItaniumSetting,
  until: Until,
): Promise<void> {
  const { sample, rules = 'static', variant = 'xen', listing, open } = setting
  const text = listing ?? ia64Samples.find(({ id }) => id === sample)?.listing ?? ''
  engine.setState(({ document, playback }) => ({
    itanium: { shown: null, latest: null },
    playback: { ...playback, fresh: true },
    document: {
      ...document,
      machine: 'ia64',
      listing: text,
      sample: null,
      variant,
      itaniumRules: rules,
    },
  }))
  await until(engine, selectItaniumSettled)
  if (open === 'compare') engine.getState().openCompare()
  if (open === 'run') {
    engine.getState().openRun()
    await until(engine, ({ itanium }) => itanium.shown?.run != null)
  }
  const step = setting.step ?? stepOf(engine.getState(), setting)
  if (step !== undefined) engine.getState().goToStep(step)
}

const Listing = () => (
  <div style={{ height: 560 }}>
    <StaticListing plain={false} />
  </div>
)
const Footer = () => (
  <div style={{ display: 'grid', width: 1300, height: 84 }}>
    <Timeline />
  </div>
)

/** Every picture in the states in which it looks different. */
const pictures: Readonly<Record<string, Omit<ItaniumSetting, 'sample'> & Partial<ItaniumSetting>>> =
  {
    'alloc makes room': { picture: 'stack' },
    'the frame slides': { picture: 'stack', moment: 1 },
    'the callee grows': { picture: 'stack', moment: 2 },
    'before the accident': { picture: 'accident', rules: 'scan' },
    'out1 lives': { picture: 'accident', moment: 2, second: true },
    'the alloc is found': { picture: 'scan', rules: 'scan' },
    'the scan gives up': { picture: 'scan', rules: 'scan', sample: 'leaf' },
    'the wrong alloc': { picture: 'scan', rules: 'scan', sample: 'twoAllocs' },
    convention: { picture: 'convention' },
    'unpatched, bundle by bundle': { picture: 'stub', moment: 1 },
    'records and tables': { picture: 'records' },
    'native code': { variant: 'native' },
    'a C call': { rules: 'scan' },
    'a branch elsewhere': { sample: 'leaveKernel' },
    'stays as it was': { sample: 'threadPointer' },
    flushed: { picture: 'copy', moment: 1 },
    'leaves the site': { picture: 'fit', sample: 'irqRestore' },
    oddities: { picture: 'notes' },
    'a run that goes wrong': { open: 'run', rules: 'scan' },
    'no such machine': { variant: 'kvm' },
  }

export const itaniumExhibits: readonly Exhibit[] = [
  {
    id: 'ia64',
    scenes: [
      { id: 'found', itanium: { sample: 'frame', step: 0 }, Content: ItaniumStory },
      { id: 'replaced', itanium: { sample: 'frame' }, Content: ItaniumStory },
      {
        id: 'an accident',
        itanium: { sample: 'frame', rules: 'scan', step: 9 },
        Content: ItaniumStory,
      },
      { id: 'no room', itanium: { sample: 'fullFrame', rules: 'scan' }, Content: ItaniumStory },
      { id: 'compared', itanium: { sample: 'frame', open: 'compare' }, Content: ItaniumStory },
      { id: 'run', itanium: { sample: 'frame', open: 'run' }, Content: ItaniumStory },
      { id: 'no text', itanium: { sample: 'frame', listing: '' }, Content: ItaniumStory },
      {
        id: 'errors',
        itanium: { sample: 'frame', listing: '{ .mii\n        frobnicate r1\n}\n' },
        Content: ItaniumStory,
      },
      {
        id: 'no site',
        itanium: { sample: 'frame', listing: '        nop.m 0\n' },
        Content: ItaniumStory,
      },
      { id: 'listing', itanium: { sample: 'frame' }, Content: Listing },
    ],
  },
  {
    id: 'ia64-pictures',
    scenes: Object.entries(pictures).map(([id, setting]) => ({
      id,
      itanium: { sample: 'frame', ...setting },
      Content: ItaniumStory,
    })),
  },
  {
    id: 'ia64-timeline',
    wide: true,
    scenes: [{ id: 'many steps', itanium: { sample: 'frame' }, Content: Footer }],
  },
]
