import { messages } from '../messages/index.ts'
import { present as words } from '../messages/present.ts'
import { backendOfStory, memberOf } from '../messages/story.ts'
import { currentState } from '../state/deck.ts'
import { selectIsAsking } from '../state/present.ts'
import { selectStepIndex, selectStory } from '../state/selectors.ts'
import { useApp } from '../state/store.ts'
import styles from './Present.module.css'

const screen = words.screen

/** Which site, on which machine, by whose rules; and how far the lecture is. */
export function Head() {
  return (
    <header className={styles.head}>
      <span>
        <Site />
      </span>
      <span className={styles.at}>
        <At />
      </span>
    </header>
  )
}

function Site() {
  const story = useApp(selectStory)
  if (!story) return null
  const { names } = messages
  return screen.place(
    story.site.index + 1,
    memberOf(story.site.op),
    names.backendShort[backendOfStory(story)],
    names.rules[story.decision.rules],
  )
}

/** How many steps there are depends on the answer, so a question does not say it. */
function At() {
  const playing = useApp((state) => state.deck.playing)
  const inDeck = useApp((state) => currentState(state) !== null)
  const story = useApp(selectStory)
  const index = useApp(selectStepIndex)
  const asking = useApp(selectIsAsking)
  if (playing && inDeck) return screen.deckAt(playing.at + 1, playing.deck.states.length)
  return story && screen.step(index + 1, asking ? null : story.steps.length)
}
