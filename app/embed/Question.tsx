import { useStore } from 'zustand'
import type { SiteStory } from '../../src/analysis/analysis.ts'
import { hex } from '../../src/base/bytes.ts'
import type { MachineId } from '../../src/share/document.ts'
import { stripLayout } from '../panels/Bytes/layout.ts'
import { stripOf } from '../panels/Bytes/strip.ts'
import { StripRowView } from '../panels/Bytes/StripRowView.tsx'
import { useScene } from '../panels/useScene.ts'
import { useWidth } from '../panels/useWidth.ts'
import { selectItaniumStory } from '../state/itanium.ts'
import { selectStory } from '../state/selectors.ts'
import { store, useApp } from '../state/store.ts'
import { Button } from '../ui/Button.tsx'
import { askedHeadline } from './asked.ts'
import styles from './Question.module.css'
import { askWords as words, type Prediction } from './askMessages.ts'
import { answerTo, outcomeInView, predict, predictions, scoreOf } from './predictions.ts'
import { useSplice } from './useSplice.ts'

/** What the patchers of each machine can make of a site. */
const choicesOf: Readonly<Record<MachineId, readonly Prediction[]>> = {
  x86: Object.keys(words.choices) as readonly Prediction[],
  ia64: ['inline', 'c', 'keep'],
}

/** What will the machine put here? Nothing in it is made from the answer. */
export function Question() {
  const machine = useApp((state) => state.document.machine)
  const headline = useApp(askedHeadline)
  const splice = useSplice()
  return (
    <section className={styles.question} aria-label={headline}>
      <h2 className={styles.headline}>{headline}</h2>
      <p className={styles.context}>{words.context}</p>
      {machine === 'ia64' ? <Bundles /> : <Room />}
      <ol className={styles.choices}>
        {choicesOf[machine].map((id, at) => (
          <li key={id}>
            <Button onClick={() => splice && predict(store, splice, id)}>
              <b>{'ABCDE'.charAt(at)}</b> {words.choices[id]}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The site's own bytes, which are all that boot has to work with. */
function Room() {
  const story = useApp(selectStory)
  return story && <Bytes story={story} />
}

/** Of an Itanium bundle by bundle. */
function Bundles() {
  const bytes = useApp(selectItaniumStory)?.decision.before ?? new Uint8Array(0)
  return (
    <ol className={styles.room}>
      {Array.from({ length: Math.ceil(bytes.length / 16) }, (_, at) => (
        <li key={at} className={styles.bundle}>
          <code>{hex(bytes.slice(16 * at, 16 * at + 16)).replaceAll(/..(?!$)/g, '$& ')}</code>
        </li>
      ))}
    </ol>
  )
}

function Bytes({ story }: { readonly story: SiteStory }) {
  const scene = useScene(story)
  const syntax = useApp((state) => state.view.syntax)
  const [ref, width] = useWidth<HTMLDivElement>()
  const [first] = story.steps
  if (!first) return null
  const find = {
    ...first,
    kind: 'find',
    foundBy: 'recorded',
    op: story.site.op,
    length: story.site.length,
  } as const
  const { before, offset } = stripOf(scene, find, false)
  const layout = stripLayout(width, story.site.length, story.site.length, true)
  return (
    <div className={styles.room}>
      <div ref={ref} />
      {width > 0 && <StripRowView row={before} turning={null} {...{ layout, offset, syntax }} />}
    </div>
  )
}

/** How a prediction came out, beside the decision. */
export function Verdict() {
  const answer = useApp((state) => answerTo(state, predictions.getState()))
  const answers = useStore(predictions)
  const outcome = useApp(outcomeInView)
  const right = useApp((state) => scoreOf(state, answers).right)
  const asked = useApp((state) => scoreOf(state, answers).asked)
  if (!answer || !outcome) return null
  const said = words.choices[answer.said]
  const text = answer.right
    ? words.right(words.choices[outcome])
    : words.wrong(said, words.choices[outcome])
  return (
    <output className={styles.verdict} data-right={answer.right || undefined}>
      {text} <span>{words.score(right, asked)}</span>
    </output>
  )
}
