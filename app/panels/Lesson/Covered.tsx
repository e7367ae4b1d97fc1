import { lessonWords } from '../../messages/lessons.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Lesson.module.css'

const words = lessonWords.covered

/** The curtain of the workbench: what stands in place of the story while a reader is asked. */
export const Covered = () => (
  <section className={styles.covered}>
    <span className={styles.mark} aria-hidden="true">
      ?
    </span>
    <h2>{words.headline}</h2>
    <p>{words.context}</p>
    <Button className={styles.toQuestion} onClick={toQuestion}>
      {words.toQuestion}
    </Button>
  </section>
)

function toQuestion() {
  const question = document.querySelector<HTMLElement>('[data-question]')
  question?.scrollIntoView({ block: 'nearest' })
  question?.querySelector<HTMLElement>('button, input')?.focus()
}
