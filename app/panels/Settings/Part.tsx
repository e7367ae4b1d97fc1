import { type ReactNode, useId } from 'react'
import styles from './SettingsDialog.module.css'

interface PartProps {
  readonly title: string
  readonly children: ReactNode
}

/** Settings that belong together, under what they are of. */
export function Part({ title, children }: PartProps) {
  const id = useId()
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {children}
    </section>
  )
}
