import { useMemo } from 'react'
import type { Scene, Task } from '../../../src/lessons/lesson.ts'
import { lessonWords as words } from '../../messages/lessons.ts'
import { type ReadScene, selectShownVerdicts, selectUnread } from '../../state/lessonSelectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Explained } from '../Glossary/Explained.tsx'
import { writeListing } from '../Listing/goToField.ts'
import { useNarrow } from '../useNarrow.ts'
import { CourseLinks } from './CourseLinks.tsx'
import { LessonText } from './LessonText.tsx'
import { useRevealed } from './useRevealed.ts'
import styles from './Lesson.module.css'

interface TaskGoalsProps {
  readonly task: Task
  readonly reading: ReadScene
}

/** What is to be done, how far it is, and help with it. Waits until the question of the scene is answered. */
export function TaskGoals({ task, reading }: TaskGoalsProps) {
  const course = useApp(({ lesson: { open } }) => open?.course ?? null)
  const hidden = course !== null && course.hidden && course.receipt === null
  // Elsewhere the editor stands beside it; on a phone it is far below.
  const narrow = useNarrow()
  const beside = useMemo(() => besideOf(task, reading.scene), [task, reading.scene])
  if (reading.asked) return null
  return (
    <section className={styles.task} aria-label={words.goals}>
      <p className={styles.ask}>
        <LessonText text={task.ask} beside={beside.ask} />
      </p>
      {hidden ? (
        <p className={styles.note}>{words.course.hidden}</p>
      ) : (
        <Goals task={task} beside={beside.goals} />
      )}
      {narrow && (
        <Button className={styles.write} onClick={writeListing}>
          {words.edit}
        </Button>
      )}
      <Hints task={task} seen={reading.progress.hints} beside={beside.hints} />
      <OwnText reading={reading} />
      {!course && <CourseLinks lesson={reading.lesson.id} task={task.id} />}
    </section>
  )
}

/** What each part leaves to the parts before it to explain. */
function besideOf(task: Task, { text, prediction }: Scene) {
  const ask = [...text, ...(prediction ? [prediction.question] : [])]
  const goals = [...ask, task.ask]
  return { ask, goals, hints: goals }
}

interface PartProps {
  readonly task: Task
  readonly beside: readonly string[]
}

function Goals({ task, beside }: PartProps) {
  const verdicts = useApp(selectShownVerdicts)
  const unread = useApp(selectUnread)
  const met = verdicts?.filter((each) => each.met).length ?? 0
  const all = met === task.goals.length && unread === null
  const told = unread === null ? words.goalsMet : words.goalsMetBefore
  return (
    <>
      {unread !== null && (
        <p className={styles.unread}>
          <Explained text={words.unread(unread, verdicts !== null)} beside={beside} />
        </p>
      )}
      <ul className={styles.goals} data-old={unread !== null || undefined}>
        {task.goals.map(({ id, words: claim }) => {
          const verdict = verdicts?.find((each) => each.id === id)
          return (
            <li key={id} data-met={verdict?.met || undefined}>
              <span className={styles.tick}>
                {verdict?.met ? <Icon name="yes" size={14} /> : null}
              </span>
              <span>
                <LessonText text={claim} beside={beside} />
                <span className="unseen">: {verdict?.met ? words.met : words.open_}</span>
                {verdict && !verdict.met && unread === null && (
                  <small>
                    <Explained text={verdict.because} beside={beside} />
                  </small>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      <output className={styles.reply} data-right={all || undefined}>
        {all ? words.done : ''}
        <span className="unseen">{verdicts && told(met, task.goals.length)}</span>
      </output>
    </>
  )
}

function Hints({ task, seen, beside }: PartProps & { readonly seen: number }) {
  const last = useRevealed<HTMLDivElement>(seen)
  return (
    <div ref={last} className={styles.hints}>
      {task.hints.slice(0, seen).map((hint, at) => (
        <p key={hint}>
          <b>{words.hintText(at + 1)}:</b> <LessonText text={hint} beside={beside} />
        </p>
      ))}
      {seen < task.hints.length && (
        <Button look="quiet" className={styles.link} onClick={() => store.getState().nextHint()}>
          {words.hint(seen + 1)}
        </Button>
      )}
    </div>
  )
}

/** What the reader wrote here is kept; only they can drop it. */
function OwnText({ reading }: { readonly reading: ReadScene }) {
  if (!reading.progress.work) return null
  return (
    <p className={styles.note}>
      {words.yours}{' '}
      <Button
        look="quiet"
        className={styles.link}
        onClick={() => store.getState().setOpenLesson({ confirming: 'restart' })}
      >
        {words.restart}
      </Button>
    </p>
  )
}
