import { lessons } from '../../../src/lessons/index.ts'
import { firstAndLast, step } from '../../messages/workbench.ts'
import { store } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './StepThrough.module.css'

const [first] = lessons

/** What a first visit can do: the one thing, and beside it the way in for whoever was never told what this is. */
export const StepThrough = () => (
  <p className={styles.actions}>
    <Button look="primary" onClick={() => store.getState().stepThrough()}>
      {step.stepThrough}
    </Button>
    {first && (
      <a
        className={styles.lesson}
        href={`#lesson/${first.id}`}
        title={firstAndLast.firstLessonHint(first.title, first.minutes)}
      >
        {firstAndLast.firstLesson}
      </a>
    )}
  </p>
)
