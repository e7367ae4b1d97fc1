import { useMemo } from 'react'
import { selectOpening } from '../../state/opening.ts'
import { selectStep, selectStepIndex, selectStory } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { messages } from '../../messages/index.ts'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { Step } from '../../../src/patch/step.ts'
import { classes } from '../../ui/classes.ts'
import { useNarrow } from '../useNarrow.ts'
import { useWidth } from '../useWidth.ts'
import { useScene } from '../useScene.ts'
import styles from './Bytes.module.css'
import { stripLayout } from './layout.ts'
import { storyCells, stripOf } from './strip.ts'
import { StripRowView } from './StripRowView.tsx'
import type { Turn } from './turn.ts'
import { useTurn } from './useTurn.ts'

/** The site's bytes before and after, to scale. */
export function BytesPanel() {
  const story = useApp(selectStory)
  const step = useApp(selectStep)
  return story && step && <Strip story={story} step={step} />
}

/** On a phone and in an embed the rows are of 8, so that no two figures of a page differ in scale. */
function useBroken(): boolean {
  const embedded = useApp((state) => state.view.embedded)
  return useNarrow() || embedded
}

interface StripProps {
  readonly story: SiteStory
  readonly step: Step
}

/** The rows of a step. One that stays as it is while the other turns stays the same object, and is not drawn anew. */
function useRows({ story, step }: StripProps, turn: Turn | null) {
  const opening = useApp(selectOpening)
  const scene = useScene(story)
  const strip = useMemo(() => stripOf(scene, step, opening), [scene, step, opening])
  const after = useMemo(() => {
    // While bytes turn back, the picture under them is still the written one.
    const written = turn === 'undone' ? story.steps[story.steps.indexOf(step) + 1] : undefined
    return written ? stripOf(scene, written, opening).after : strip.after
  }, [turn, story, step, scene, opening, strip])
  const count = Math.max(strip.before.cells.length, strip.after.cells.length)
  return { ...strip, after, count, opening }
}

function Strip({ story, step }: StripProps) {
  const syntax = useApp((state) => state.view.syntax)
  const narrow = useBroken()
  const [ref, width] = useWidth<HTMLDivElement>()
  const turn = useTurn(story, useApp(selectStepIndex))
  const { before, after, offset, count, opening } = useRows({ story, step }, turn)
  const turning = turn && { turn, from: [...story.decision.edit.before] }
  const layout = useMemo(
    () => stripLayout(width, count, storyCells(story), narrow),
    [width, count, story, narrow],
  )
  return (
    <section
      className={classes(styles.card, opening && layout.broken && styles.tight)}
      aria-label={messages.bytes.region}
    >
      <div className={styles.measure} ref={ref} />
      {width > 0 && (
        <>
          <StripRowView row={before} turning={null} {...{ layout, offset, syntax }} />
          <StripRowView row={after} {...{ layout, offset, syntax, turning }} />
        </>
      )}
    </section>
  )
}
