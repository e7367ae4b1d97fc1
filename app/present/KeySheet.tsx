import type { Command, Key } from '../commands/command.ts'
import { escape, leavePresent } from '../commands/present/escape.ts'
import { presentCommands } from '../commands/present/index.ts'
import { speaker } from '../commands/present/speaker.ts'
import { present as words } from '../messages/present.ts'
import { store } from '../state/store.ts'
import { isByTouch } from '../ui/byTouch.ts'
import { classes } from '../ui/classes.ts'
import screen from './Present.module.css'
import styles from './Sheets.module.css'

const { keys } = words

function keyWords({ key, shift }: Key): string {
  const name = keys.names[key] ?? key
  return shift && key.length > 1 ? `${keys.shift}${name}` : name
}

/** A sign is told once, with and without Shift. */
const keysOf = (command: Command): string =>
  [...new Set(command.keys.map(keyWords))].slice(0, 2).join(' ')

/** The sheet goes, and what was pressed is done: without a keyboard this is the way to all of it. */
function press(command: Command) {
  store.getState().setPresent({ overlay: null })
  if (command.id === escape.id) leavePresent(store)
  else if (command.id !== 'present-keys') command.perform(store)
}

/** Every key that works here, as a button, too. */
export const KeySheet = () => (
  <section className={screen.overlay} aria-label={keys.region}>
    <h2 className={classes(styles.title)}>{keys.title(isByTouch())}</h2>
    <ul className={styles.keys}>
      {presentCommands
        .filter((command) => command.keys.length > 0)
        .map((command) => (
          <li key={command.id}>
            <button type="button" className={styles.command} onClick={() => press(command)}>
              <kbd>{keysOf(command)}</kbd> <span>{command.title}</span>
            </button>
          </li>
        ))}
    </ul>
    <p>
      <button type="button" className={styles.button} onClick={() => speaker.perform(store)}>
        {keys.speaker}
      </button>
    </p>
  </section>
)
