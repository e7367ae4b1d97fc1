import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type Beside, beside, pageSize } from './beside.ts'
import { zoomOf } from './zoom.ts'
import { classes } from './classes.ts'
import styles from './ProvenanceChip.module.css'

/** One source with its account, in words. */
export interface ProvenanceEntry {
  readonly id: string
  /** `Jeremy Fitzhardinge` */
  readonly by: string
  readonly place: string
  readonly date: string
  readonly account: string
  /** Files of the kernel with their version; empty where none is named. */
  readonly files: string
}

interface ProvenanceChipProps {
  readonly entries: readonly ProvenanceEntry[]
  /** Written on the chip; a chip without words is a sign. */
  readonly words?: string | undefined
  /** Says what the chip is about and whom it names. */
  readonly name: string
  readonly title: string
}

const width = 340

/** Under the chip, or over it in the lower part of the page. */
const placed = (chip: HTMLElement): Beside =>
  beside(chip.getBoundingClientRect(), pageSize(), { width, low: 0.55, zoom: zoomOf(chip) })

/** Opens a short account of where a rule, a convention or a claim comes from. */
export function ProvenanceChip({ entries, words, name, title }: ProvenanceChipProps) {
  const id = useId()
  const [place, setPlace] = useState<Beside | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const card = useRef<HTMLSpanElement>(null)
  const open = place !== null
  useEffect(() => {
    if (!open) return undefined
    const follow = () => button.current && setPlace(placed(button.current))
    // Whatever scrolls under it takes the chip along.
    const moves = ['resize', 'scroll'] as const
    for (const move of moves) window.addEventListener(move, follow, true)
    return () => {
      for (const move of moves) window.removeEventListener(move, follow, true)
    }
  }, [open])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || place === null) return
    event.preventDefault()
    card.current?.hidePopover()
    button.current?.focus()
  }
  return (
    <span className={styles.holder} onKeyDown={onKeyDown} role="presentation">
      <button
        ref={button}
        type="button"
        className={classes(styles.chip, words === undefined && styles.sign)}
        popoverTarget={id}
        aria-label={name}
        title={words === undefined ? name : undefined}
      >
        <Sign />
        {words}
      </button>
      <span
        ref={card}
        id={id}
        popover="auto"
        tabIndex={-1}
        role="note"
        aria-label={title}
        className={styles.card}
        style={place ?? undefined}
        onBeforeToggle={({ newState }) => {
          const chip = button.current
          setPlace(newState === 'open' && chip ? placed(chip) : null)
        }}
      >
        {place !== null && entries.map((entry) => <Entry key={entry.id} entry={entry} />)}
      </span>
    </span>
  )
}

function Entry({ entry }: { readonly entry: ProvenanceEntry }) {
  const { by, place, date, account, files } = entry
  return (
    <span className={styles.entry}>
      <b className={styles.by}>{by}</b>
      <span className={styles.where}>
        {place} · {date}
      </span>
      <span className={styles.account}>{account}</span>
      {files !== '' && <span className={styles.files}>{files}</span>}
    </span>
  )
}

/** A page with lines: somebody wrote this down. */
const Sign = () => (
  <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <path
      d="M2.5 1.5h5l2 2v7h-7zM4.5 5.5h3M4.5 8h3"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.2"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
)
