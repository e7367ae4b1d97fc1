import { moves } from '../../commands/present/moves.ts'
import { archOf } from '../../../src/ops/op.ts'
import { itaniumWordsOf } from '../../messages/itaniumStory.ts'
import { phraseText } from '../../messages/phrase.ts'
import { headlineOf } from '../../messages/story.ts'
import { itaniumPlatform, selectItaniumStep, selectItaniumStory } from '../../state/itanium.ts'
import { selectIsCovered } from '../../state/present.ts'
import { selectStep, selectStory } from '../../state/selectors.ts'
import { type AppState, store } from '../../state/store.ts'
import { askedHeadline } from '../asked.ts'
import { openLine } from './channel.ts'
import { askFrom, type SpeakerNews } from './message.ts'
import { speakerWindow } from './open.ts'

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
  const arch = archOf(state.analysis.shown?.input.config ?? state.document.config)
  return phraseText(headlineOf({ story, arch }, step))
}

/** The rest of the news without a deck. */
const noDeck = {
  title: '',
  next: null,
  notes: '',
  at: null,
  startedAt: null,
  planned: { before: 0, here: 0, total: 0 },
}

function deckNews({ deck: { playing } }: AppState) {
  if (!playing) return noDeck
  const { states } = playing.deck
  const minutes = (part: typeof states) => part.reduce((sum, state) => sum + state.minutes, 0)
  const here = states[playing.at]
  return {
    title: here?.title ?? '',
    next: states[playing.at + 1]?.title ?? null,
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
  scale: state.view.scale,
  ...deckNews(state),
})

/** Keeps the speaker's window in step, and goes on or back for it. Returns what ends it. */
export function speakAlong(): () => void {
  let done = ''
  const line = openLine(speakerWindow, (data) => {
    const asked = askFrom(data)
    if (!asked || asked.id === done) return
    done = asked.id
    const command = moves.find(({ id }) => id === `present-${asked.kind}`)
    if (asked.kind === 'hello') send()
    else command?.perform(store)
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
    line.close()
  }
}
