import type { ReactNode } from 'react'
import styles from './Chip.module.css'
import { classes } from './classes.ts'

interface ChipProps {
  readonly children: ReactNode
  /** `destroyed`: a register that must not be destroyed. */
  readonly look?: 'plain' | 'destroyed' | 'code'
  readonly title?: string
}

/** A few words in a frame. Does nothing: what can be pressed is a Button. */
export function Chip({ children, look = 'plain', title }: ChipProps) {
  return (
    <span className={classes(styles.chip, styles[look])} title={title}>
      {children}
    </span>
  )
}
