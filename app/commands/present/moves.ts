import { present as words } from '../../messages/present.ts'
import { type PresentState, selectIsCovered } from '../../state/present.ts'
import type { AppState, AppStore } from '../../state/store.ts'
import type { Command, Key } from '../command.ts'

const on = (...keys: readonly string[]): readonly Key[] =>
  keys.map((key) => ({ key, where: 'page' }))
const shifted = (key: string): readonly Key[] => [{ key, shift: true, where: 'page' }]

/** The deck leads, unless it was left for a detour. */
const leads = ({ deck: { playing } }: AppState): number | null =>
  playing && !playing.detour ? playing.at : null

/** Nothing lies over the picture. */
const isBare = ({ blank, overlay }: PresentState): boolean => blank === null && overlay === null

/** A clicker that is held opens no answer and passes no state of a deck. */
const walksFreely = (state: AppState): boolean => leads(state) === null && !selectIsCovered(state)

/** What a number key chose holds until here. */
function move(store: AppStore, go: (state: AppState) => void) {
  const { present, setPresent } = store.getState()
  if (present.blank !== null) return setPresent({ blank: null })
  if (present.overlay !== null) return setPresent({ overlay: null })
  go(store.getState())
  setPresent({ layout: null })
}

function step(state: AppState, by: 1 | -1) {
  const at = leads(state)
  if (at !== null) state.goToState(at + by)
  else if (state.run.open) state.runBy(by)
  else state.step(by)
}

/** In a deck the next state that asks, or where none does the next one. */
function nextAsking({ deck: { playing } }: AppState, at: number, by: 1 | -1): number {
  const states = playing?.deck.states ?? []
  const asks = states.flatMap(({ ask }, index) => (ask && (index - at) * by > 0 ? [index] : []))
  return asks.at(by === 1 ? 0 : -1) ?? at + by
}

function decision(state: AppState, by: 1 | -1) {
  const at = leads(state)
  if (at !== null) state.goToState(nextAsking(state, at, by))
  else if (state.run.open) state.runToSite(by)
  else state.decision(by)
}

function end(state: AppState, by: 1 | -1) {
  const last = (state.deck.playing?.deck.states.length ?? 1) - 1
  if (leads(state) !== null) state.goToState(by === 1 ? last : 0)
  else if (state.run.open) state.runTo(by === 1 ? Infinity : 0)
  else if (by === 1) state.goToEnd()
  else state.goToStart()
}

const { commands } = words

export const moves: readonly Command[] = [
  {
    id: 'present-next',
    title: commands.next,
    mode: 'present',
    keys: on('ArrowRight', 'PageDown', 'Space', 'Enter'),
    perform: (store) => {
      const state = store.getState()
      if (isBare(state.present) && selectIsCovered(state)) state.reveal()
      else move(store, (now) => step(now, 1))
    },
    repeats: walksFreely,
  },
  {
    id: 'present-back',
    title: commands.back,
    mode: 'present',
    keys: on('ArrowLeft', 'PageUp'),
    perform: (store) => move(store, (state) => step(state, -1)),
    repeats: walksFreely,
  },
  {
    id: 'present-next-decision',
    title: commands.nextDecision,
    mode: 'present',
    keys: shifted('ArrowRight'),
    perform: (store) => move(store, (state) => decision(state, 1)),
  },
  {
    id: 'present-previous-decision',
    title: commands.backDecision,
    mode: 'present',
    keys: shifted('ArrowLeft'),
    perform: (store) => move(store, (state) => decision(state, -1)),
  },
  {
    id: 'present-first',
    title: commands.first,
    mode: 'present',
    keys: on('Home'),
    perform: (store) => move(store, (state) => end(state, -1)),
  },
  {
    id: 'present-last',
    title: commands.last,
    mode: 'present',
    keys: on('End'),
    perform: (store) => move(store, (state) => end(state, 1)),
  },
]
