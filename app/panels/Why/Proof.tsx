import * as decision from '../../messages/candidates.ts'
import type { Piece } from '../../../src/glossary/mentions.ts'
import type { Candidate } from '../../../src/patch/decision.ts'
import { type SourceId, sourcesOf } from '../../../src/provenance/index.ts'
import { provenanceWords } from '../../messages/provenance.ts'
import { phraseText } from '../../messages/phrase.ts'
import { proofOf } from '../../messages/proof.ts'
import { candidateWords, type Scene } from '../../messages/story.ts'
import { passedWords } from '../../messages/whatIf.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Pieces, useMarked } from '../Glossary/Marked.tsx'
import { SourceChip } from '../SourceChip.tsx'
import styles from './Why.module.css'

/** Each candidate in order: the checks that it passed, and the first that rejected it. */
export function Proof({ scene }: { readonly scene: Scene }) {
  const { candidates } = scene.story.decision
  const tails = useMarked(candidates.map((candidate) => tailText(scene, candidate)))
  return (
    <ol className={styles.proof}>
      {candidates.map((candidate, at) => (
        <li key={at} data-verdict={candidate.verdict}>
          <Line scene={scene} candidate={candidate} tail={tails[at] ?? []} />
        </li>
      ))}
    </ol>
  )
}

/** What settles a candidate, in words. */
function tailText(scene: Scene, candidate: Candidate): string {
  const plain = candidate.verdict === 'chosen' && candidate.kind !== 'keep'
  return plain ? decision.candidates.chosen : phraseText(proofOf(scene, candidate))
}

/** The rule that a candidate failed, else what it is itself. */
function sourcesOfProof({ kind, verdict, checks }: Candidate): readonly SourceId[] {
  const failed = verdict === 'rejected' ? checks.find(({ pass }) => !pass) : undefined
  return failed ? sourcesOf.checks[failed.check] : sourcesOf.candidates[kind]
}

interface LineProps {
  readonly scene: Scene
  readonly candidate: Candidate
  readonly tail: readonly Piece[]
}

function Line({ scene, candidate, tail }: LineProps) {
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
      <Tail verdict={candidate.verdict} tail={tail} />
      <SourceChip
        sign
        of={sourcesOfProof(candidate)}
        about={provenanceWords.about.candidate(candidateWords(scene.story, candidate))}
      />
    </span>
  )
}

/** What settles it. */
const Tail = ({ verdict, tail }: Pick<Candidate, 'verdict'> & Pick<LineProps, 'tail'>) =>
  verdict === 'rejected' ? (
    <span className={styles.failed}>
      <Icon name="no" size={11} />
      {/* One sentence, whose words would be columns beside the sign. */}
      <span>
        <Pieces pieces={tail} />
      </span>
    </span>
  ) : (
    <span className={styles.tail}>
      <Pieces pieces={tail} />
    </span>
  )
