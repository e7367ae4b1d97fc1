import { byteText } from '../../../ui/HexByte.tsx'
import styles from './pictures.module.css'

interface ByteRowProps {
  readonly bytes: Uint8Array
  /** Indexes of those that differ from what stood there. */
  readonly changed?: readonly number[]
  readonly label?: string
}

/** The sixteen bytes of a bundle. */
export const ByteRow = ({ bytes, changed = [], label }: ByteRowProps) => (
  <code className={styles.bytes} aria-label={label}>
    {[...bytes].map((value, at) => (
      <span key={at} data-changed={changed.includes(at) || undefined}>
        {byteText(value)}
      </span>
    ))}
  </code>
)
