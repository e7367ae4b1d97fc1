import { useId } from 'react'
import { run as words } from '../../messages/run.ts'
import { store } from '../../state/store.ts'
import styles from './StartForm.module.css'

interface EntryChoiceProps {
  /** The label that is chosen, whether or not the text has it; null for the usual place. */
  readonly entry: string | null
  /** Labels of the text. */
  readonly known: readonly string[]
  /** Words for the usual place. */
  readonly usual: string
}

/** Where a run starts. */
export function EntryChoice({ entry, known, usual }: EntryChoiceProps) {
  const id = useId()
  const offered = entry === null || known.includes(entry) ? known : [entry, ...known]
  return (
    <span className={styles.entry}>
      <label htmlFor={id}>{words.start.entry}</label>
      <select
        id={id}
        value={entry ?? ''}
        onChange={({ target }) =>
          store.getState().setStart({ entry: target.value === '' ? null : target.value })
        }
      >
        <option value="">{usual}</option>
        {offered.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </span>
  )
}
