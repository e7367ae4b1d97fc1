import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { GlossaryTerm } from '../../../src/glossary/index.ts'
import { glossaryWords as words } from '../../messages/glossary.ts'
import { type Beside, beside, pageSize } from '../../ui/beside.ts'
import { zoomOf } from '../../ui/zoom.ts'
import { Button } from '../../ui/Button.tsx'
import { openGlossary } from './openGlossary.ts'
import styles from './Term.module.css'

const width = 300

/** Under the first line of the word, or over it in the lower part of the page. */
function placed(word: HTMLElement): Beside {
  const box = word.getClientRects()[0] ?? word.getBoundingClientRect()
  return beside(box, pageSize(), { width, low: 0.65, zoom: zoomOf(word) })
}

interface TermCardProps {
  readonly id: string
  readonly term: GlossaryTerm
  readonly word: RefObject<HTMLElement | null>
}

/** What a word means, over the page: nothing moves for it. */
export function TermCard({ id, term, word }: TermCardProps) {
  const card = useRef<HTMLSpanElement>(null)
  const [place, setPlace] = useState<Beside | undefined>()
  useLayoutEffect(() => card.current?.showPopover?.(), [])
  return (
    <span
      ref={card}
      popover="manual"
      role="note"
      aria-label={words.meaning(term.name)}
      className={styles.card}
      style={place}
      onBeforeToggle={() => word.current && setPlace(placed(word.current))}
    >
      <b className={styles.name}>{term.name}</b>
      <span id={id}>{term.meaning}</span>
      {/* Whoever has a keyboard presses Enter on the word itself. */}
      <Button
        look="quiet"
        className={styles.more}
        tabIndex={-1}
        onClick={() => openGlossary(term.id)}
      >
        {words.more}
      </Button>
    </span>
  )
}
