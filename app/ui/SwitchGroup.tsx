import { type ReactNode, useId } from 'react'
import styles from './SwitchGroup.module.css'
import { classes } from './classes.ts'

export interface SwitchOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** For screen readers, where the label is short for something. */
  readonly name?: string
  /** Said in a tooltip, e.g. why the choice is refused. */
  readonly hint?: string
  /** In view, but it cannot be chosen; the hint says why. */
  readonly disabled?: boolean
}

interface SwitchGroupProps<Value extends string> {
  readonly label: string
  readonly options: readonly SwitchOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** A short note beside the label; the switch is framed while it stands there. */
  readonly note?: string | undefined
  /** Stands after the label. */
  readonly aside?: ReactNode
  /** In smaller type, with the label before the choices instead of over them. */
  readonly small?: boolean
}

/** A labelled choice of one among a few, all in view; arrow keys move as in any radio group. */
export function SwitchGroup<Value extends string>(props: SwitchGroupProps<Value>) {
  const { label, options, value, onChange, note, aside, small } = props
  const name = useId()
  return (
    <div
      className={classes(styles.group, small && styles.small, note !== undefined && styles.noted)}
      role="radiogroup"
      aria-labelledby={`${name}-label`}
    >
      <div className={styles.label}>
        <span id={`${name}-label`}>{label}</span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {aside}
      </div>
      <span className={styles.track}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(
              styles.option,
              option.value === value && styles.chosen,
              option.disabled && styles.disabled,
            )}
            title={option.hint}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              aria-label={option.name}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </span>
    </div>
  )
}
