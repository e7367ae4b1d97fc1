import { present as words } from '../messages/present.ts'
import { currentState } from '../state/deck.ts'
import { selectIsAsking } from '../state/present.ts'
import { courseOf } from '../state/course.ts'
import { selectSite, selectStepIndex } from '../state/selectors.ts'
import { useApp } from '../state/store.ts'
import { usePassingNotice } from '../panels/Empty/usePassingNotice.ts'
import { classes } from '../ui/classes.ts'
import styles from './Present.module.css'

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

/** The detour, and what the next Escape does. */
function Notes() {
  const playing = useApp((state) => state.deck.playing)
  const leaving = useApp((state) => state.present.leaving)
  const notice = usePassingNotice()
  const kept = playing && !playing.detour && playing.parked?.at === playing.at
  const detour = playing?.detour && screen.detour(playing.at + 1, playing.deck.states.length)
  const quiet = leaving || detour ? null : (notice ?? (kept ? screen.parked : null))
  return (
    <output>
      {detour && !leaving && <span className={styles.chip}>{detour}</span>}
      {leaving && <span className={styles.chip}>{screen.leaving}</span>}
      {quiet && <span className={classes(styles.chip, styles.quiet)}>{quiet}</span>}
    </output>
  )
}
