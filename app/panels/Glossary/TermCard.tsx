import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { GlossaryTerm } from '../../../src/glossary/index.ts'
import { glossaryWords as words } from '../../messages/glossary.ts'
import { type Beside, beside, clearOf, pageSize } from '../../ui/beside.ts'
import { zoomOf } from '../../ui/zoom.ts'
import { Button } from '../../ui/Button.tsx'
import buttons from '../../ui/Button.module.css'
import { openGlossary } from './openGlossary.ts'
import styles from './Term.module.css'

const width = 300

/** Under the first line of the word, or over it in the lower part of the page; never over what is to be pressed. */
function placed(word: HTMLElement, card: HTMLElement): Beside {
  const box = word.getClientRects()[0] ?? word.getBoundingClientRect()
  const zoom = zoomOf(word)
  const page = pageSize()
  const size = { width: card.offsetWidth, height: card.offsetHeight }
  const own = { width: page.width / zoom, height: page.height / zoom }
  const boxes = [...document.querySelectorAll(`.${buttons.primary}`)].map((button) => {
    const { left, top, right, bottom } = button.getBoundingClientRect()
    return { left: left / zoom, top: top / zoom, right: right / zoom, bottom: bottom / zoom }
  })
  return boxes.reduce(
    (place, button) => clearOf(place, size, button, own),
    beside(box, page, { width, low: 0.65, zoom }),
  )
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
  useLayoutEffect(() => {
    card.current?.showPopover?.()
    if (card.current && word.current) setPlace(placed(word.current, card.current))
  }, [word])
  return (
    <span
      ref={card}
      popover="manual"
      role="note"
      aria-label={words.meaning(term.name)}
      className={styles.card}
      style={place}
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
