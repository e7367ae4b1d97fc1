import { useEffect, useRef } from 'react'
import { lessons } from '../../../src/lessons/index.ts'
import type { Scene as AnyScene } from '../../../src/lessons/lesson.ts'
import { type SceneStanding, lessonWords as words } from '../../messages/lessons.ts'
import {
  isSceneDone,
  isSceneOver,
  type SceneProgress,
  sceneProgress,
} from '../../state/lessonProgress.ts'
import { selectReading, type ReadScene } from '../../state/lessonSelectors.ts'
import { store, useApp } from '../../state/store.ts'
import { SourceChip } from '../SourceChip.tsx'
import { Confirm } from './Confirm.tsx'
import { CourseEnd } from './CourseEnd.tsx'
import { LessonNav } from './LessonNav.tsx'
import { LessonText, SceneText } from './LessonText.tsx'
import { Question } from './Question.tsx'
import { TaskGoals } from './TaskGoals.tsx'
import styles from './Lesson.module.css'
import { usePointed } from './usePointed.ts'

/** The lesson beside the page that it is about: text, question, goals, and the way on. */
export function LessonPanel() {
  const open = useApp((state) => state.lesson.open)
  const progress = useApp((state) => state.lesson.progress)
  const reading = open
    ? selectReading({ ...store.getState(), lesson: { introduced: true, open, progress } })
    : null
  return reading && <Scene key={reading.scene.id} reading={reading} />
}

function Scene({ reading }: { readonly reading: ReadScene }) {
  const { lesson, scene } = reading
  const course = useApp((state) => state.lesson.open?.course ?? null)
  const top = useRef<HTMLHeadingElement>(null)
  usePointed()
  useEffect(() => {
    // Whoever listens hears the new scene from its title on.
    top.current?.focus({ preventScroll: true })
    top.current?.closest('aside')?.scrollTo(0, 0)
    top.current?.closest('[data-lesson]')?.scrollTo(0, 0)
  }, [])
  return (
    <aside className={styles.lesson} aria-label={words.region} data-lesson-panel>
      {course ? <p className={styles.label}>{words.task}</p> : <SceneLabel reading={reading} />}
      <h2 ref={top} className={styles.title} tabIndex={-1}>
        <LessonText text={scene.title} beside={scene.text} />
      </h2>
      <div className={styles.text}>
        <SceneText paragraphs={scene.text} />
        <SourceChip of={lesson.sources} about={words.about} />
      </div>
      <Question reading={reading} />
      {scene.task && <TaskGoals task={scene.task} reading={reading} />}
      <Confirm />
      {course ? <CourseEnd reading={reading} course={course} /> : <LessonNav reading={reading} />}
    </aside>
  )
}

const standingOf = (scene: AnyScene, progress: SceneProgress): SceneStanding =>
  isSceneDone(scene, progress) ? 'done' : isSceneOver(scene, progress) ? 'shown' : 'open'

/** Where the reader is, and a mark for each scene. */
function SceneLabel({ reading: { lesson, scene, index } }: { readonly reading: ReadScene }) {
  const progress = useApp((state) => state.lesson.progress)
  const number = lessons.findIndex(({ id }) => id === lesson.id) + 1
  const { scenes } = lesson
  return (
    <>
      <p className={styles.label}>
        {words.label(number, lessons.length, index + 1, scenes.length)}
      </p>
      <ol className={styles.marks} aria-label={words.region}>
        {scenes.map((each, at) => {
          const standing = standingOf(each, sceneProgress(progress, lesson.id, each.id))
          const name = words.scene(at + 1, each.title, standing)
          return (
            <li key={each.id}>
              <button
                type="button"
                aria-label={name}
                title={name}
                aria-current={each.id === scene.id ? 'step' : undefined}
                data-standing={standing}
                onClick={() => store.getState().goToScene(each.id)}
              />
            </li>
          )
        })}
      </ol>
    </>
  )
}
