import type { SiteStory } from '../../../src/analysis/analysis.ts'
import { messages } from '../../messages/index.ts'
import { calleeOf, memberOf, outcomeWords } from '../../messages/story.ts'
import { store } from '../../state/store.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import styles from './Timeline.module.css'

interface OtherSiteProps {
  readonly story: SiteStory
  /** The number alone, where there are many. */
  readonly brief: boolean
}

/** A site that is not in view: its mark, and the way to its decision. */
export function OtherSite({ story, brief }: OtherSiteProps) {
  const { site, decision } = story
  const number = site.index + 1
  const words = messages.timeline.goTo(number, memberOf(site.op), outcomeWords(story))
  return (
    <button
      type="button"
      className={styles.other}
      aria-label={words}
      title={words}
      onClick={() => store.getState().goToSite(site.index)}
    >
      <OutcomeMark outcome={decision.outcome} callee={calleeOf(story)} />
      <span className={styles.number}>{number}</span>
      {!brief && <span className={styles.called}>{messages.siteChips.name(number)}</span>}
    </button>
  )
}
