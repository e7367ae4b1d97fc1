import type { RuleSetId } from '../../src/ia64/patch/decision.ts'
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
  /** In the place of the sample's own. */
  readonly listing?: string
  /** What stands in the place of the story. */
  readonly open?: 'run' | 'compare'
}

type Until = (store: AppStore, wanted: (state: AppState) => boolean) => Promise<AppState>

/** Turns the switch to ia64 and waits for all that is drawn of the text. */
export async function openItaniumScene(
  engine: AppStore,
  { sample, rules = 'static', step, listing, open }: ItaniumSetting,
  until: Until,
): Promise<void> {
  const text = listing ?? ia64Samples.find(({ id }) => id === sample)?.listing ?? ''
  engine.setState(({ document, playback }) => ({
    itanium: { shown: null, latest: null },
    playback: { ...playback, fresh: true },
    document: {
      ...document,
      machine: 'ia64',
      listing: text,
      sample: null,
      variant: 'xen',
      itaniumRules: rules,
    },
  }))
  await until(engine, selectItaniumSettled)
  if (open === 'compare') engine.getState().openCompare()
  if (open === 'run') {
    engine.getState().openRun()
    await until(engine, ({ itanium }) => itanium.shown?.run != null)
  }
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
    id: 'ia64-timeline',
    wide: true,
    scenes: [{ id: 'many steps', itanium: { sample: 'frame' }, Content: Footer }],
  },
]
