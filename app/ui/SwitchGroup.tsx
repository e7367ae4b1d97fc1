import { type ChangeEvent, type ReactNode, useId } from 'react'
import styles from './SwitchGroup.module.css'
import { classes } from './classes.ts'

export interface SwitchOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** For screen readers, where the label is short for something. */
  readonly name?: string
  /** Said in a tooltip, e.g. why the choice is refused. */
  readonly hint?: string
  /** In view, but it cannot be chosen: the whole sentence why, and what to do instead. */
  readonly refusal?: string
}

interface SwitchGroupProps<Value extends string> {
  readonly label: string
  readonly options: readonly SwitchOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** Somebody tried a choice that cannot be chosen. */
  readonly onRefused?: (refusal: string) => void
  /** A short note beside the label; the switch is framed while it stands there. */
  readonly note?: string | undefined
  /** Stands after the label. */
  readonly aside?: ReactNode
  /** In smaller type, with the label before the choices instead of over them. */
  readonly small?: boolean
}

/** A labelled choice of one among a few, all in view; arrow keys move as in any radio group. */
export function SwitchGroup<Value extends string>(props: SwitchGroupProps<Value>) {
  const { label, options, value, note, aside, small } = props
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
              option.refusal !== undefined && styles.disabled,
            )}
            title={option.refusal ?? option.hint}
          >
            <Choice {...props} option={option} name={name} />
            {option.label}
          </label>
        ))}
      </span>
      {options.map(
        ({ value: id, refusal }) =>
          refusal !== undefined && (
            <span key={id} id={whyOf(name, id)} hidden>
              {refusal}
            </span>
          ),
      )}
    </div>
  )
}

interface ChoiceProps<Value extends string> extends SwitchGroupProps<Value> {
  readonly option: SwitchOption<Value>
  readonly name: string
}

/** One that cannot be chosen can be reached all the same: whoever tries it is told why. */
function Choice<Value extends string>({ option, name, ...group }: ChoiceProps<Value>) {
  const { value, onChange, onRefused } = group
  const { refusal } = option
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    if (refusal === undefined) return onChange(option.value)
    onRefused?.(refusal)
    // The browser has marked this one by now, and nothing is drawn anew that would mark the other.
    const inputs = currentTarget.closest('[role=radiogroup]')?.querySelectorAll('input') ?? []
    for (const input of inputs) input.checked = input.value === value
  }
  return (
    <input
      type="radio"
      name={name}
      value={option.value}
      checked={option.value === value}
      aria-disabled={refusal !== undefined || undefined}
      aria-label={option.name}
      aria-describedby={refusal === undefined ? undefined : whyOf(name, option.value)}
      onKeyDown={({ key }) => {
        if (key === 'Enter' && refusal !== undefined) onRefused?.(refusal)
      }}
      onChange={choose}
    />
  )
}

/** Id of the sentence that says why a choice is refused. */
const whyOf = (name: string, value: string): string => `${name}-${value}`
