import type { PresentLayout } from '../../src/share/deck.ts'
import type { Step } from '../../src/patch/step.ts'
import type { Picture } from '../../src/ia64/story/picture.ts'
import { currentState, stateAsks } from './deck.ts'
import { isItanium, selectAccident, selectItaniumStep } from './itanium.ts'
import { selectReaderIsAsked } from './lessonSelectors.ts'
import { selectStep } from './selectors.ts'
import type { AppState, Slice } from './store.ts'

export interface PresentState {
  /** The screen that carries a room is shown, in place of the workbench. */
  readonly open: boolean
  /** What a number key asked for; holds until the next step. */
  readonly layout: PresentLayout | null
  readonly blank: 'black' | 'white' | null
  /** The room is asked at every site before the tool answers. */
  readonly curtain: boolean
  /** The question whose answer is in view; see `askKey`. */
  readonly revealed: string | null
  readonly overlay: 'qr' | 'keys' | 'edit' | null
  /** Another Escape within two seconds leaves. */
  readonly leaving: boolean
}

export interface PresentActions {
  openPresent(): void
  closePresent(): void
  setPresent(part: Partial<PresentState>): void
  /** Takes the curtain off what is asked now. */
  reveal(): void
}

export type PresentSlice = { readonly present: PresentState } & PresentActions

export const closedPresent: PresentState = {
  open: false,
  layout: null,
  blank: null,
  curtain: false,
  revealed: null,
  overlay: null,
  leaving: false,
}

export const presentSlice: Slice<PresentSlice> = (set, get) => ({
  present: closedPresent,
  openPresent: () => {
    // What a reader is asked would be answered there.
    if (selectReaderIsAsked(get())) return
    set((state) => ({
      present: { ...closedPresent, open: true },
      playback: { ...state.playback, playing: false },
      view: { ...state.view, dialog: null },
      lesson: { ...state.lesson, introduced: true },
    }))
  },
  closePresent: () => {
    get().closeDeck()
    set({ present: closedPresent })
  },
  setPresent: (part) => set((state) => ({ present: { ...state.present, ...part } })),
  reveal: () => get().setPresent({ revealed: askKey(get()) }),
})

/** What is asked about a site: another site, machine or state of a deck is another question. */
export function siteKey(state: AppState): string {
  const { config, variant, rules, itaniumRules } = state.document
  const { playing } = state.deck
  const at = playing && !playing.detour ? `deck ${playing.at}` : 'story'
  const machine = isItanium(state) ? ['ia64', variant, itaniumRules] : [config, variant, rules]
  return [at, state.playback.place?.site ?? 0, ...machine].join(' ')
}

/** The same of the step in view: which register dies of a call is another question than what becomes of a site. */
export const askKey = (state: AppState): string =>
  selectAccident(state) === 'c' ? `${siteKey(state)} register` : siteKey(state)

/** The room is being asked: the answer is not to be seen anywhere. */
export function selectIsAsking(state: AppState): boolean {
  const { curtain, revealed } = state.present
  return (curtain || stateAsks(state)) && revealed !== askKey(state)
}

/** Steps before the first check tell nothing of the answer. */
const early: readonly Step['kind'][] = ['find', 'walk', 'record', 'lookup']

/** Of an Itanium the same: how it works, what stood there before, and what the record says. */
const earlyPictures: readonly Picture['kind'][] = [
  'bundle',
  'stack',
  'convention',
  'stub',
  'records',
]

function isEarly(state: AppState): boolean {
  if (!isItanium(state)) return early.some((kind) => kind === selectStep(state)?.kind)
  const kind = selectItaniumStep(state)?.kind
  return earlyPictures.some((each) => each === kind) || selectAccident(state) === 'static'
}

/** Layouts that show an answer at any step. */
const telling: readonly PresentLayout[] = ['candidates', 'price', 'compare', 'run']

/** The question stands in place of what would answer it. */
export function selectIsCovered(state: AppState): boolean {
  if (!selectIsAsking(state)) return false
  return !isEarly(state) || telling.includes(selectLayout(state)) || stateAsks(state)
}

const usual: Record<Step['kind'], PresentLayout> = {
  find: 'code',
  walk: 'code',
  record: 'bytes',
  lookup: 'bytes',
  pass: 'bytes',
  interim: 'bytes',
  check: 'bytes',
  choose: 'candidates',
  write: 'bytes',
  distance: 'bytes',
  pad: 'bytes',
  done: 'price',
}

/** The layout that a number key or the deck asks for; null where the step has the one that it has by itself. */
export const selectLayoutAsked = (state: AppState): PresentLayout | null =>
  state.present.layout ?? currentState(state)?.layout ?? null

/** What fills the screen: a number key's wish, the run, the deck's, or what the step has by itself. */
export function selectLayout(state: AppState): PresentLayout {
  const { layout } = state.present
  if (layout !== null) return layout
  if (state.run.open) return 'run'
  const kind = selectStep(state)?.kind
  return currentState(state)?.layout ?? (kind ? usual[kind] : 'bytes')
}
