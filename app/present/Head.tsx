import { itanium as itaniumNames } from '../messages/itanium.ts'
import { messages } from '../messages/index.ts'
import { present as words } from '../messages/present.ts'
import { backendOfStory, memberOf } from '../messages/story.ts'
import { currentState } from '../state/deck.ts'
import { selectIsAsking } from '../state/present.ts'
import { courseOf } from '../state/course.ts'
import { selectItaniumStory } from '../state/itanium.ts'
import { selectBackend, selectSite, selectStepIndex, selectStory } from '../state/selectors.ts'
import { type AppState, useApp } from '../state/store.ts'
import styles from './Present.module.css'

const screen = words.screen

/** Which site, on which machine, by whose rules; and how far the lecture is. */
export function Head() {
  return (
    <header className={styles.head}>
      <span>
        <Site />
      </span>
      <Title />
      <span className={styles.at}>
        <At />
      </span>
    </header>
  )
}

/** What the deck calls its state. It may say what the room is being asked, so then it is not there. */
function Title() {
  const title = useApp((state) => (selectIsAsking(state) ? null : currentState(state)?.title))
  return title ? <span className={styles.title}>{title}</span> : null
}

/** The same for a text for Itanium; null for one for x86. */
function selectItaniumPlace(state: AppState): string | null {
  const story = selectItaniumStory(state)
  const { itaniumRules } = state.document
  return (
    story &&
    screen.place(
      story.index + 1,
      story.op,
      messages.names.backendShort[selectBackend(state)],
      itaniumNames.rules[itaniumRules],
    )
  )
}

function Site() {
  const story = useApp(selectStory)
  const itanium = useApp(selectItaniumPlace)
  if (!story) return itanium
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
  const steps = useApp((state) => courseOf(state).steps(selectSite(state)))
  const index = useApp(selectStepIndex)
  const asking = useApp(selectIsAsking)
  if (playing && inDeck) return screen.deckAt(playing.at + 1, playing.deck.states.length)
  return steps > 0 && screen.step(index + 1, asking ? null : steps)
}
