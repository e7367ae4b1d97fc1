import { version } from '../../../package.json'
import { receiptText } from '../../../src/lessons/receipt.ts'
import { lessonWords } from '../../messages/lessons.ts'
import { linkOf, pageAddress } from '../../state/address.ts'
import type { Course } from '../../state/lesson.ts'
import { isRightAtFirst, isShown } from '../../state/lessonProgress.ts'
import { type ReadScene, selectVerdicts } from '../../state/lessonSelectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { reveal } from '../reveal.ts'
import { Leave } from './LessonNav.tsx'
import styles from './Lesson.module.css'

const words = lessonWords.course

interface CourseEndProps {
  readonly reading: ReadScene
  readonly course: Course
}

/** What is handed in: a name, a receipt, and what it is worth. */
export function CourseEnd({ reading, course }: CourseEndProps) {
  const ready = useApp((state) => selectVerdicts(state) !== null)
  const change = (part: Partial<Course>) =>
    store.getState().setOpenLesson({ course: { ...course, ...part } })
  return (
    <section className={styles.course} aria-label={words.receipt}>
      <label>
        <span>{words.name}</span>
        <input
          value={course.name}
          maxLength={100}
          autoComplete="name"
          onChange={({ target }) => change({ name: target.value, receipt: null })}
        />
      </label>
      <Button
        look="primary"
        aria-disabled={!ready}
        onClick={() => ready && change({ receipt: receiptNow(reading, course) })}
      >
        {words.handIn}
      </Button>
      {course.receipt !== null && (
        <>
          <pre ref={show} className={styles.receipt} aria-label={words.receipt}>
            {course.receipt}
          </pre>
          <Button onClick={() => void copy(course.receipt ?? '')}>{words.copy}</Button>
        </>
      )}
      <p className={styles.note}>{words.honest}</p>
      <Leave />
    </section>
  )
}

/** Whoever asked for it sees it, and the button below it that copies it. */
const show = (receipt: HTMLElement | null) => reveal(receipt?.nextElementSibling)

/** Browsers shut the clipboard on pages without encryption. */
async function copy(text: string) {
  const { setView } = store.getState()
  try {
    await navigator.clipboard.writeText(text)
    setView({ notice: words.copied })
  } catch {
    setView({ notice: words.copyByHand })
  }
}

function receiptNow({ lesson, scene, progress }: ReadScene, { name, task }: Course): string {
  const state = store.getState()
  return receiptText({
    version,
    lesson: lesson.id,
    task,
    goals: selectVerdicts(state) ?? [],
    first: {
      right: isRightAtFirst(progress) ? 1 : 0,
      shown: isShown(scene, progress) ? 1 : 0,
      all: scene.prediction ? 1 : 0,
    },
    hints: progress.hints,
    name,
    time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    link: pageAddress(window.location.href) + linkOf(state),
  })
}
