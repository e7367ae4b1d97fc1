import * as decision from '../../messages/candidates.ts'
import type { Candidate } from '../../../src/patch/decision.ts'
import type { Step } from '../../../src/patch/step.ts'
import { namesIn, registersIn } from '../../../src/x86/registers.ts'
import { boot } from '../../messages/boot.ts'
import { candidateWords, headlineOf, reasonOf, type Scene } from '../../messages/story.ts'
import { isReplacement, roomOf } from '../../panels/Bytes/strip.ts'
import { Answer } from '../../panels/Candidates/Answer.tsx'
import { isSaved } from '../../panels/Candidates/isSaved.ts'
import { useUpright } from '../../panels/useNarrow.ts'
import { useScene } from '../../panels/useScene.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { toneOf } from '../../ui/tone.ts'
import { Headline } from '../Headline.tsx'
import screen from '../Present.module.css'
import { useFit } from '../useFit.ts'
import { useHere } from '../useHere.ts'
import styles from './Candidates.module.css'

const words = decision.candidates
/** More registers than this are counted, not named. */
const named = 2

/** 3: one row a candidate, in the order in which they are tried. */
export function CandidatesLayout() {
  const here = useHere()
  return here && <Content {...here} />
}

function Content({ story, step }: NonNullable<ReturnType<typeof useHere>>) {
  const scene = useScene(story)
  // Two lines a row have no columns to stand over.
  const upright = useUpright()
  const fit = useFit([story, step])
  return (
    <div ref={fit} className={screen.body}>
      <Headline phrase={headlineOf(scene, step)} />
      <table className={styles.table}>
        <caption className="unseen">{words.caption}</caption>
        <thead className={upright ? 'unseen' : styles.head}>
          <tr>
            <th scope="col">{words.candidate}</th>
            <th scope="col">{words.fits(story.site.length)}</th>
            <th scope="col">
              {words.destroys} {words.allowed(namesIn(scene.arch, story.site.mayLose.whole))}
            </th>
            <th scope="col">{words.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {story.decision.candidates.map((candidate, at) => (
            <Row key={at} scene={scene} candidate={candidate} here={isAbout(step, at)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isAbout = (step: Step, at: number): boolean =>
  (step.kind === 'check' || step.kind === 'choose') && step.candidate === at

interface RowProps {
  readonly scene: Scene
  readonly candidate: Candidate
  readonly here: boolean
}

function Row({ scene, candidate, here }: RowProps) {
  const { kind, callee, verdict } = candidate
  return (
    <tr
      className={styles.row}
      data-tone={toneOf(kind, callee)}
      data-chosen={verdict === 'chosen' || undefined}
      aria-current={here ? 'step' : undefined}
    >
      <th scope="row">
        <span className={styles.name}>
          <OutcomeMark outcome={kind} callee={callee} />
          {candidateWords(scene.story, candidate)}
        </span>
      </th>
      <td>
        <Fits scene={scene} candidate={candidate} />
      </td>
      <td>
        <Destroys scene={scene} candidate={candidate} />
      </td>
      <td>
        <Verdict scene={scene} candidate={candidate} />
      </td>
    </tr>
  )
}

type CellProps = Omit<RowProps, 'here'>

function Fits({ scene, candidate }: CellProps) {
  const fits = candidate.checks.find(({ check }) => check === 'fits')
  if (!isReplacement(candidate)) return <span className={styles.quiet}>{words.unchanged}</span>
  return (
    <span className={styles.cell}>
      {words.of(candidate.code.length, roomOf(scene.story, candidate))}
      {fits && <Answer pass={fits.pass} />}
    </span>
  )
}

function Destroys({ scene, candidate }: CellProps) {
  const check = candidate.checks.find((each) => each.check === 'destroys')
  const set = check?.check === 'destroys' ? check.destroys : candidate.clobbers
  const names = namesIn(scene.arch, set)
  const told = names.length > named ? words.registers(registersIn(set).length) : names.join(' ')
  return (
    <span className={styles.cell}>
      {told || words.nothing}
      {isSaved(scene, candidate) && <span className={styles.quiet}>{words.saved}</span>}
      {check && <Answer pass={check.pass} />}
    </span>
  )
}

function Verdict({ scene, candidate: { verdict, checks, pass: bootPass } }: CellProps) {
  const failed = checks.find(({ pass }) => !pass)
  if (verdict === 'chosen') return <b className={styles.winner}>{words.chosen}</b>
  if (verdict === 'would-work')
    return <span className={styles.quiet}>{bootPass ? boot.writtenOver : words.wouldWork}</span>
  return (
    <span className={styles.rejected}>{failed ? reasonOf(scene, failed) : words.rejected}</span>
  )
}
