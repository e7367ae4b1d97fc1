import { leavePresent } from '../commands/present/escape.ts'
import { performPresent } from '../commands/present/index.ts'
import { present as words } from '../messages/present.ts'
import { store } from '../state/store.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './Present.module.css'

const { commands } = words
const perform = (name: string) => () => performPresent(name, store)

/** Where a finger is what there is: the keys that nothing can be done without. */
export const TouchBar = () => (
  <nav className={styles.touch} aria-label={words.screen.touch}>
    <button type="button" aria-label={commands.back} onClick={perform('back')}>
      <Icon name="back" />
    </button>
    <button type="button" aria-label={commands.next} onClick={perform('next')}>
      <Icon name="next" />
    </button>
    <button type="button" onClick={perform('keys')}>
      {words.screen.more}
    </button>
    <button type="button" onClick={() => leavePresent(store)}>
      {words.screen.leave}
    </button>
  </nav>
)
