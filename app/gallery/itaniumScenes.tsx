import type { RuleSetId } from '../../src/ia64/patch/decision.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { ItaniumStory } from '../panels/Ia64/ItaniumStory.tsx'
import { StaticListing } from '../panels/Listing/StaticListing.tsx'
import { Timeline } from '../panels/Timeline/Timeline.tsx'
import { ia64Samples, type Ia64SampleId } from '../samples/ia64/index.ts'
import { itaniumArrival } from '../state/itanium.ts'
import type { AppState } from '../state/store.ts'
import type { Exhibit, Scene } from './scenes.tsx'

interface Told {
  readonly rules?: RuleSetId
  /** A step of the first site, from 0; without one its decision. */
  readonly step?: number
  readonly listing?: string
  /** What stands in the place of the story. */
  readonly open?: 'run' | 'compare'
}

/** A text for Itanium with what the engine tells of it. */
const text =
  (
    id: Ia64SampleId,
    { rules = 'static', step, listing, open }: Told = {},
  ): NonNullable<Scene['set']> =>
  (before) => {
    const text = listing ?? ia64Samples.find((sample) => sample.id === id)?.listing ?? ''
    const document: AppState['document'] = {
      ...before.document,
      machine: 'ia64',
      listing: text,
      sample: null,
      variant: 'xen',
      itaniumRules: rules,
    }
    const told = tellIa64({ listing: text, platform: 'xen', rules }, document.start)
    const fresh = { ...before.playback, fresh: true }
    const state: AppState = { ...before, document, playback: fresh }
    const arrived = { ...state, ...itaniumArrival(state, told) }
    const { place } = arrived.playback
    return {
      document,
      itanium: arrived.itanium,
      playback: { ...arrived.playback, place: place && { ...place, step: step ?? place.step } },
      run: { ...before.run, open: open === 'run' },
      compare: { ...before.compare, open: open === 'compare' },
    }
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
      { id: 'found', set: text('frame', { step: 0 }), Content: ItaniumStory },
      { id: 'replaced', set: text('frame'), Content: ItaniumStory },
      { id: 'an accident', set: text('frame', { rules: 'scan', step: 9 }), Content: ItaniumStory },
      { id: 'no room', set: text('fullFrame', { rules: 'scan' }), Content: ItaniumStory },
      { id: 'compared', set: text('frame', { open: 'compare' }), Content: ItaniumStory },
      { id: 'run', set: text('frame', { open: 'run' }), Content: ItaniumStory },
      { id: 'no text', set: text('frame', { listing: '' }), Content: ItaniumStory },
      {
        id: 'errors',
        set: text('frame', { listing: '{ .mii\n        frobnicate r1\n}\n' }),
        Content: ItaniumStory,
      },
      {
        id: 'no site',
        set: text('frame', { listing: '        nop.m 0\n' }),
        Content: ItaniumStory,
      },
      { id: 'listing', set: text('frame'), Content: Listing },
    ],
  },
  {
    id: 'ia64-timeline',
    wide: true,
    scenes: [{ id: 'many steps', set: text('frame'), Content: Footer }],
  },
]
