import { around, step } from '../../messages/workbench.ts'
import { store } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Step.module.css'

/** What a first visit can do: the one thing, and beside it the way in for whoever was never told what this is. */
export const StepThrough = () => (
  <p className={styles.actions}>
    <Button look="primary" onClick={() => store.getState().stepThrough()}>
      {step.stepThrough}
    </Button>
    <a className={styles.lesson} href="#lesson/callsite" title={around.firstLessonHint}>
      {around.firstLesson}
    </a>
  </p>
)
