import type { CSSProperties } from 'react'
import styles from './HexByte.module.css'
import { classes } from './classes.ts'

/**
 * - `old`: a byte of the text as it was; `stays`: the same, in the row of what is written
 * - `code`, `field`, `padding`: new; a field holds an address or a distance
 * - `free`: room that nothing has taken
 */
export type ByteLook = 'old' | 'stays' | 'code' | 'field' | 'padding' | 'free'

/** A byte that turns over, from another one or (`undone`) back to it. */
export interface ByteTurn {
  readonly from: number
  /** The clock and the byte's part of it, as the custom properties `--turn`, `--from`, `--half` and `--to`. */
  readonly when: CSSProperties
  readonly undone: boolean
}

interface HexByteProps {
  /** 0–255; null for a place without a byte. */
  readonly value: number | null
  readonly look: ByteLook
  /** Drawn over the edge of the site. */
  readonly over?: boolean
  /** The last byte before the edge. */
  readonly edge?: boolean
  /** Not what this step is about. */
  readonly dim?: boolean
  /** Only planned, not written yet. */
  readonly plan?: boolean
  /** The byte on the other side while it turns over. */
  readonly turn?: ByteTurn | null
}

export const byteText = (value: number): string => value.toString(16).padStart(2, '0')

export function HexByte({ value, look, turn = null, ...states }: HexByteProps) {
  const { over, edge, dim, plan } = states
  const face = <span className={styles.face}>{value === null ? '' : byteText(value)}</span>
  return (
    <span
      style={turn?.when}
      className={classes(
        styles.byte,
        styles[look],
        over && styles.over,
        edge && styles.edge,
        dim && styles.dim,
        plan && styles.plan,
        turn && styles.turning,
        turn?.undone && styles.undone,
      )}
    >
      {turn ? (
        <span className={styles.plate}>
          {face}
          <span className={classes(styles.face, styles.back)}>{byteText(turn.from)}</span>
        </span>
      ) : (
        face
      )}
    </span>
  )
}
