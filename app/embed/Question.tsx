import { useStore } from 'zustand'
import type { SiteStory } from '../../src/analysis/analysis.ts'
import { stripLayout } from '../panels/Bytes/layout.ts'
import { stripOf } from '../panels/Bytes/strip.ts'
import { StripRowView } from '../panels/Bytes/StripRowView.tsx'
import { useScene } from '../panels/useScene.ts'
import { useWidth } from '../panels/useWidth.ts'
import { selectStory } from '../state/selectors.ts'
import { store, useApp } from '../state/store.ts'
import { Button } from '../ui/Button.tsx'
import { askedHeadline } from './asked.ts'
import styles from './Question.module.css'
import { embedWords, type Prediction } from './messages.ts'
import { answerTo, outcomeOf, predict, predictions, scoreOf } from './predictions.ts'
import { useSplice } from './useSplice.ts'

const words = embedWords.ask
const choices = Object.entries(words.choices) as readonly (readonly [Prediction, string])[]

/** What will the machine put here? Nothing in it is made from the answer. */
export function Question() {
  const story = useApp(selectStory)
  const headline = useApp(askedHeadline)
  const splice = useSplice()
  if (!story) return null
  return (
    <section className={styles.question} aria-label={headline}>
      <h2 className={styles.headline}>{headline}</h2>
      <p className={styles.context}>{words.context}</p>
      <Room story={story} />
      <ol className={styles.choices}>
        {choices.map(([id, text], at) => (
          <li key={id}>
            <Button onClick={() => splice && predict(store, splice, id)}>
              <b>{'ABCDE'.charAt(at)}</b> {text}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The site's own bytes, which are all that boot has to work with. */
function Room({ story }: { readonly story: SiteStory }) {
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
  const story = useApp(selectStory)
  const outcome = story && outcomeOf(story)
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
