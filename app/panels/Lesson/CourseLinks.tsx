import { lessonWords } from '../../messages/lessons.ts'
import { taskAddress } from '../../state/lessonAddress.ts'
import { store } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Lesson.module.css'

const words = lessonWords.course

interface CourseLinksProps {
  readonly lesson: string
  readonly task: string
}

/** For whoever sets this task to others: its address, with goals that are told or hidden. */
export const CourseLinks = ({ lesson, task }: CourseLinksProps) => (
  <details className={styles.links}>
    <summary>{words.set}</summary>
    <Button onClick={() => void copy(lesson, task, false)}>{words.link}</Button>
    <Button onClick={() => void copy(lesson, task, true)}>{words.linkHidden}</Button>
  </details>
)

/** Browsers shut the clipboard on pages without encryption: then the address is told. */
async function copy(lesson: string, task: string, hidden: boolean) {
  const { href } = new URL(taskAddress(lesson, task, hidden), location.href)
  const { setView } = store.getState()
  try {
    await navigator.clipboard.writeText(href)
    setView({ notice: hidden ? words.copiedHidden : words.copiedLink })
  } catch {
    setView({ notice: href })
  }
}
