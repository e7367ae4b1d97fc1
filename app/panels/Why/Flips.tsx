import * as decision from '../../messages/candidates.ts'
import type { FlipsAnswer } from '../../../src/analysis/analysis.ts'
import { same } from '../../../src/base/same.ts'
import type { Flip } from '../../../src/patch/decision.ts'
import { messages } from '../../messages/index.ts'
import type { Scene } from '../../messages/story.ts'
import { store, useApp } from '../../state/store.ts'
import { selectWhatIf } from '../../state/whatIf.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { flipWords } from './flip.ts'
import { supposedBy } from './supposed.ts'
import styles from './Why.module.css'

const words = decision.why

interface FlipsProps {
  readonly scene: Scene
  /** Null until the engine has answered. */
  readonly answer: FlipsAnswer | null
}

/** The smallest changes that would alter the outcome; pressing one tries it. */
export function Flips({ scene, answer }: FlipsProps) {
  if (!answer) return <p className={styles.waiting}>{words.unknown}</p>
  if (answer.flips.length === 0) return <p className={styles.waiting}>{words.noFlips}</p>
  return (
    <ul className={styles.flips}>
      {answer.flips.map((flip, at) => (
        <li key={at}>
          <FlipButton scene={scene} flip={flip} />
        </li>
      ))}
    </ul>
  )
}

function FlipButton({ scene, flip }: { readonly scene: Scene; readonly flip: Flip }) {
  const { change, outcome, callee } = flipWords(scene, flip)
  const supposed = supposedBy(flip.change)
  const pressed = same(useApp(selectWhatIf), supposed)
  const { suppose, endWhatIf } = store.getState()
  return (
    <button
      type="button"
      className={styles.flip}
      aria-pressed={pressed}
      onClick={() => (pressed ? endWhatIf() : suppose(supposed))}
    >
      <span>{change}</span>
      <OutcomeMark outcome={outcome} callee={callee} />
      <b>{messages.names.outcomeOf(outcome, callee)}</b>
    </button>
  )
}
