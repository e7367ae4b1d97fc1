import { rejected } from '../../../messages/reasons.ts'
import { choosePicture } from '../../../messages/choosePicture.ts'
import { candidateWords, reasonOf, type Scene } from '../../../messages/story.ts'
import type { Candidate } from '../../../../src/patch/decision.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { OutcomeMark } from '../../../ui/OutcomeMark.tsx'
import { toneOf } from '../../../ui/tone.ts'
import { Frame, Num } from './parts.tsx'
import type { PictureProps } from './picture.ts'
import styles from './Choose.module.css'

const words = choosePicture

/** The candidates in order: the first whose checks all pass wins. */
export function Choose({ scene, step }: PictureProps<'choose'>) {
  const { candidates } = scene.story.decision
  const told = candidates.map(
    (each) => `${candidateWords(scene.story, each)}: ${verdictOf(scene, each)}`,
  )
  return (
    <Frame words={words.words(told)} className={styles.choose}>
      {candidates.map((candidate, at) => (
        <span
          key={at}
          className={styles.option}
          data-verdict={candidate.verdict}
          data-tone={toneOf(candidate.kind, candidate.callee)}
        >
          <span className={styles.optionName}>
            <small className={styles.order}>
              {at === step.candidate ? <Num of="chosen" value={at + 1} /> : at + 1}
            </small>
            {candidate.verdict === 'rejected' ? (
              <Icon name="no" size={13} />
            ) : (
              <OutcomeMark outcome={candidate.kind} callee={candidate.callee} />
            )}
            <span>{candidateWords(scene.story, candidate)}</span>
          </span>
          <small className={styles.verdict}>{verdictOf(scene, candidate)}</small>
        </span>
      ))}
    </Frame>
  )
}

function verdictOf(scene: Scene, candidate: Candidate): string {
  const failed = candidate.checks.find(({ pass }) => !pass)
  if (candidate.verdict === 'rejected' && failed) return reasonOf(scene, failed)
  return candidate.verdict === 'rejected' ? rejected : words.verdicts[candidate.verdict]
}
