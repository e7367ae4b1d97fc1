import type { Ia64Story } from '../../../src/ia64/story/told.ts'
import { outcomes } from '../../machines/ia64/layout.ts'
import { ia64 } from '../../messages/ia64.ts'
import { itaniumPlace } from '../../messages/itaniumStory.ts'
import { messages } from '../../messages/index.ts'
import { selectItanium } from '../../state/itanium.ts'
import { selectSite } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { classes } from '../../ui/classes.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import chips from '../SiteChips/SiteChips.module.css'

/** One chip a site: what it stands for and what becomes of it. */
export function SiteList() {
  const stories = useApp(selectItanium)?.stories ?? []
  const current = useApp(selectSite)
  return (
    <nav className={chips.chips} aria-label={messages.siteChips.region}>
      {stories.map((story) => (
        <SiteChip key={story.index} story={story} current={story.index === current} />
      ))}
    </nav>
  )
}

interface SiteChipProps {
  readonly story: Ia64Story
  readonly current: boolean
}

function SiteChip({ story, current }: SiteChipProps) {
  const { index, op, site, decision } = story
  const name = messages.siteChips.name(index + 1)
  const rest = itaniumPlace.chip(op, site.length / 16)
  // Behind a curtain only the site whose question was answered tells what became of it.
  const curtain = useApp(({ present }) => present.curtain)
  const shown = !curtain || current
  const told = shown ? `${rest} · ${ia64.outcome(decision.outcome)}` : rest
  return (
    <button
      type="button"
      className={classes(chips.chip, current && chips.current)}
      aria-current={current ? 'true' : undefined}
      aria-label={`${name}: ${told}`}
      title={told}
      onClick={() => store.getState().goToSite(index)}
    >
      {shown && <OutcomeMark outcome={outcomes[decision.outcome]} />}
      <b>{current ? name : index + 1}</b>
      <span className={chips.rest}>{rest}</span>
    </button>
  )
}
