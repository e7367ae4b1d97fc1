import { messages } from '../../messages/index.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Timeline.module.css'

const words = messages.timeline

/** Which keys do what, for who looks for them. */
export function KeyHints() {
  return (
    <p className={styles.hints} aria-hidden="true">
      <span>
        <Arrows /> {words.keysStep}
      </span>
      <span>
        <kbd>{words.keyShift}</kbd> <Arrows /> {words.keysDecision}
      </span>
      <span>
        <kbd>{words.keySpace}</kbd> {words.keysPlay}
      </span>
    </p>
  )
}

const Arrows = () => (
  <>
    <kbd>
      <Icon name="left" size={11} />
    </kbd>
    <kbd>
      <Icon name="right" size={11} />
    </kbd>
  </>
)
