import { byteText } from '../../../ui/HexByte.tsx'
import { classes } from '../../../ui/classes.ts'
import styles from './pictures.module.css'

interface ByteRowProps {
  readonly bytes: Uint8Array
  /** Indexes of those that differ from what stood there. */
  readonly changed?: readonly number[]
  readonly label?: string
  /** Which of two rows it is: one of them gives way where room is scarce. */
  readonly when?: 'was' | 'now' | undefined
}

/** The sixteen bytes of a bundle. */
export const ByteRow = ({ bytes, changed = [], label, when }: ByteRowProps) => (
  <code className={classes(styles.bytes, when && styles[when])} aria-label={label}>
    {[...bytes].map((value, at) => (
      <span key={at} data-changed={changed.includes(at) || undefined}>
        {byteText(value)}
      </span>
    ))}
  </code>
)
