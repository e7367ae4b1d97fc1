import type { Candidate } from '../../../src/patch/decision.ts'
import { messages } from '../../messages/index.ts'
import { phraseText } from '../../messages/phrase.ts'
import { candidateWords, proofOf, type Scene } from '../../messages/story.ts'
import { passedWords } from '../../messages/whatIf.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Why.module.css'

/** Each candidate in order: the checks that it passed, and the first that rejected it. */
export const Proof = ({ scene }: { readonly scene: Scene }) => (
  <ol className={styles.proof}>
    {scene.story.decision.candidates.map((candidate, at) => (
      <li key={at} data-verdict={candidate.verdict}>
        <Line scene={scene} candidate={candidate} />
      </li>
    ))}
  </ol>
)

interface LineProps {
  readonly scene: Scene
  readonly candidate: Candidate
}

function Line({ scene, candidate }: LineProps) {
  const { checks } = candidate
  const failed = checks.findIndex(({ pass }) => !pass)
  const passed = failed === -1 ? checks : checks.slice(0, failed)
  return (
    <span className={styles.line}>
      <b>{candidateWords(scene.story, candidate)}</b>
      {passed.map((check) => (
        <span key={check.check} className={styles.passed}>
          <Icon name="yes" size={11} /> {passedWords(scene, check)}
        </span>
      ))}
      <Tail scene={scene} candidate={candidate} />
    </span>
  )
}

/** What settles it. */
function Tail({ scene, candidate }: LineProps) {
  const { kind, verdict } = candidate
  if (verdict === 'rejected') {
    return (
      <span className={styles.failed}>
        <Icon name="no" size={11} /> {phraseText(proofOf(scene, candidate))}
      </span>
    )
  }
  const plain = verdict === 'chosen' && kind !== 'keep'
  return (
    <span className={styles.tail}>
      {plain ? messages.candidates.chosen : phraseText(proofOf(scene, candidate))}
    </span>
  )
}
