import type { ComponentProps } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'

interface ButtonProps extends ComponentProps<'button'> {
  /** One primary button a screen at most. `quiet` has no edge. */
  readonly look?: 'primary' | 'plain' | 'quiet'
  /** Square, for a sign alone; needs an `aria-label`. */
  readonly square?: boolean
}

export function Button({ look = 'plain', square = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[look], square && styles.square, className)}
    />
  )
}
