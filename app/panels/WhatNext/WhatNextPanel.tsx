import { buttonProps } from '../../commands/buttonProps.ts'
import { canPerform } from '../../commands/command.ts'
import { compare } from '../../commands/compare.ts'
import { lessons } from '../../commands/lessons.ts'
import { run } from '../../commands/run.ts'
import { firstAndLast as words } from '../../messages/workbench.ts'
import { selectIsReadOnly } from '../../state/kernel.ts'
import { selectCanStep, selectStory } from '../../state/selectors.ts'
import { type AppState, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './WhatNext.module.css'

/** The last step of the last site: no key and no button leads on. A lesson says by itself what comes then. */
const selectIsOver = (state: AppState): boolean =>
  selectStory(state) !== null &&
  !selectCanStep(state, 1) &&
  state.lesson.open === null &&
  !selectIsReadOnly(state)

const ways = [
  { command: compare, label: words.thenCompare },
  { command: run, label: words.thenRun },
  { command: lessons, label: words.thenLearn },
]

/** Where to go when the story is told. */
export function WhatNextPanel() {
  const over = useApp(selectIsOver)
  if (!over) return null
  return (
    <section className={styles.next} aria-label={words.whatNext}>
      <span>{words.allTold}</span>
      {ways.map((way) => (
        <Way key={way.command.id} {...way} />
      ))}
    </section>
  )
}

function Way({ command, label }: (typeof ways)[number]) {
  const can = useApp((state) => canPerform(command, state))
  return can && <Button {...buttonProps(command)}>{label}</Button>
}
