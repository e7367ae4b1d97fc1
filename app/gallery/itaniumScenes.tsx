import type { RuleSetId } from '../../src/ia64/patch/decision.ts'
import type { PlatformId } from '../../src/ia64/patch/types.ts'
import type { Picture } from '../../src/ia64/story/picture.ts'
import { ItaniumStory } from '../panels/Ia64/ItaniumStory.tsx'
import { StaticListing } from '../panels/Listing/StaticListing.tsx'
import { Timeline } from '../panels/Timeline/Timeline.tsx'
import type { Ia64SampleId } from '../samples/ia64/index.ts'
import { selectItaniumSettled } from '../state/itanium.ts'
import { type AppState, type AppStore, createAppStore } from '../state/store.ts'
import type { Exhibit, Scene } from './scenes.tsx'

/** A text for Itanium, its switches, and what of it is in view. */
export interface ItaniumScene {
  readonly sample?: Ia64SampleId
  /** In place of a sample. */
  readonly listing?: string
  readonly rules?: RuleSetId
  readonly backend?: PlatformId | 'kvm'
  /** The first step with this picture, so many moments later; else the decision. */
  readonly picture?: Picture['kind']
  readonly moment?: number
  /** Of two accidents that of the static convention. */
  readonly second?: boolean
  readonly open?: 'run' | 'compare'
}

type Until = (store: AppStore, wanted: (state: AppState) => boolean) => Promise<AppState>

function stepOf({ itanium }: AppState, { picture, moment = 0, second }: ItaniumScene) {
  const steps = itanium.shown?.stories[0]?.steps ?? []
  const starts = steps.flatMap(({ kind, moment: at }, index) =>
    kind === picture && at === 0 ? [index] : [],
  )
  const start = second ? starts.at(-1) : starts[0]
  return start === undefined ? undefined : start + moment
}

/** The state that a scene asks for, with the engine's own answers in it. */
export async function openItaniumScene(engine: AppStore, scene: ItaniumScene, until: Until) {
  const { sample = 'frame', listing, rules = 'static', backend = 'xen', open } = scene
  const { itanium, compare } = createAppStore().getState()
  engine.setState({ itanium, compare })
  engine.getState().openItaniumSample(sample)
  if (listing !== undefined) engine.getState().setListing(listing)
  engine.getState().setItaniumRules(rules)
  engine.getState().setBackend(backend)
  await until(engine, selectItaniumSettled)
  const step = stepOf(engine.getState(), scene)
  engine.getState().goToSite(0, step)
  if (open === 'compare') engine.getState().openCompare()
  if (open !== 'run') return
  engine.getState().openRun()
  await until(engine, (state) => (state.itanium.shown?.run ?? null) !== null)
}

/** The panels of an Itanium in every state. */
const panels: Readonly<Record<string, ItaniumScene>> = {
  bundle: { picture: 'bundle' },
  'alloc makes room': { picture: 'stack' },
  'the frame slides': { picture: 'stack', moment: 1 },
  'the callee grows': { picture: 'stack', moment: 2 },
  'before the accident': { picture: 'accident', rules: 'scan' },
  'out1 dies': { picture: 'accident', moment: 3, rules: 'scan' },
  'out1 lives': { picture: 'accident', moment: 2, second: true },
  'the alloc is found': { picture: 'scan', rules: 'scan' },
  'the scan gives up': { picture: 'scan', rules: 'scan', sample: 'leaf' },
  'the wrong alloc': { picture: 'scan', rules: 'scan', sample: 'twoAllocs' },
  'the frame is full': { picture: 'scan', rules: 'scan', sample: 'fullFrame' },
  convention: { picture: 'convention' },
  'unpatched, bundle by bundle': { picture: 'stub', moment: 1 },
  'records and tables': { picture: 'records' },
  'replaced by native code': { backend: 'native' },
  'replaced by code of Xen': {},
  'a C call': { rules: 'scan' },
  'a branch elsewhere': { sample: 'leaveKernel' },
  'stays as it was': { sample: 'threadPointer' },
  flushed: { picture: 'copy', moment: 1 },
  'leaves the site': { picture: 'fit', sample: 'irqRestore' },
  oddities: { picture: 'notes' },
  comparison: { open: 'compare' },
  'a run, patched': { open: 'run' },
  'a run that goes wrong': { open: 'run', rules: 'scan' },
  'no text': { listing: '' },
  'no site': { listing: '  nop.m 0\n' },
  errors: { listing: '  frobnicate r8\n' },
  'no such machine': { backend: 'kvm' },
}

const Columns = () => (
  <div style={{ height: 700 }}>
    <StaticListing plain={false} />
  </div>
)

const Track = () => (
  <div style={{ display: 'grid', height: 84 }}>
    <Timeline />
  </div>
)

const scene = (id: string, itanium: ItaniumScene, Content: Scene['Content']): Scene => ({
  id,
  itanium,
  Content,
})

export const itaniumExhibits: readonly Exhibit[] = [
  {
    id: 'itanium',
    scenes: Object.entries(panels).map(([id, itanium]) => scene(id, itanium, ItaniumStory)),
  },
  {
    id: 'itanium-columns',
    scenes: [
      scene('static convention', {}, Columns),
      scene('a C call destroys out1', { rules: 'scan' }, Columns),
    ],
  },
  { id: 'itanium-timeline', wide: true, scenes: [scene('25 steps', {}, Track)] },
]
