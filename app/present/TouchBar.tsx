import { moves } from '../commands/present/moves.ts'
import { leavePresent } from '../commands/present/escape.ts'
import { shows } from '../commands/present/shows.ts'
import { present as words } from '../messages/present.ts'
import { store } from '../state/store.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './Present.module.css'

const { commands } = words
const perform = (id: string) => () =>
  [...moves, ...shows].find((each) => each.id === id)?.perform(store)

/** Where a finger is what there is: the keys that nothing can be done without. */
export const TouchBar = () => (
  <nav className={styles.touch} aria-label={words.screen.touch}>
    <button type="button" aria-label={commands.back} onClick={perform('present-back')}>
      <Icon name="back" />
    </button>
    <button type="button" aria-label={commands.next} onClick={perform('present-next')}>
      <Icon name="next" />
    </button>
    <button type="button" onClick={perform('present-keys')}>
      {words.screen.more}
    </button>
    <button type="button" onClick={() => leavePresent(store)}>
      {words.screen.leave}
    </button>
  </nav>
)
