import { performPresent } from '../../commands/present/index.ts'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { DeckState } from '../../../src/share/deck.ts'
import type { Step } from '../../../src/patch/step.ts'
import { present as words } from '../../messages/present.ts'
import { archOf } from '../../../src/ops/op.ts'
import { itaniumWordsOf } from '../../messages/itaniumStory.ts'
import { phraseText } from '../../messages/phrase.ts'
import { headlineOf } from '../../messages/story.ts'
import { itaniumPlatform, selectItaniumStep, selectItaniumStory } from '../../state/itanium.ts'
import { headlineOf as runHeadline } from '../../panels/Run/verdicts.ts'
import { selectIsCovered, selectLayout } from '../../state/present.ts'
import { selectCost, selectStep, selectStepIndex, selectStory } from '../../state/selectors.ts'
import { type AppState, store } from '../../state/store.ts'
import { askedHeadline } from '../asked.ts'
import { openLine } from './channel.ts'
import { priceHeadline, selectPriceIsTold } from '../layouts/priceHeadline.ts'
import { askFrom, type SpeakerNews } from './message.ts'
import { presentationId, speakerWindow } from './open.ts'

function itaniumHeadline(state: AppState): string {
  const story = selectItaniumStory(state)
  const step = selectItaniumStep(state)
  const platform = itaniumPlatform(state) ?? 'native'
  return story && step ? itaniumWordsOf({ story, step, platform }).headline : ''
}

function headline(state: AppState): string {
  if (selectIsCovered(state)) return askedHeadline(state)
  const story = selectStory(state)
  const step = selectStep(state)
  if (!story || !step) return itaniumHeadline(state)
  return layoutHeadline(state, story) ?? stepHeadline(state, story, step)
}

/** Of the layouts that say something else than the step. */
function layoutHeadline(state: AppState, story: SiteStory): string | null {
  const layout = selectLayout(state)
  const { shown } = state.run
  if (layout === 'compare') return words.compare.headline(story.site.length)
  if (layout === 'run') return shown && runHeadline(shown)
  const cost = selectPriceIsTold(state) ? selectCost(state) : null
  const told = cost && priceHeadline(story, cost)
  return told && phraseText(told)
}

function stepHeadline(state: AppState, story: SiteStory, step: Step): string {
  const arch = archOf(state.analysis.shown?.input.config ?? state.document.config)
  return phraseText(headlineOf({ story, arch }, step))
}

/** What comes after the step in view, where no deck leads; nothing while the room is asked. */
function nextHeadline(state: AppState): string | null {
  const story = selectStory(state)
  const next = story?.steps[selectStepIndex(state) + 1]
  if (!story || !next || state.run.open || selectIsCovered(state)) return null
  return stepHeadline(state, story, next)
}

/** The rest of the news without a deck. */
const noDeck = {
  title: '',
  notes: '',
  at: null,
  startedAt: null,
  planned: { before: 0, here: 0, total: 0 },
}

/** The speaker knows beforehand which states ask. */
const called = (state: DeckState | undefined): string | null =>
  state ? (state.ask ? words.speaker.asks(state.title) : state.title) : null

function deckNews(state: AppState) {
  const { playing } = state.deck
  if (!playing) return { ...noDeck, next: nextHeadline(state) }
  const { states } = playing.deck
  const minutes = (part: typeof states) => part.reduce((sum, state) => sum + state.minutes, 0)
  const here = states[playing.at]
  return {
    title: called(here) ?? '',
    // On a detour the key for what is next walks on there, not in the deck.
    next: playing.detour ? nextHeadline(state) : called(states[playing.at + 1]),
    notes: here?.notes ?? '',
    at: { at: playing.at + 1, of: states.length },
    startedAt: playing.startedAt,
    planned: {
      before: minutes(states.slice(0, playing.at)),
      here: here?.minutes ?? 0,
      total: minutes(states),
    },
  }
}

/** What the speaker's window shows now. */
export const newsOf = (state: AppState): SpeakerNews => ({
  kind: 'news',
  now: headline(state),
  covered: selectIsCovered(state),
  detour: state.deck.playing?.detour === true,
  blank: state.present.blank,
  scale: state.view.scale,
  ...deckNews(state),
})

/** Keeps the speaker's window in step, and goes on or back for it. Returns what ends it. */
export function speakAlong(): () => void {
  let done = ''
  const line = openLine(presentationId(), speakerWindow, (data) => {
    const asked = askFrom(data)
    if (!asked || asked.id === done) return
    done = asked.id
    if (asked.kind === 'hello') send()
    else if (asked.kind === 'restart') store.getState().restartClock()
    else performPresent(asked.kind, store)
  })
  let last = ''
  const send = () => line.send(newsOf(store.getState()))
  const stop = store.subscribe((state) => {
    const text = JSON.stringify(newsOf(state))
    if (text === last) return
    last = text
    send()
  })
  send()
  return () => {
    stop()
    line.send({ kind: 'end' })
    line.close()
  }
}
