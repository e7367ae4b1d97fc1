import { useId } from 'react'
import styles from './StartForm.module.css'

interface CheckProps {
  readonly label: string
  readonly why?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** A box to tick, and why one would. */
export function Check({ label, why, checked, onChange }: CheckProps) {
  const id = useId()
  return (
    <div className={styles.check}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={why === undefined ? undefined : `${id}-why`}
        onChange={({ target }) => onChange(target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {why !== undefined && <small id={`${id}-why`}>{why}</small>}
    </div>
  )
}
