import * as decision from '../../messages/candidates.ts'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { Candidate } from '../../../src/patch/decision.ts'
import type { Step } from '../../../src/patch/step.ts'
import { namesIn } from '../../../src/x86/registers.ts'
import { boot } from '../../messages/boot.ts'
import { candidateWords, reasonOf, type Scene } from '../../messages/story.ts'
import { selectStepIndex, selectStory } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { classes } from '../../ui/classes.ts'
import { Gauge } from '../../ui/Gauge.tsx'
import { toneOf } from '../../ui/tone.ts'
import { isReplacement } from '../Bytes/strip.ts'
import type { Piece } from '../../../src/glossary/mentions.ts'
import { Pieces, useMarked } from '../Glossary/Marked.tsx'
import { useScene } from '../useScene.ts'
import { Answer } from './Answer.tsx'
import styles from './Candidates.module.css'
import { DestroysCell } from './DestroysCell.tsx'

const words = decision.candidates

/** Every candidate with its checks, those after the chosen one too. */
export function CandidatesPanel() {
  const story = useApp(selectStory)
  return story && <CandidateTable story={story} />
}

function CandidateTable({ story }: { readonly story: SiteStory }) {
  const index = useApp(selectStepIndex)
  const scene = useScene(story)
  const { site, decision } = story
  const allowed = namesIn(scene.arch, site.mayLose.whole)
  const lengths = decision.candidates.filter(isReplacement).map(({ code }) => code.length)
  const scale = Math.max(site.length, ...lengths)
  const marked = useMarked(
    decision.candidates.flatMap((candidate) => [
      candidateWords(story, candidate),
      reasonAgainst(scene, candidate),
    ]),
  )
  return (
    <div className={styles.box}>
      <table className={styles.table}>
        <caption className="unseen">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.candidate}</th>
            <th scope="col">{words.fits(site.length)}</th>
            <th scope="col" title={words.destroysHint(allowed)}>
              {words.destroys} <span className={styles.allowed}>{words.allowed(allowed)}</span>
            </th>
            <th scope="col">{words.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {decision.candidates.map((candidate, at) => (
            <CandidateRow
              key={at}
              {...{ scene, candidate, scale }}
              name={marked[2 * at] ?? []}
              reason={marked[2 * at + 1] ?? []}
              about={aboutOf(story.steps[index] ?? null, at)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Why it was rejected; empty where it was not. */
function reasonAgainst(scene: Scene, { checks, verdict }: Candidate): string {
  const failed = verdict === 'rejected' ? checks.find(({ pass }) => !pass) : undefined
  return failed ? reasonOf(scene, failed) : ''
}

/** Which part of a row the step is about. */
export type About = 'fits' | 'destroys' | 'other' | 'verdict' | null

function aboutOf(step: Step | null, candidate: number): About {
  if (step?.kind === 'choose' && step.candidate === candidate) return 'verdict'
  if (step?.kind !== 'check' || step.candidate !== candidate) return null
  const { check } = step.check
  return check === 'fits' || check === 'destroys' ? check : 'other'
}

interface CandidateRowProps {
  readonly scene: Scene
  readonly candidate: Candidate
  readonly scale: number
  readonly about: About
  /** What it is called, and why it was rejected. */
  readonly name: readonly Piece[]
  readonly reason: readonly Piece[]
}

function CandidateRow({ scene, candidate, scale, about, name, reason }: CandidateRowProps) {
  const { kind, callee, verdict, target } = candidate
  return (
    <tr
      className={classes(styles.row, verdict === 'chosen' && styles.chosen)}
      data-tone={toneOf(kind, callee)}
      aria-current={about === null ? undefined : 'step'}
    >
      <th scope="row" className={classes(about === 'other' && styles.about)}>
        <span className={styles.name}>
          <span>
            <Pieces pieces={name} />
          </span>
          {target && <code title={target.name}>{target.name}</code>}
        </span>
      </th>
      <td className={classes(about === 'fits' && styles.about)}>
        <FitsCell scene={scene} candidate={candidate} scale={scale} />
      </td>
      <td className={classes(styles.labelled, about === 'destroys' && styles.about)}>
        <span className={styles.cellLabel}>{words.destroys}</span>
        <DestroysCell scene={scene} candidate={candidate} />
      </td>
      <td className={classes(about === 'verdict' && styles.about)}>
        <Verdict candidate={candidate} reason={reason} />
      </td>
    </tr>
  )
}

function FitsCell({
  scene,
  candidate,
  scale,
}: Pick<CandidateRowProps, 'scene' | 'candidate' | 'scale'>) {
  const { site } = scene.story
  const fits = candidate.checks.find((check) => check.check === 'fits')
  const inner = candidate.scope === 'inner' && site.original.length < site.length
  const room = inner ? site.original.length : site.length
  const needs = candidate.code.length
  if (!isReplacement(candidate)) return <span className={styles.unasked}>{words.unchanged}</span>
  return (
    <span className={styles.fits}>
      <Gauge needs={needs} room={room} scale={scale} />
      <span>{inner ? words.of(needs, room) : needs}</span>
      {fits && <Answer pass={fits.pass} />}
    </span>
  )
}

function Verdict({ candidate, reason }: Pick<CandidateRowProps, 'candidate' | 'reason'>) {
  const { verdict } = candidate
  if (verdict === 'chosen') return <b className={styles.winner}>{words.chosen}</b>
  if (verdict === 'would-work') {
    return (
      <span className={styles.later}>{candidate.pass ? boot.writtenOver : words.wouldWork}</span>
    )
  }
  return (
    <span>
      <b className={styles.rejected}>
        {words.rejected}
        {reason.length > 0 && ':'}
      </b>
      {reason.length > 0 && (
        <span>
          {' '}
          <Pieces pieces={reason} />
        </span>
      )}
    </span>
  )
}
