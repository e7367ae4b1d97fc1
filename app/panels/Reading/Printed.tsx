import { useSyncExternalStore } from 'react'
import styles from './Reading.module.css'
import { ReadingText } from './ReadingPage.tsx'

let printing = false

/** Told by the browser before it lays the page out for paper, and after. */
function onPrint(changed: () => void): () => void {
  const media = window.matchMedia('print')
  const turn = (now: boolean) => {
    printing = now
    changed()
  }
  const before = () => turn(true)
  const after = () => turn(false)
  const either = () => turn(media.matches)
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  media.addEventListener('change', either)
  return () => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
    media.removeEventListener('change', either)
  }
}

/** On paper stands the text of the reading mode: the workbench shows only what its window has room for. */
export function Printed() {
  const now = useSyncExternalStore(
    onPrint,
    () => printing,
    () => false,
  )
  return (
    now && (
      <div className={styles.printed}>
        <ReadingText />
      </div>
    )
  )
}
