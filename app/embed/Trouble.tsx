import * as frame from '../messages/frame.ts'
import { useApp } from '../state/store.ts'
import styles from './Trouble.module.css'
import { silent } from './troubleMessages.ts'

/** Why what is shown is not what was asked for last. */
export function Trouble() {
  const trouble = useApp((state) => state.analysis.trouble)
  if (!trouble) return null
  return (
    <output className={styles.trouble}>
      {trouble.kind === 'stopped'
        ? frame.trouble.stopped(trouble.line, trouble.statement)
        : trouble.restarted
          ? frame.trouble.restarted
          : silent(trouble.message)}
    </output>
  )
}
