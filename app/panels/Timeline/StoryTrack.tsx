import type { SiteStory } from '../../../src/analysis/analysis.ts'
import { messages } from '../../messages/index.ts'
import { phraseText } from '../../messages/phrase.ts'
import { calleeOf, headlineOf, memberOf } from '../../messages/story.ts'
import { isPassedOver } from '../../state/brief.ts'
import { selectStepIndex } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { toneOf } from '../../ui/tone.ts'
import { useScene } from '../useScene.ts'
import { Track } from './Track.tsx'

interface StoryTrackProps {
  readonly story: SiteStory
  /** Instead of the site's name. */
  readonly label: string | null
}

/** The steps of a site of a listing for x86. */
export function StoryTrack({ story, label }: StoryTrackProps) {
  const index = useApp(selectStepIndex)
  const brief = useApp((state) => state.view.brief)
  const scene = useScene(story)
  const step = story.steps[index]
  const { site, decision, steps } = story
  return (
    <Track
      name={label ?? messages.timeline.site(site.index + 1, memberOf(site.op))}
      words={step ? phraseText(headlineOf(scene, step)) : ''}
      tone={toneOf(decision.outcome, calleeOf(story))}
      steps={steps.map((each) => ({
        decision: each.kind === 'choose',
        passed: brief && isPassedOver(each),
      }))}
    />
  )
}
