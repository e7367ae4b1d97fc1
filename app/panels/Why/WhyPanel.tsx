import * as decision from '../../messages/candidates.ts'
import { useState } from 'react'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import { toStep } from '../../commands/goTo.ts'
import { whatIfWords } from '../../messages/whatIf.ts'
import { selectFlips } from '../../state/flips.ts'
import { selectStory } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { selectWhatIf, selectWhatIfAnswer } from '../../state/whatIf.ts'
import { Button } from '../../ui/Button.tsx'
import { useScene } from '../useScene.ts'
import { Flips } from './Flips.tsx'
import { type Made, makeItSo, unmake } from './makeItSo.ts'
import { Preview } from './Preview.tsx'
import { Proof } from './Proof.tsx'
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

/** The button that was pressed is gone: its undoing stands in its place. Later it takes the focus from nobody. */
function focusIfLost(button: HTMLButtonElement | null) {
  if (document.activeElement === document.body) button?.focus()
}

/** The preview, or the way back from what was made of one. */
function Tried({ story }: { readonly story: SiteStory }) {
  const scene = useScene(story)
  const supposed = useApp(selectWhatIf)
  const answer = useApp(selectWhatIfAnswer)
  const document = useApp((state) => state.document)
  const [made, setMade] = useState<Made | null>(null)
  if (supposed && answer) {
    return (
      <Preview scene={scene} answer={answer} makeItSo={() => setMade(makeItSo(store, answer))} />
    )
  }
  if (supposed) return <p className={styles.waiting}>{whatIfWords.wait}</p>
  if (!made || made.after !== document) return null
  return (
    <p className={styles.made}>
      {whatIfWords.made}
      <Button
        ref={focusIfLost}
        onClick={() => {
          unmake(store, made)
          setMade(null)
          // It goes with what it undid.
          toStep.perform(store)
        }}
      >
        {whatIfWords.undo}
      </Button>
    </p>
  )
}
