import { useEffect, useRef } from 'react'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import { messages } from '../../messages/index.ts'
import { calleeOf, memberOf, outcomeWords } from '../../messages/story.ts'
import { manySites } from '../../state/playback.ts'
import { selectAnalysis, selectSite, selectStories, siteErrors } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { classes } from '../../ui/classes.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { reveal } from '../reveal.ts'
import styles from './SiteChips.module.css'

/** Above this many sites only the one in view says all of itself. */
const spelledOut = 3

/** One chip a site: what it is and what becomes of it. */
export function SiteChips() {
  const stories = useApp(selectStories)
  const current = useApp(selectSite)
  if (stories.length === 0) return null
  // Hundreds of sites have the timeline's track; here only the one in view is named.
  const shown = stories.length > manySites ? stories.filter((_, at) => at === current) : stories
  return (
    <nav
      className={classes(styles.chips, stories.length <= spelledOut && styles.oneRow)}
      aria-label={messages.siteChips.region}
    >
      {shown.map((story) => (
        <SiteChip
          key={story.site.index}
          story={story}
          current={story.site.index === current}
          brief={stories.length > spelledOut && story.site.index !== current}
        />
      ))}
    </nav>
  )
}

interface SiteChipProps {
  readonly story: SiteStory
  readonly current: boolean
  readonly brief: boolean
}

function SiteChip({ story, current, brief }: SiteChipProps) {
  const { site, decision } = story
  const name = messages.siteChips.name(site.index + 1)
  const rest = messages.siteChips.rest(memberOf(site.op), site.length, outcomeWords(story))
  const wrong = useApp((state) => {
    const analysis = selectAnalysis(state)
    return analysis !== null && siteErrors(analysis, story).length > 0
  })
  const told = wrong ? messages.siteChips.wrong(rest) : rest
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (current) reveal(ref.current)
  }, [current])
  return (
    <button
      ref={ref}
      type="button"
      className={classes(styles.chip, current && styles.current)}
      aria-current={current ? 'true' : undefined}
      aria-label={`${name}: ${told}`}
      title={told}
      onClick={() => store.getState().goToSite(site.index)}
    >
      <OutcomeMark outcome={decision.outcome} callee={calleeOf(story)} />
      <b>{current ? name : site.index + 1}</b>
      {wrong && <span className={styles.wrong}>▲</span>}
      {!brief && (current ? <span className={styles.rest}>{rest}</span> : <Brief story={story} />)}
    </button>
  )
}

/** Where room is short the operation gives way first; its mark tells the outcome too. */
const Brief = ({ story }: { readonly story: SiteStory }) => (
  <>
    <span className={styles.rest}>{memberOf(story.site.op)}</span>
    <span className={styles.outcome}>{messages.siteChips.outcome(outcomeWords(story))}</span>
  </>
)
