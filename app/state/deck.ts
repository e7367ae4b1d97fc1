import type { Deck, DeckState } from '../../src/share/deck.ts'
import { shownPart, sharedOf } from './address.ts'
import type { DocumentState } from './document.ts'
import type { Place } from './place.ts'
import { closedRun } from './run.ts'
import type { AppState, Slice } from './store.ts'

/** A document and the place in it. */
export interface Work {
  readonly document: DocumentState
  readonly place: Place | null
}

/** A deck that is being lectured from. The deck itself is never changed by it. */
export interface Playing {
  readonly deck: Deck
  /** Id of a deck that came with the page; null for one that was made. */
  readonly id: string | null
  /** State in view, from 0. */
  readonly at: number
  /** Something was edited or switched: what is shown is not the deck's. */
  readonly detour: boolean
  /** What was answered in the state when the detour began; see `present.revealed`. */
  readonly answered: string | null
  /** The last detour, left at a state, to be taken up again there. */
  readonly parked: (Work & { readonly at: number }) | null
  /** What the reader had before the deck was opened. */
  readonly before: Work
  /** Milliseconds of `Date.now()`. */
  readonly startedAt: number
}

/** A state that was deleted, and where it stood, from 0. */
interface RemovedState {
  readonly state: DeckState
  readonly index: number
}

export interface DecksState {
  readonly playing: Playing | null
  /** What was presented last in this tab, and how far it came; null before that. */
  readonly last: Pick<Playing, 'deck' | 'id' | 'at'> | null
  /** The deck that is being made; null before its first state. */
  readonly own: Deck | null
  /** The one whose place another took; null where there is none. */
  readonly replaced: Deck | null
  /** What was deleted last of the own deck; null where it is back, or the deck is another. */
  readonly removed: RemovedState | null
}

export interface DeckActions {
  playDeck(deck: Deck, id: string | null, at?: number): void
  goToState(at: number): void
  /** Off the deck's path: what follows is the reader's. */
  startDetour(): void
  /** Parks the detour and shows the deck's state as it was authored. */
  endDetour(): void
  /** Takes up the detour that was parked at this state. */
  resumeDetour(): void
  /** The lecture begins now: whoever opened the deck before has been preparing. */
  restartClock(): void
  closeDeck(): void
  setOwnDeck(deck: Deck | null): void
  /** Another deck in the place of the own one, which can be brought back. */
  replaceOwnDeck(deck: Deck | null): void
  /** Adds what is in view as the last state of the own deck. */
  addState(title: string, layout: DeckState['layout']): void
  /** Deletes a state of the own deck, which can be brought back. */
  removeState(index: number): void
  bringBackState(): void
}

export type DeckSlice = { readonly deck: DecksState } & DeckActions

/** The deck's state in view; null without a deck, and on a detour from it. */
export function currentState({ deck: { playing } }: AppState): DeckState | null {
  return playing && !playing.detour ? (playing.deck.states[playing.at] ?? null) : null
}

/** The state in view asks; or a detour left it before it was answered, and what is asked is asked there, too. */
export function stateAsks({ deck: { playing } }: AppState): boolean {
  if (playing?.deck.states[playing.at]?.ask !== true) return false
  return !playing.detour || playing.answered === null
}

export const workOf = ({ document, playback }: AppState): Work => ({
  document,
  place: playback.place,
})

/** What the reader made, also while another's deck, a lesson or a kernel's code is in view. */
export const ownWork = (state: AppState): Work =>
  state.lesson.open?.before ??
  state.deck.playing?.before ??
  state.kernel.site?.before ??
  workOf(state)

/** The state in which the page shows it. */
export const shownWork = (state: AppState, { document, place }: Work): Partial<AppState> => ({
  ...shownPart(state, {
    ...sharedOf({ ...state, document, run: closedRun }),
    site: place?.site ?? null,
    step: place?.step ?? null,
  }),
  document,
})

type OwnDeckActions = Pick<
  DeckActions,
  'setOwnDeck' | 'replaceOwnDeck' | 'addState' | 'removeState' | 'bringBackState'
>

type Access = Parameters<Slice<DeckSlice>>

function ownDeckActions(set: Access[0], get: Access[1]): OwnDeckActions {
  return {
    setOwnDeck: (own) => set(({ deck }) => ({ deck: { ...deck, own } })),
    replaceOwnDeck: (own) =>
      set(({ deck }) => ({
        deck: {
          ...deck,
          own,
          replaced: deck.own?.states.length ? deck.own : deck.replaced,
          removed: null,
        },
      })),
    addState: (title, layout) => {
      const { own } = get().deck
      const made: DeckState = {
        document: sharedOf(get()),
        title,
        layout,
        minutes: 2,
        notes: '',
        ask: false,
      }
      get().setOwnDeck({ title: own?.title ?? '', states: [...(own?.states ?? []), made] })
    },
    removeState: (index) => {
      const { deck } = get()
      const state = deck.own?.states[index]
      if (!deck.own || !state) return
      const own = { ...deck.own, states: deck.own.states.toSpliced(index, 1) }
      set({ deck: { ...deck, own, removed: { state, index } } })
    },
    bringBackState: () => {
      const { deck } = get()
      const { own, removed } = deck
      if (!own || !removed) return
      const states = own.states.toSpliced(removed.index, 0, removed.state)
      set({ deck: { ...deck, own: { ...own, states }, removed: null } })
    },
  }
}

export const deckSlice: Slice<DeckSlice> = (set, get) => {
  const playing = (part: Partial<Playing>) => {
    const { deck } = get()
    return { deck: { ...deck, playing: deck.playing && { ...deck.playing, ...part } } }
  }
  /** Before anything of a detour is replaced it is put where it can be found. */
  const parked = () => {
    const state = get()
    const now = state.deck.playing
    return now?.detour ? { ...workOf(state), at: now.at } : (now?.parked ?? null)
  }
  const nextStep = (revealed: string | null = null) => ({
    present: { ...get().present, layout: null, revealed },
  })
  /** `revealed`: what is answered there already. */
  const goTo = (at: number, revealed: string | null) => {
    const state = get().deck.playing?.deck.states[at]
    if (!state) return
    set({
      ...shownPart(get(), state.document),
      ...nextStep(revealed),
      ...playing({ at, detour: false, answered: null, parked: parked() }),
    })
  }
  const offPath = () => playing({ detour: true, answered: get().present.revealed })
  return {
    deck: { playing: null, last: null, own: null, replaced: null, removed: null },
    playDeck: (deck, id, at = 0) => {
      get().leaveLesson()
      const before = ownWork(get())
      const first = { deck, id, at: 0, detour: false, answered: null, parked: null, before }
      set(({ deck: all }) => ({ deck: { ...all, playing: { ...first, startedAt: Date.now() } } }))
      get().goToState(at)
    },
    goToState: (at) => goTo(at, null),
    startDetour: () => set(offPath()),
    endDetour: () => {
      const now = get().deck.playing
      goTo(now?.at ?? 0, now?.answered ?? null)
    },
    resumeDetour: () => {
      const now = get().deck.playing
      if (!now?.parked || now.parked.at !== now.at || now.detour) return
      set({ ...shownWork(get(), now.parked), ...nextStep(), ...offPath() })
    },
    restartClock: () => set(playing({ startedAt: Date.now() })),
    closeDeck: () => {
      const now = get().deck.playing
      if (now)
        set({
          ...shownWork(get(), now.before),
          ...playing({}),
          deck: { ...get().deck, playing: null, last: now },
        })
    },
    ...ownDeckActions(set, get),
  }
}
