import { selectOpening, selectStepIndex, selectStory } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { messages } from '../../messages/index.ts'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import { classes } from '../../ui/classes.ts'
import { useNarrow } from '../useNarrow.ts'
import { useWidth } from '../useWidth.ts'
import { useScene } from '../useScene.ts'
import styles from './Bytes.module.css'
import { stripLayout } from './layout.ts'
import { storyCells, stripOf } from './strip.ts'
import { StripRowView } from './StripRowView.tsx'
import { useTurn } from './useTurn.ts'

/** The site's bytes before and after, to scale. */
export function BytesPanel() {
  const story = useApp(selectStory)
  return story && <Strip story={story} />
}

/** On a phone and in an embed the rows are of 8, so that no two figures of a page differ in scale. */
function useBroken(): boolean {
  const embedded = useApp((state) => state.view.embedded)
  return useNarrow() || embedded
}

function Strip({ story }: { readonly story: SiteStory }) {
  const index = useApp(selectStepIndex)
  const opening = useApp(selectOpening)
  const syntax = useApp((state) => state.view.syntax)
  const narrow = useBroken()
  const scene = useScene(story)
  const [ref, width] = useWidth<HTMLDivElement>()
  const turn = useTurn(story, index)
  const step = story.steps[index]
  if (!step) return null
  const { before, after, offset } = stripOf(scene, step, opening)
  const count = Math.max(before.cells.length, after.cells.length)
  const layout = stripLayout(width, count, storyCells(story), narrow)
  // While bytes turn back, the picture under them is still the written one.
  const moving =
    turn === 'undone' ? stripOf(scene, story.steps[index + 1] ?? step, opening).after : after
  return (
    <section
      className={classes(styles.card, opening && layout.broken && styles.tight)}
      aria-label={messages.bytes.region}
    >
      <div className={styles.measure} ref={ref} />
      {width > 0 && (
        <>
          <StripRowView row={before} turning={null} {...{ layout, offset, syntax }} />
          <StripRowView
            row={turn === null ? after : moving}
            turning={turn && { turn, from: [...story.decision.edit.before] }}
            {...{ layout, offset, syntax }}
          />
        </>
      )}
    </section>
  )
}
