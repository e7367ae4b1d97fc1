import { candidates } from '../../messages/candidates.ts'
import { useEffect, useRef } from 'react'
import type { WhatIfAnswer } from '../../../src/analysis/analysis.ts'
import { namesIn } from '../../../src/x86/registers.ts'
import type { BytePart, Candidate } from '../../../src/patch/decision.ts'
import {
  calleeOf,
  candidateWords,
  outcomeWords,
  reasonOf,
  type Scene,
} from '../../messages/story.ts'
import { whatIfWords as words } from '../../messages/whatIf.ts'
import { byteText } from '../../ui/HexByte.tsx'
import { Button } from '../../ui/Button.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { toneOf } from '../../ui/tone.ts'
import { roomOf } from '../Bytes/strip.ts'
import { reveal } from '../reveal.ts'
import styles from './WhatIf.module.css'

interface PreviewProps {
  readonly scene: Scene
  readonly answer: WhatIfAnswer
  readonly makeItSo: () => void
}

/** What would become of the supposed site, beside what becomes of the real one. */
export function Preview({ scene, answer, makeItSo }: PreviewProps) {
  const { story, supposed, listing } = answer
  const ref = useRef<HTMLDivElement>(null)
  // What was pressed stands above it, perhaps at the foot of what can be seen.
  useEffect(() => reveal(ref.current), [answer])
  if (!story) return <p className={styles.never}>{words.never}</p>
  const tried = { story, arch: scene.arch }
  const switches = supposed.variant !== null || supposed.rules !== null
  return (
    <div className={styles.pair} ref={ref}>
      <Side scene={scene} title={words.yours} />
      <div className={styles.preview}>
        <Side scene={tried} title={words.preview} />
        <Changes scene={scene} tried={tried} />
        {switches || listing !== null ? (
          <Button title={switches ? words.switches : words.edits} onClick={makeItSo}>
            {words.makeItSo}
          </Button>
        ) : (
          <p className={styles.note}>{refusalOf(scene, answer)}</p>
        )}
      </div>
      <output className="unseen">{words.spoken(outcomeWords(story), story.site.length)}</output>
    </div>
  )
}

/** Why no edit of the listing makes what is tried. */
function refusalOf({ story, arch }: Scene, { breakage, story: tried }: WhatIfAnswer): string {
  const length = tried?.site.length ?? 0
  switch (breakage?.breaks) {
    case undefined:
      return words.noEdit
    case 'instruction': {
      const cut = story.before.find(({ offset }) => offset === breakage.offset)
      return words.cutsRow(length, cut?.text ?? '')
    }
    case 'call':
      return words.cutsCall(length)
    case 'pairs':
      return words.cutsPairs(length, namesIn(arch, breakage.registers))
  }
}

/** One outcome: its mark, how much of the room it takes, and the bytes. */
function Side({ scene, title }: { readonly scene: Scene; readonly title: string }) {
  const { decision, site } = scene.story
  const winner = decision.candidates[decision.chosen]
  const callee = calleeOf(scene.story)
  const room = winner ? roomOf(scene.story, winner) : site.length
  return (
    <section
      className={styles.side}
      data-tone={toneOf(decision.outcome, callee)}
      aria-label={title}
    >
      <p className={styles.sideTitle}>
        {title}
        {title === words.preview && <span className={styles.badge}>{words.notYours}</span>}
      </p>
      <p className={styles.outcome}>
        <OutcomeMark outcome={decision.outcome} callee={callee} />
        <b>{outcomeWords(scene.story)}</b>
        <span>{words.takes(decision.patchedLength, room)}</span>
      </p>
      <After scene={scene} label={title} />
    </section>
  )
}

function After({ scene, label }: { readonly scene: Scene; readonly label: string }) {
  const { after, parts } = scene.story.decision.edit
  const kindAt = (at: number): BytePart['kind'] =>
    parts.find(({ offset, length }) => at >= offset && at < offset + length)?.kind ?? 'kept'
  const bytes = [...after]
  return (
    <p className={styles.after}>
      <span className="unseen">{words.spokenBytes(label, bytes.map(byteText))}</span>
      {bytes.map((value, at) => (
        <span key={at} className={styles.byte} data-part={kindAt(at)} aria-hidden="true">
          {byteText(value)}
        </span>
      ))}
    </p>
  )
}

const keyOf = ({ kind, callee, scope }: Candidate): string => `${kind} ${callee} ${scope}`

/** The candidates whose verdict is another one than before. */
function Changes({ scene, tried }: { readonly scene: Scene; readonly tried: Scene }) {
  const before = new Map(scene.story.decision.candidates.map((each) => [keyOf(each), each.verdict]))
  const changed = tried.story.decision.candidates.filter(
    (each) => before.get(keyOf(each)) !== each.verdict,
  )
  if (changed.length === 0) return <p className={styles.note}>{words.unchanged}</p>
  return (
    <ul className={styles.changes}>
      {changed.map((candidate) => (
        <li key={keyOf(candidate)}>
          {words.changes(candidateWords(tried.story, candidate), verdictWords(tried, candidate))}
        </li>
      ))}
    </ul>
  )
}

function verdictWords(scene: Scene, { verdict, checks }: Candidate): string {
  if (verdict === 'chosen') return candidates.chosen
  if (verdict === 'would-work') return candidates.wouldWork
  const failed = checks.find(({ pass }) => !pass)
  return failed ? reasonOf(scene, failed) : candidates.rejected
}
