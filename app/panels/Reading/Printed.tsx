import { useSyncExternalStore } from 'react'
import { reading } from '../../messages/reading.ts'
import { selectReaderIsAsked } from '../../state/lessonSelectors.ts'
import { useApp } from '../../state/store.ts'
import styles from './Reading.module.css'
import { ReadingText } from './ReadingPage.tsx'
import { TextBlock } from './TextBlock.tsx'

let printing = false

/**
 * Told by the browser before it lays the page out for paper, and after. Between these two whatever is told of the
 * medium is late: a Chromium says then that it is the screen, and would be left with half of a text.
 */
function onPrint(changed: () => void): () => void {
  const media = window.matchMedia('print')
  let between = false
  const turn = (now: boolean) => {
    printing = now
    changed()
  }
  const before = () => {
    between = true
    turn(true)
  }
  const after = () => {
    between = false
    turn(false)
  }
  const either = () => turn(between || media.matches)
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  media.addEventListener('change', either)
  return () => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
    media.removeEventListener('change', either)
  }
}

/** While a lesson asks, paper too shows only what it asks about. */
function AskedText() {
  const listing = useApp((state) => state.document.listing)
  const lines = listing.replace(/\n$/, '').split('\n')
  return (
    <article className={styles.text} aria-label={reading.listing.title}>
      <TextBlock block={{ kind: 'code', label: reading.listing.label, lines }} />
    </article>
  )
}

/** On paper stands the text of the reading mode: the workbench shows only what its window has room for. */
export function Printed() {
  const now = useSyncExternalStore(
    onPrint,
    () => printing,
    () => false,
  )
  const asked = useApp(selectReaderIsAsked)
  return now && <div className={styles.printed}>{asked ? <AskedText /> : <ReadingText />}</div>
}
