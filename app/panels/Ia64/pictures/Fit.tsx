import { ia64 } from '../../../messages/ia64.ts'
import { itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import { addressText, type Drawing } from './picture.ts'
import styles from './pictures.module.css'

/** Room and need to one scale, and the branch that leaves the site with its distance in pieces. */
export const Fit: Drawing<'fit'> = ({ picture }) => {
  const { need, room, because, leaves } = picture
  const scale = Math.max(need ?? 0, room, 1)
  return (
    <figure className={styles.card}>
      <Bar label={words.room} length={room} scale={scale} />
      {need === null ? (
        <p className={styles.caption}>{words.none}</p>
      ) : (
        <Bar label={words.need} length={need} scale={scale} over={need > room} />
      )}
      {because && <p className={styles.caption}>{ia64.reason(because)}</p>}
      {leaves && (
        <dl className={styles.facts}>
          <dt>{words.from}</dt>
          <dd>
            <code>{addressText(leaves.from)}</code>
          </dd>
          <dt>{words.target}</dt>
          <dd>
            <code>{addressText(leaves.target)}</code>
          </dd>
          <dt>{words.unrelocated}</dt>
          <dd>
            <code>{addressText(leaves.unrelocated)}</code>
          </dd>
          <dt>{words.parts}</dt>
          <dd>
            <code>{words.partsOf(leaves)}</code>
          </dd>
        </dl>
      )}
    </figure>
  )
}

interface BarProps {
  readonly label: string
  readonly length: number
  readonly scale: number
  readonly over?: boolean
}

const Bar = ({ label, length, scale, over = false }: BarProps) => (
  <p className={styles.bar} data-over={over || undefined}>
    <span>{label}</span>
    <i style={{ width: `${(60 * length) / scale}%` }} />
    <b>{length}</b>
  </p>
)
