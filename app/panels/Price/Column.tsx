import { price } from '../../messages/price.ts'
import { classes } from '../../ui/classes.ts'
import styles from './Price.module.css'
import type { PriceColumn, Square } from './strip.ts'

const words = price.strip

interface ColumnProps {
  readonly column: PriceColumn
  /** On a first visit, where few words count more than completeness. */
  readonly short: boolean
  /** The register columns show it now. */
  readonly previewed: boolean
  /** Hovered or focused, or left. */
  readonly onPreview: (on: boolean) => void
}

/** One promise: a square for each register, and what it costs. */
export function Column({ column, short, previewed, onPreview }: ColumnProps) {
  const { promise, isOwn, mayDestroy, returnsIn, callerSaved, calleeSaved, frame } = column
  return (
    <button
      type="button"
      className={classes(styles.column, isOwn && styles.own)}
      data-wide={callerSaved.length > 4 || undefined}
      data-preview={previewed || undefined}
      aria-label={words.spokenColumn(column)}
      onMouseEnter={() => onPreview(true)}
      onMouseLeave={() => onPreview(false)}
      onFocus={() => onPreview(true)}
      onBlur={() => onPreview(false)}
      onKeyDown={({ key }) => key === 'Escape' && onPreview(false)}
    >
      {isOwn && <small className={styles.tag}>{short ? words.ownShort : words.own}</small>}
      <span>{words.promiseName(promise, mayDestroy)}</span>
      {!short && (
        <span className={styles.more}>{words.mayDestroyShort(mayDestroy, returnsIn)}</span>
      )}
      <span className={styles.squares}>
        <Group squares={callerSaved} />
        <Group squares={calleeSaved} />
        {frame && <Group squares={[frame]} />}
      </span>
      <Figures column={column} short={short} />
    </button>
  )
}

const Group = ({ squares }: { readonly squares: readonly Square[] }) => (
  <span className={styles.group}>
    {squares.map(({ register, name, state }) => (
      <span
        key={register}
        className={styles.square}
        data-state={state}
        title={words.square[state](name)}
      />
    ))}
  </span>
)

function Figures({ column, short }: Pick<ColumnProps, 'column' | 'short'>) {
  const { full, spills, places } = column
  const more = words.more(column, true)
  return (
    <>
      <span className={styles.figures}>
        <b>{short ? words.placesShort(places) : words.figures(column)}</b>
        {full && !short && `: ${words.full}`}{' '}
        {spills > 0 && <b className={styles.spill}>▲{!short && ` ${words.toMemory(spills)}`}</b>}
      </span>
      {more && !short && <span className={styles.more}>{more}</span>}
    </>
  )
}
