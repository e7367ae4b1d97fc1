import { useEffect, useRef } from 'react'
import { lessonWords } from '../../messages/lessons.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Lesson.module.css'

const words = lessonWords.confirm

/** Before a text of the reader's is replaced they are asked. */
export function Confirm() {
  const confirming = useApp((state) => state.lesson.open?.confirming ?? null)
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (confirming) no.current?.focus()
  }, [confirming])
  if (!confirming) return null
  const { restartScene, playInLab, setOpenLesson } = store.getState()
  return (
    <div className={styles.confirm} role="alertdialog" aria-label={words[confirming]}>
      <p>{words[confirming]}</p>
      <div>
        <Button onClick={confirming === 'restart' ? restartScene : playInLab}>{words.yes}</Button>
        <Button ref={no} onClick={() => setOpenLesson({ confirming: null })}>
          {words.no}
        </Button>
      </div>
    </div>
  )
}
