import { useState } from 'react'
import type { TypedInstruction } from '../../../src/lessons/lesson.ts'
import { lessonWords as words } from '../../messages/lessons.ts'
import type { ReadScene } from '../../state/lessonSelectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Lesson.module.css'

interface TypedAnswerProps {
  readonly asked: TypedInstruction
  readonly reading: ReadScene
}

/** A field for one instruction; the engine judges it. */
export function TypedAnswer({ asked, reading }: TypedAnswerProps) {
  const { answered, gaveUp, tried } = reading.progress
  const [text, setText] = useState(gaveUp ? asked.solution : (tried.at(-1) ?? ''))
  const waits = useApp(({ lesson: { open } }) => open?.typed != null && open.typed.reply === null)
  return (
    <form
      className={styles.typed}
      onSubmit={(event) => {
        event.preventDefault()
        if (!answered && !waits) store.getState().tryInstruction(text)
      }}
    >
      <input
        aria-label={words.instruction}
        value={gaveUp ? asked.solution : text}
        readOnly={answered}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="submit" aria-disabled={answered || waits}>
        {words.check}
      </Button>
    </form>
  )
}
