import { useId } from 'react'
import styles from './SwitchGroup.module.css'
import { classes } from './classes.ts'

export interface SwitchOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Said in a tooltip, e.g. why the choice is refused. */
  readonly hint?: string
}

interface SwitchGroupProps<Value extends string> {
  readonly label: string
  readonly options: readonly SwitchOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** A short note beside the label. */
  readonly note?: string | undefined
}

/** A labelled choice of one among a few, all in view; arrow keys move as in any radio group. */
export function SwitchGroup<Value extends string>(props: SwitchGroupProps<Value>) {
  const { label, options, value, onChange, note } = props
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>
        {label}
        {note !== undefined && <span className={styles.note}> {note}</span>}
      </legend>
      <span className={styles.track}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(styles.option, option.value === value && styles.chosen)}
            title={option.hint}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </span>
    </fieldset>
  )
}
