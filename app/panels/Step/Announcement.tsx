import type { Step } from '../../../src/patch/step.ts'
import { phraseText } from '../../messages/phrase.ts'
import { spokenSiteOf } from '../../messages/spokenSite.ts'
import { contextOf, headlineOf, type Scene } from '../../messages/story.ts'
import { selectCost } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'

interface AnnouncementProps {
  readonly scene: Scene
  readonly step: Step
  readonly label: string
}

/** Said once a step by a screen reader, as one piece: place and headline, or the sentence and the price too. */
export function Announcement({ scene, step, label }: AnnouncementProps) {
  const full = useApp((state) => state.view.speech === 'full')
  const cost = useApp(selectCost)
  const short = `${label}: ${phraseText(headlineOf(scene, step))}`
  const more = full ? [contextOf(scene, step), cost ? spokenSiteOf(scene, cost) : ''] : []
  return (
    <output className="unseen" aria-live="polite" aria-atomic="true">
      {[short, ...more].filter(Boolean).join(' ')}
    </output>
  )
}
