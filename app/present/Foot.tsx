import { escape } from '../commands/present/escape.ts'
import { performPresent } from '../commands/present/index.ts'
import { empty } from '../messages/empty.ts'
import { present as words } from '../messages/present.ts'
import { currentState } from '../state/deck.ts'
import { selectIsAsking } from '../state/present.ts'
import { courseOf } from '../state/course.ts'
import { selectSite, selectStepIndex } from '../state/selectors.ts'
import { selectStaleLine } from '../state/stale.ts'
import { store, useApp } from '../state/store.ts'
import { usePassingNotice } from '../panels/Empty/usePassingNotice.ts'
import { classes } from '../ui/classes.ts'
import styles from './Present.module.css'
import sheets from './Sheets.module.css'

const screen = words.screen

/** How far it is, and where it goes from here. */
export const Foot = () => (
  <footer className={styles.foot}>
    <Progress />
    <Notes />
  </footer>
)

function Progress() {
  const inDeck = useApp((state) => currentState(state) !== null)
  const playing = useApp((state) => state.deck.playing)
  const steps = useApp((state) => courseOf(state).steps(selectSite(state)))
  const step = useApp(selectStepIndex)
  const asking = useApp(selectIsAsking)
  const [at, of] =
    playing && inDeck ? [playing.at, playing.deck.states.length] : [step, asking ? step + 1 : steps]
  return (
    <span className={styles.progress} aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <span
          key={index}
          className={styles.mark}
          data-past={index < at || undefined}
          data-here={index === at || undefined}
        />
      ))}
    </span>
  )
}

interface PressProps {
  /** Names the key. */
  readonly typed: string
  /** Names what a press does, where there are only fingers. */
  readonly touched: string
  readonly quiet?: boolean
  readonly onPress: () => void
}

const Press = ({ typed, touched, quiet = false, onPress }: PressProps) => (
  <button
    type="button"
    className={classes(styles.chip, styles.press, quiet && styles.quiet)}
    onClick={onPress}
  >
    <span className={sheets.typed}>{typed}</span>
    <span className={sheets.touched}>{touched}</span>
  </button>
)

/** The detour, and what the next Escape does. */
function Notes() {
  const playing = useApp((state) => state.deck.playing)
  const leaving = useApp((state) => state.present.leaving)
  const notice = usePassingNotice()
  const stale = useApp(selectStaleLine)
  const kept = playing && !playing.detour && playing.parked?.at === playing.at
  const { touched } = screen
  const place = playing?.detour ? ([playing.at + 1, playing.deck.states.length] as const) : null
  const leave = () => escape.perform(store)
  if (leaving) {
    return (
      <output>
        <Press typed={screen.leaving} touched={touched.leaving} onPress={leave} />
      </output>
    )
  }
  return (
    <output>
      {place && (
        <Press
          typed={screen.detour(...place)}
          touched={touched.detour(...place)}
          onPress={() => store.getState().endDetour()}
        />
      )}
      {stale !== null && !notice && (
        <span className={classes(styles.chip, styles.quiet)}>{empty.stale(stale)}</span>
      )}
      {notice && <span className={classes(styles.chip, styles.quiet)}>{notice}</span>}
      {!place && !notice && kept && (
        <Press
          typed={screen.parked}
          touched={touched.parked}
          quiet
          onPress={() => performPresent('edit', store)}
        />
      )}
    </output>
  )
}
