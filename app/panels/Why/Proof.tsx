import type { Candidate } from '../../../src/patch/decision.ts'
import { type SourceId, sourcesOf } from '../../../src/provenance/index.ts'
import { messages } from '../../messages/index.ts'
import { provenanceWords } from '../../messages/provenance.ts'
import { phraseText } from '../../messages/phrase.ts'
import { candidateWords, proofOf, type Scene } from '../../messages/story.ts'
import { passedWords } from '../../messages/whatIf.ts'
import { Icon } from '../../ui/Icon.tsx'
import { SourceChip } from '../SourceChip.tsx'
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

/** The rule that a candidate failed, else what it is itself. */
function sourcesOfProof({ kind, verdict, checks }: Candidate): readonly SourceId[] {
  const failed = verdict === 'rejected' ? checks.find(({ pass }) => !pass) : undefined
  return failed ? sourcesOf.checks[failed.check] : sourcesOf.candidates[kind]
}

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
      <SourceChip
        sign
        of={sourcesOfProof(candidate)}
        about={provenanceWords.about.candidate(candidateWords(scene.story, candidate))}
      />
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
