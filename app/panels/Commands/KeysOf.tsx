import type { Command } from '../../commands/command.ts'
import { keyParts } from '../../commands/keyNames.ts'
import styles from './Commands.module.css'

interface KeysOfProps {
  readonly command: Command
  /** All of them; else the first alone. */
  readonly all?: boolean
}

/** The keys of a command, drawn as keys. */
export function KeysOf({ command, all = false }: KeysOfProps) {
  const keys = all ? command.keys : command.keys.slice(0, 1)
  return (
    <span className={styles.keys}>
      {keys.map((key, at) => (
        <kbd key={at} className={styles.key}>
          {keyParts(key).map((part) => (
            <kbd key={part}>{part}</kbd>
          ))}
        </kbd>
      ))}
    </span>
  )
}
