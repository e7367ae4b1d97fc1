import { lessons } from '../../../src/lessons/index.ts'
import { lessonWords as words } from '../../messages/lessons.ts'
import { isSceneOver } from '../../state/lessonProgress.ts'
import { type ReadScene, selectReaderIsAsked } from '../../state/lessonSelectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Lesson.module.css'

/** Back and forth between the scenes, and out of the lesson. */
export function LessonNav({ reading }: { readonly reading: ReadScene }) {
  const { lesson, scene, index, progress } = reading
  const before = lesson.scenes[index - 1]
  const next = lesson.scenes[index + 1]
  const over = isSceneOver(scene, progress)
  return (
    <nav className={styles.nav} aria-label={words.region}>
      <div>
        <Button
          square
          aria-label={words.back}
          title={words.back}
          aria-disabled={!before}
          onClick={() => before && store.getState().goToScene(before.id)}
        >
          <Icon name="back" />
        </Button>
        <Button
          look={over ? 'primary' : 'plain'}
          className={styles.next}
          onClick={() => (next ? store.getState().goToScene(next.id) : goOn(lesson.id))}
        >
          {next ? words.next : nextLesson(lesson.id) ? words.finish : words.end}
          <Icon name="next" size={14} />
        </Button>
      </div>
      <Leave />
    </nav>
  )
}

const nextLesson = (id: string) => lessons[lessons.findIndex((lesson) => lesson.id === id) + 1]

function goOn(id: string) {
  const next = nextLesson(id)
  const { openLesson, leaveLesson, setView } = store.getState()
  leaveLesson()
  if (next) openLesson(next.id)
  else setView({ page: 'lessons' })
}

/** Into the lab with this text, or back to what was there. */
export function Leave() {
  const { playInLab, leaveLesson, setOpenLesson } = store.getState()
  const asked = useApp(selectReaderIsAsked)
  return (
    <div className={styles.leave}>
      {!asked && (
        <Button
          look="quiet"
          className={styles.link}
          onClick={() => (holdsOwnText() ? setOpenLesson({ confirming: 'lab' }) : playInLab())}
        >
          {words.lab}
        </Button>
      )}
      <Button look="quiet" className={styles.link} onClick={leaveLesson}>
        {words.leave}
      </Button>
    </div>
  )
}

/** What is in the lab is no sample: it would be gone. */
function holdsOwnText(): boolean {
  const before = store.getState().lesson.open?.before.document
  return before !== undefined && before.sample === null && before.listing.trim() !== ''
}
