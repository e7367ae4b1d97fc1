import { connectKernel } from '../kernel/connect.ts'
import { archOf } from '../../src/ops/op.ts'
import { sampleById } from '../samples/index.ts'
import { type DocumentState, firstDocument } from '../state/document.ts'
import { decisionIndex, type Place } from '../state/place.ts'
import { closedRun } from '../state/run.ts'
import { selectFlips } from '../state/flips.ts'
import { sameInput, selectInput } from '../state/selectors.ts'
import { type AppState, type AppStore, createAppStore } from '../state/store.ts'
import { connectAnalysis } from '../worker/connect.ts'
import { openItaniumScene } from './itaniumScenes.tsx'
import { openKernelScene } from './kernelScenes.tsx'
import type { Scene } from './scenes.tsx'

/** Waits until the state is as wanted. */
function until(store: AppStore, wanted: (state: AppState) => boolean): Promise<AppState> {
  return new Promise((done) => {
    const look = () => {
      if (!wanted(store.getState())) return
      stop()
      done(store.getState())
    }
    const stop = store.subscribe(look)
    look()
  })
}

function documentOf({ sample: id = 'first', document }: Scene): DocumentState {
  const first = firstDocument()
  const sample = sampleById(id)
  if (!sample) return { ...first, ...document }
  const config = sample.arch === 'x86-64' ? '64' : '32pae'
  const listing = sample.listings[archOf(config)]
  return { ...first, listing, config, scan: sample.scan, sample: id, ...document }
}

const answered = (state: AppState): boolean => {
  const { latest, refused } = state.analysis
  return refused !== null || (latest !== null && sameInput(selectInput(state), latest.input))
}

function placeOf({ site = 0, step }: Scene, { analysis }: AppState): Place | null {
  const story = analysis.shown?.stories[site]
  if (!story) return null
  const at = step === undefined ? -1 : story.steps.findIndex(({ kind }) => kind === step)
  return { site, step: at === -1 ? decisionIndex(story) : at }
}

/** The state that a scene asks for, with the engine's own answers in it. */
async function stateOf(engine: AppStore, scene: Scene): Promise<AppState> {
  const { analysis } = createAppStore().getState()
  engine.getState().closeKernel()
  engine.setState((state) => ({
    analysis,
    run: closedRun,
    compare: createAppStore().getState().compare,
    view: { ...createAppStore().getState().view, ...scene.view, listingWidth: 640 },
    playback: { ...state.playback, place: null, was: null, playing: false },
    lesson: { introduced: !scene.opening, open: null, progress: {} },
  }))
  engine.setState({ document: documentOf(scene) })
  // The engine is asked when the document differs: the same one is asked for by another line first.
  engine.getState().setListing(`${engine.getState().document.listing} `)
  engine.setState({ document: documentOf(scene) })
  await until(engine, answered)
  const place = placeOf(scene, engine.getState())
  engine.setState((state) => ({
    playback: { ...state.playback, place },
    lesson: { introduced: !scene.opening, open: null, progress: {} },
  }))
  if (place) await until(engine, (state) => selectFlips(state) !== null)
  if (scene.run) {
    engine.getState().openRun()
    await until(engine, ({ run }) => run.shown?.done === true)
  }
  if (scene.compare) {
    engine.getState().openCompare()
    await until(engine, ({ compare }) => compare.answer !== null)
  }
  if (scene.typed !== undefined) {
    engine.getState().setListing(scene.typed)
    await until(engine, answered)
  }
  if (scene.itanium) await openItaniumScene(engine, scene.itanium, until)
  if (scene.kernel) await openKernelScene(engine, scene.kernel, until)
  return engine.getState()
}

/** A store for each scene. One engine answers them all, one after the other. */
export async function loadScenes(scenes: readonly Scene[]): Promise<ReadonlyMap<Scene, AppStore>> {
  const engine = createAppStore()
  connectAnalysis(engine)
  connectKernel(engine)
  // A busy machine may take too long for an answer: it is asked again.
  engine.subscribe(({ analysis, report }) => {
    if (analysis.trouble) queueMicrotask(() => report(null))
  })
  await until(engine, answered)
  const stores = new Map<Scene, AppStore>()
  for (const scene of scenes) {
    const { analysis, document, playback, run, view, lesson, compare, kernel, itanium } =
      await stateOf(engine, scene)
    const store = createAppStore()
    const drawn = { analysis, document, playback, run, view, lesson, compare, kernel, itanium }
    store.setState(drawn)
    if (scene.set) store.setState(scene.set(store.getState()))
    stores.set(scene, store)
  }
  return stores
}
