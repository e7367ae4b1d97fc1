import { toListing, toStep } from '../../commands/goTo.ts'
import { ariaKeys } from '../../commands/keyNames.ts'
import * as commandWords from '../../messages/commands.ts'
import { store } from '../../state/store.ts'
import styles from './Commands.module.css'

const words = commandWords.skip

/** The first stops of the keyboard: past the switches to what the page is about. */
export const SkipLinks = () => (
  <nav className={styles.skip} aria-label={words.label}>
    {(
      [
        [toStep, words.toStep],
        [toListing, words.toListing],
      ] as const
    ).map(([command, label]) => (
      <button
        key={command.id}
        type="button"
        className="unseen"
        aria-keyshortcuts={ariaKeys(command)}
        onClick={() => command.perform(store)}
      >
        {label}
      </button>
    ))}
  </nav>
)
