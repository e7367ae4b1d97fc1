import type { FlipsAnswer, SiteStory } from '../../../src/analysis/analysis.ts'
import type { Candidate } from '../../../src/patch/decision.ts'
import { type SourceId, sourcesOf } from '../../../src/provenance/index.ts'
import { messages } from '../../messages/index.ts'
import { provenanceWords } from '../../messages/provenance.ts'
import { phraseText } from '../../messages/phrase.ts'
import { candidateWords, proofOf, type Scene } from '../../messages/story.ts'
import { selectStory } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { SourceChip } from '../SourceChip.tsx'
import { useScene } from '../useScene.ts'
import { type FlipWords, flipWords } from './flip.ts'
import styles from './Why.module.css'

const words = messages.why

/** The proof of the decision, one line a candidate, and the smallest changes that would alter it. */
export function WhyPanel() {
  const story = useApp(selectStory)
  return story && <Why story={story} />
}

function Why({ story }: { readonly story: SiteStory }) {
  const scene = useScene(story)
  const flips = useApp((state) => state.analysis.flips)
  return (
    <section className={styles.panel} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      <ol className={styles.proof}>
        {story.decision.candidates.map((candidate, at) => (
          <li key={at} data-verdict={candidate.verdict}>
            <span>
              <b>{candidateWords(story, candidate)}</b> {phraseText(proofOf(scene, candidate))}{' '}
              <SourceChip
                sign
                of={sourcesOfProof(candidate)}
                about={provenanceWords.about.candidate(candidateWords(story, candidate))}
              />
            </span>
          </li>
        ))}
      </ol>
      <h3 className={styles.title}>{words.flips}</h3>
      <Flips scene={scene} answer={flips?.site === story.site.index ? flips : null} />
    </section>
  )
}

/** The rule that a candidate failed, else what it is itself. */
function sourcesOfProof({ kind, verdict, checks }: Candidate): readonly SourceId[] {
  const failed = verdict === 'rejected' ? checks.find(({ pass }) => !pass) : undefined
  return failed ? sourcesOf.checks[failed.check] : sourcesOf.candidates[kind]
}

interface FlipsProps {
  readonly scene: Scene
  /** Null until the engine has answered. */
  readonly answer: FlipsAnswer | null
}

function Flips({ scene, answer }: FlipsProps) {
  if (!answer) return <p className={styles.waiting}>{words.unknown}</p>
  if (answer.flips.length === 0) return <p className={styles.waiting}>{words.noFlips}</p>
  return (
    <ul className={styles.flips}>
      {answer.flips.map((flip, at) => (
        <li key={at}>
          <FlipChip flip={flipWords(scene, flip)} />
        </li>
      ))}
    </ul>
  )
}

function FlipChip({ flip }: { readonly flip: FlipWords }) {
  const outcome = messages.names.outcomeOf(flip.outcome, flip.callee)
  const inside = (
    <>
      <span>{flip.change}</span>
      <OutcomeMark outcome={flip.outcome} callee={flip.callee} />
      <b>{outcome}</b>
    </>
  )
  if (!flip.switch) return <span className={styles.flip}>{inside}</span>
  const change = flip.switch
  const turn = () => {
    const { setVariant, setRules } = store.getState()
    if ('variant' in change) setVariant(change.variant)
    else setRules(change.rules)
  }
  return (
    <button type="button" className={styles.flip} onClick={turn}>
      {inside}
    </button>
  )
}
