import * as decision from '../../messages/candidates.ts'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import { whatIfWords } from '../../messages/whatIf.ts'
import { selectFlips } from '../../state/flips.ts'
import { selectStory } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { selectMade, selectWhatIf, selectWhatIfAnswer } from '../../state/whatIf.ts'
import { useScene } from '../useScene.ts'
import { Flips } from './Flips.tsx'
import { makeItSo } from './makeItSo.ts'
import { Preview } from './Preview.tsx'
import { Proof } from './Proof.tsx'
import { Undo } from './Undo.tsx'
import { WhatIfBar } from './WhatIfBar.tsx'
import styles from './Why.module.css'

const words = decision.why

/** The proof of the decision, one line a candidate, and what would alter it. */
export function WhyPanel() {
  const story = useApp(selectStory)
  return story && <Why story={story} />
}

function Why({ story }: { readonly story: SiteStory }) {
  const scene = useScene(story)
  const flips = useApp(selectFlips)
  return (
    <>
      <section className={styles.panel} aria-label={words.title}>
        <h3 className={styles.title}>{words.title}</h3>
        <Proof scene={scene} />
      </section>
      <section className={styles.panel} aria-label={whatIfWords.title}>
        <h3 className={styles.title}>{words.flips}</h3>
        <Flips scene={scene} answer={flips} />
        <h3 className={styles.title}>{whatIfWords.title}</h3>
        <WhatIfBar scene={scene} />
        <Tried story={story} />
      </section>
    </>
  )
}

/** The preview, or the way back from what was made of one. */
function Tried({ story }: { readonly story: SiteStory }) {
  const scene = useScene(story)
  const supposed = useApp(selectWhatIf)
  const answer = useApp(selectWhatIfAnswer)
  const made = useApp(selectMade)
  const told = useApp(({ view }) => view.notice === whatIfWords.made)
  if (supposed && answer) {
    return <Preview scene={scene} answer={answer} makeItSo={() => makeItSo(store, answer)} />
  }
  if (supposed) return <p className={styles.waiting}>{whatIfWords.wait}</p>
  // As long as the notice is there, the way back is in it.
  if (!made || told) return null
  return (
    <p className={styles.made}>
      {whatIfWords.made}
      <Undo />
    </p>
  )
}
