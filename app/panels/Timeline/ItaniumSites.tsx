import type { Ia64Story } from '../../../src/ia64/story/told.ts'
import { outcomes } from '../../machines/ia64/layout.ts'
import { ia64 } from '../../messages/ia64.ts'
import { itaniumPlace, itaniumWordsOf } from '../../messages/itaniumStory.ts'
import { messages } from '../../messages/index.ts'
import { courseOf } from '../../state/course.ts'
import { itaniumPlatform, selectItanium, selectItaniumStep } from '../../state/itanium.ts'
import { selectSite } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { toneOf } from '../../ui/tone.ts'
import styles from './Timeline.module.css'
import { Track } from './Track.tsx'

/** The sites of a listing for Itanium: the steps of the one in view, the way to the others. */
export function ItaniumSites() {
  const stories = useApp(selectItanium)?.stories ?? []
  const current = useApp(selectSite)
  return (
    <div className={styles.sites}>
      {stories.map((story) =>
        story.index === current ? (
          <SiteTrack key={story.index} story={story} />
        ) : (
          <Other key={story.index} story={story} />
        ),
      )}
    </div>
  )
}

function SiteTrack({ story }: { readonly story: Ia64Story }) {
  const step = useApp(selectItaniumStep)
  const platform = useApp(itaniumPlatform) ?? 'native'
  const brief = useApp((state) => state.view.brief)
  return (
    <Track
      name={itaniumPlace.site(story.index + 1, story.op)}
      words={step ? itaniumWordsOf({ story, step, platform }).headline : ''}
      tone={toneOf(outcomes[story.decision.outcome])}
      steps={story.steps.map(({ decision }, at) => ({
        decision,
        passed: brief && courseOf(store.getState()).passes(story.index, at),
      }))}
    />
  )
}

function Other({ story }: { readonly story: Ia64Story }) {
  const { index, op, decision } = story
  const words = messages.timeline.goTo(index + 1, op, ia64.outcome(decision.outcome))
  return (
    <button
      type="button"
      className={styles.other}
      aria-label={words}
      title={words}
      onClick={() => store.getState().goToSite(index)}
    >
      <OutcomeMark outcome={outcomes[decision.outcome]} />
      {index + 1}
    </button>
  )
}
