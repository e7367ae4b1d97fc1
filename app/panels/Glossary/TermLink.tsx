import { type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import { type TermId, termById } from '../../../src/glossary/index.ts'
import { addressOf, openGlossary } from './openGlossary.ts'
import { TermCard } from './TermCard.tsx'
import styles from './Term.module.css'

/** Why the meaning is shown: what only passes by closes it again. */
type Shown = 'hover' | 'focus' | 'pinned'

/** In milliseconds: the pointer rests on a word, or is on its way to the card. */
const restTime = 250
const leaveTime = 200

interface TermLinkProps {
  readonly term: TermId
  /** The word as the text has it. */
  readonly text: string
}

/**
 * A word of the field. Its meaning is shown while the pointer rests on it or the focus is on it, and stays after a
 * click or tap; Enter leads to the glossary.
 */
export function TermLink({ term, text }: TermLinkProps) {
  const id = useId()
  const word = useRef<HTMLAnchorElement>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const later = useLater()
  const found = termById(term)
  useDismissed(shown !== null, word, () => setShown(null))
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    later.stop()
    // A key was pressed: the meaning is shown already.
    if (event.detail === 0) openGlossary(term)
    else setShown(shown === 'pinned' ? null : 'pinned')
  }
  return (
    <span
      className={styles.holder}
      onPointerEnter={({ pointerType }) => {
        if (pointerType !== 'mouse') return
        later.start(restTime, () => setShown((now) => now ?? 'hover'))
      }}
      onPointerLeave={() =>
        later.start(leaveTime, () => setShown((now) => (now === 'hover' ? null : now)))
      }
    >
      <a
        ref={word}
        href={addressOf(term)}
        className={styles.term}
        aria-describedby={shown === null ? undefined : id}
        onClick={onClick}
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(':focus-visible')) setShown((now) => now ?? 'focus')
        }}
        onBlur={() => setShown((now) => (now === 'focus' ? null : now))}
      >
        {text}
      </a>
      {shown !== null && found && <TermCard id={id} term={found} word={word} />}
    </span>
  )
}

/** One thing to do after a while; a newer one takes its place. */
function useLater() {
  const timer = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return {
    stop: () => window.clearTimeout(timer.current),
    start: (time: number, act: () => void) => {
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(act, time)
    },
  }
}

/** Escape closes what is shown and means nothing else then; so does a press elsewhere, which goes on. */
function useDismissed(
  open: boolean,
  word: { readonly current: HTMLElement | null },
  close: () => void,
) {
  useEffect(() => {
    if (!open) return
    const leaving = new AbortController()
    const { signal } = leaving
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      close()
    }
    const onPress = ({ target }: PointerEvent) => {
      const within = target instanceof Node && word.current?.parentElement?.contains(target)
      if (!within) close()
    }
    document.addEventListener('keydown', onKey, { capture: true, signal })
    document.addEventListener('pointerdown', onPress, { capture: true, signal })
    return () => leaving.abort()
  })
}
