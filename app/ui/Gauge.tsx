import styles from './Gauge.module.css'
import { classes } from './classes.ts'

interface GaugeProps {
  /** Bytes that the code needs. */
  readonly needs: number
  /** Bytes that there are. */
  readonly room: number
  /** Bytes that the whole width stands for, so that gauges under each other compare. */
  readonly scale: number
}

const widest = 7

/**
 * One box a byte. What needs more than there is goes on over the edge: the end of the room is a line, and
 * the boxes beyond it are hatched. Colour comes from the nearest `data-tone`; where room is scarce,
 * `--widest-box` says how wide a box may be at most.
 */
export function Gauge({ needs, room, scale }: GaugeProps) {
  const box = Math.min(widest, Math.max(3, Math.floor(120 / Math.max(1, scale)) - 1))
  const count = Math.max(needs, room)
  return (
    <span className={styles.gauge} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <span
          key={index}
          style={{ width: `min(${box}px, var(--widest-box, ${widest}px))` }}
          className={classes(
            styles.box,
            index < needs && styles.used,
            index >= room && styles.over,
            index === room - 1 && needs > room && styles.edge,
          )}
        />
      ))}
    </span>
  )
}
